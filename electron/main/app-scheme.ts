import { readFile } from 'node:fs/promises';
import { protocol } from 'electron';
import { contentSecurityPolicy, fileForUrl, typeOfFile } from './app-path.ts';

/** Must run before the app is ready. */
export const registerAppScheme = (): void =>
  protocol.registerSchemesAsPrivileged([
    { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true } },
  ]);

/** Serves the window's files, with the content security policy on every answer. */
export const handleAppScheme = (folder: string): void =>
  protocol.handle('app', async ({ url }) => {
    const file = fileForUrl(url, folder);
    const headers = {
      'content-security-policy': contentSecurityPolicy,
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
    };
    if (file === null) return new Response('not here', { status: 404, headers });
    try {
      return new Response(await readFile(file), { headers: { ...headers, 'content-type': typeOfFile(file) } });
    } catch {
      return new Response('not here', { status: 404, headers });
    }
  });
