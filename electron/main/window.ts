import { BrowserWindow, nativeTheme, type Session, screen } from 'electron';
import { appOrigin } from './app-path.ts';
import type { Settings } from './settings/settings.ts';
import { placeWindow } from './settings/window-place.ts';

export type WindowOptions = {
  readonly preload: string;
  readonly settings: Settings;
  readonly devServer: string | null;
};

/** The paper of tokens.css, so that nothing flashes before the first paint. */
const paper = { light: '#fbfbfa', dark: '#161614' };

/** The one window: sandboxed, isolated, without navigation, new windows or permissions; its place is remembered. */
export const createWindow = ({ preload, settings, devServer }: WindowOptions): BrowserWindow => {
  const place = placeWindow(
    settings.windowPlace(),
    screen.getAllDisplays().map(({ workArea }) => workArea),
  );
  const window = new BrowserWindow({
    ...place.bounds,
    minWidth: 960,
    minHeight: 640,
    show: false,
    title: 'Concord',
    backgroundColor: nativeTheme.shouldUseDarkColors ? paper.dark : paper.light,
    webPreferences: {
      preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webSecurity: true,
      spellcheck: false,
      webviewTag: false,
    },
  });
  if (place.isMaximised) window.maximize();
  refuseEverything(window, devServer);
  window.once('ready-to-show', () => window.show());
  window.on('close', () =>
    settings.keepWindowPlace({ bounds: window.getNormalBounds(), isMaximised: window.isMaximized() }),
  );
  nativeTheme.on('updated', () => {
    if (!window.isDestroyed()) window.setBackgroundColor(nativeTheme.shouldUseDarkColors ? paper.dark : paper.light);
  });
  void window.loadURL(devServer ?? `${appOrigin}/`);
  return window;
};

const refuseEverything = (window: BrowserWindow, devServer: string | null): void => {
  const { webContents } = window;
  const own = devServer === null ? appOrigin : new URL(devServer).origin;
  const refuse = (event: { preventDefault: () => void }, url: string): void => {
    if (new URL(url).origin !== own && !url.startsWith(`${own}/`)) event.preventDefault();
  };
  webContents.on('will-navigate', (event) => {
    // Loading the same page again is the way out of a fault in the window.
    if (event.url === webContents.getURL()) return;
    if (devServer === null) event.preventDefault();
    else refuse(event, event.url);
  });
  webContents.on('will-redirect', (event) => event.preventDefault());
  webContents.on('will-attach-webview', (event) => event.preventDefault());
  webContents.setWindowOpenHandler(() => ({ action: 'deny' }));
  refusePermissions(webContents.session);
};

const refusePermissions = (session: Session): void => {
  session.setPermissionRequestHandler((_contents, _permission, answer) => answer(false));
  session.setPermissionCheckHandler(() => false);
  session.setDevicePermissionHandler(() => false);
};
