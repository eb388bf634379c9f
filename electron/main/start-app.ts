import { userInfo } from 'node:os';
import { join } from 'node:path';
import { app, type BrowserWindow, ipcMain, Menu, nativeTheme, safeStorage, type WebFrameMain } from 'electron';
import type { EngineState } from '../../shared/ipc/operations/app.ts';
import { isOwnPage } from './app-path.ts';
import { handleAppScheme, registerAppScheme } from './app-scheme.ts';
import { createEngineProcess } from './engine-process.ts';
import { createGate } from './gate/gate.ts';
import { sendEvent } from './gate/send-event.ts';
import { createMainHandlers } from './handlers/handlers.ts';
import { createFileLog } from './log/file-log.ts';
import { menuTemplate } from './menu.ts';
import { syncOnFirstOpening } from './schedule/first-opening.ts';
import { createSettings } from './settings/settings.ts';
import { createTrainingServers } from './training/training-servers.ts';
import { createVault } from './vault/vault.ts';
import { createWindow } from './window.ts';

/** The built programs lie beside this one. */
const bundle = (name: string): string => join(import.meta.dirname, `${name}.js`);

/** Puts the processes together: log, settings, vault, training servers, engine, gate, window. */
export const startApp = (): void => {
  const data = app.getPath('userData');
  const log = createFileLog(join(data, 'logs'));
  const settings = createSettings(data, log);
  const vault = createVault({ folder: data, safeStorage, platform: process.platform, log });
  let window: BrowserWindow | null = null;
  registerAppScheme();

  const training = createTrainingServers({
    program: bundle('training'),
    folder: join(data, 'training'),
    log,
    env: process.env,
    onLost: () => void engine.renew(),
  });
  const engine = createEngineProcess({
    program: bundle('engine'),
    log,
    start: async () => {
      const access = await training.start();
      return {
        folder: join(data, 'workspaces', 'training'),
        workspace: { name: 'Northbank Apparel', training: true },
        operator: userInfo().username,
        holder: 'the Concord window',
        clock: null,
        ...access,
      };
    },
    onEvent: (name, payload) => sendEvent(window, name, payload, log),
    onState: (state: EngineState, sentence: string | null) => {
      sendEvent(window, 'engine.state-changed', { state, sentence }, log);
      if (state === 'running') void syncOnFirstOpening(engine.invoke, log);
    },
  });
  const handlers = createMainHandlers({ settings, vault, engine, log });
  const gate = createGate({
    handlers,
    engine,
    log,
    isTrusted: (sender: WebFrameMain | null) =>
      window !== null &&
      sender !== null &&
      sender === window.webContents.mainFrame &&
      isOwnPage(sender.url, devServer()),
  });

  app.on('second-instance', () => {
    if (window?.isMinimized() === true) window.restore();
    window?.focus();
  });
  app.on('window-all-closed', () => app.quit());
  let isStopped = false;
  app.on('before-quit', (event) => {
    if (isStopped) return;
    event.preventDefault();
    void engine.stop().then(() => {
      training.stop();
      isStopped = true;
      app.quit();
    });
  });
  process.on('uncaughtException', (error) => log.bug('main', error));
  process.on('unhandledRejection', (error) => log.bug('main', error));

  void app.whenReady().then(() => {
    handleAppScheme(join(import.meta.dirname, '..', 'renderer'));
    nativeTheme.themeSource = settings.theme();
    Menu.setApplicationMenu(
      Menu.buildFromTemplate(
        menuTemplate({ isMac: process.platform === 'darwin', isPackaged: app.isPackaged, name: app.name }),
      ),
    );
    ipcMain.handle('concord:invoke', (event, name: unknown, input: unknown) => gate(event.senderFrame, name, input));
    engine.begin();
    window = createWindow({
      preload: join(import.meta.dirname, '..', 'preload', 'index.cjs'),
      settings,
      devServer: devServer(),
    });
  });
};

/** The module server of `npm run dev`; a packaged Concord never loads anything from the network. */
const devServer = (): string | null => (app.isPackaged ? null : (process.env.CONCORD_DEV_SERVER ?? null));
