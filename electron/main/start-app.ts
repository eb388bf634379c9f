import { userInfo } from 'node:os';
import { join } from 'node:path';
import {
  app,
  type BrowserWindow,
  ipcMain,
  Menu,
  nativeTheme,
  powerMonitor,
  safeStorage,
  type WebFrameMain,
} from 'electron';
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
import { machineZone } from './schedule/machine-zone.ts';
import { createScheduleTimer } from './schedule/timer.ts';
import { createSettings } from './settings/settings.ts';
import { createWorkspaceList } from './settings/workspace-list.ts';
import { createTrainingServers } from './training/training-servers.ts';
import { createVault } from './vault/vault.ts';
import { createWindow } from './window.ts';
import { tellingVault } from './workspaces/telling-vault.ts';
import { createWorkspaceFolders } from './workspaces/workspace-folders.ts';
import { createWorkspaces } from './workspaces/workspaces.ts';

/** The built programs lie beside this one. */
const bundle = (name: string): string => join(import.meta.dirname, `${name}.js`);

/** Puts the processes together: log, settings, vault, training servers, engine, gate, window. */
export const startApp = (): void => {
  const data = app.getPath('userData');
  const log = createFileLog(join(data, 'logs'));
  const settings = createSettings(data, log);
  const vault = createVault({
    folder: data,
    safeStorage,
    platform: process.platform,
    log,
    onUnlocked: () => void workspaces.secretsChanged(null),
  });
  const workspaceList = createWorkspaceList(data, log, machineZone());
  let window: BrowserWindow | null = null;
  let isQuitting = false;
  registerAppScheme();

  const training = createTrainingServers({
    program: bundle('training'),
    folder: join(data, 'training'),
    log,
    env: process.env,
    onLost: () => {
      if (!isQuitting && workspaces.isTrainingOpen())
        void engine.reopen('A training server ended and was started again; the engine follows it.');
    },
  });
  const engine = createEngineProcess({
    program: bundle('engine'),
    log,
    start: () => workspaces.start(),
    onEvent: (name, payload) => sendEvent(window, name, payload, log),
    onState: (state: EngineState, sentence: string | null) => {
      sendEvent(window, 'engine.state-changed', { state, sentence }, log);
      if (state !== 'running') return;
      void workspaces.resume();
      void syncOnFirstOpening(engine.invoke, log);
    },
  });
  const workspaces = createWorkspaces({
    list: workspaceList,
    folders: createWorkspaceFolders(data),
    vault,
    training,
    engine,
    operator: userInfo().username,
    now: Date.now,
    log,
  });
  const timer = createScheduleTimer({
    invoke: engine.invoke,
    workspace: () => {
      const { slug, role, quiet } = workspaceList.open();
      return { slug, role, quiet, timer: (job) => workspaceList.timer(slug, job) };
    },
    isEnabled: process.env.CONCORD_SCHEDULE !== 'off',
    zone: machineZone(),
    now: Date.now,
    evenly: () => performance.now(),
    clockMoves: workspaceList.clockMoves,
    keepClockMoves: workspaceList.keepClockMoves,
    changed: () => sendEvent(window, 'store.changed', { topics: ['runs', 'workspace'] }, log),
    later: (ms, work) => void setTimeout(work, ms),
    log,
  });
  const handlers = createMainHandlers({
    settings,
    vault: tellingVault(vault, workspaces.secretsChanged),
    engine,
    log,
    workspaces,
    workspaceList,
    timer,
    now: Date.now,
  });
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
    isQuitting = true;
    timer.stop();
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
    timer.begin({ on: (event, listener) => powerMonitor.on(event as 'resume', listener) });
    window = createWindow({
      preload: join(import.meta.dirname, '..', 'preload', 'index.cjs'),
      settings,
      devServer: devServer(),
    });
  });
};

/** The module server of `npm run dev`; a packaged Concord never loads anything from the network. */
const devServer = (): string | null => (app.isPackaged ? null : (process.env.CONCORD_DEV_SERVER ?? null));
