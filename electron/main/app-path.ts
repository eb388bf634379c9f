import { join, normalize, sep } from 'node:path';

/** The one origin that the window is served from. */
export const appOrigin = 'app://concord';

/** Whether a page is our own: of our scheme, or in development of the module server. */
export const isOwnPage = (url: string, devServer: string | null): boolean => {
  if (!URL.canParse(url)) return false;
  const { protocol, host, origin } = new URL(url);
  return devServer === null ? protocol === 'app:' && host === 'concord' : origin === new URL(devServer).origin;
};

/** The file for an address of our own scheme, or null when it would lie outside of the folder or is another host's. */
export const fileForUrl = (url: string, folder: string): string | null => {
  if (!URL.canParse(url)) return null;
  const { protocol, host, pathname } = new URL(url);
  if (protocol !== 'app:' || host !== 'concord') return null;
  let path: string;
  try {
    path = decodeURIComponent(pathname);
  } catch {
    return null;
  }
  if (path.includes('\0') || path.includes('\\')) return null;
  const file = normalize(join(folder, path === '/' ? 'index.html' : path));
  return file.startsWith(folder + sep) ? file : null;
};

const types: Readonly<Record<string, string>> = {
  html: 'text/html; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
  woff2: 'font/woff2',
  svg: 'image/svg+xml',
  png: 'image/png',
  json: 'application/json',
  map: 'application/json',
};

/** The media type by file ending. */
export const typeOfFile = (file: string): string =>
  types[file.slice(file.lastIndexOf('.') + 1)] ?? 'application/octet-stream';

/** Nothing but our own files. Styles may also stand in the page: the dialogs' scroll lock adds a style element. */
export const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "font-src 'self'",
  "img-src 'self' data:",
  "connect-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');
