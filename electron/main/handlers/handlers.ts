import { app, nativeTheme } from 'electron';
import type { Handlers } from '../../../shared/ipc/dispatch.ts';
import { ok } from '../../../shared/result.ts';
import type { EngineProcess } from '../engine-process.ts';
import type { FileLog } from '../log/file-log.ts';
import type { Settings } from '../settings/settings.ts';
import type { Vault } from '../vault/vault.ts';
import { chooseFile } from './choose-file.ts';
import { createVaultHandlers } from './vault-handlers.ts';
import { type WorkspaceHandlerDeps, workspaceHandlers } from './workspaces.ts';

export type MainHandlerDeps = WorkspaceHandlerDeps & {
  readonly settings: Settings;
  readonly vault: Vault;
  readonly engine: EngineProcess;
  readonly log: FileLog;
};

/** What only the main process can answer. */
export const createMainHandlers = (deps: MainHandlerDeps): Handlers<'main'> => {
  const { settings, vault, engine, log } = deps;
  let readyMs: number | null = null;
  return {
    ...workspaceHandlers(deps),
    'app.about': async () => {
      const { state, sentence } = engine.state();
      return ok({
        version: app.getVersion(),
        electron: process.versions.electron,
        chrome: process.versions.chrome,
        node: process.versions.node,
        platform: `${process.platform} ${process.arch}`,
        vault: await vault.place(),
        engine: state,
        engineSentence: sentence,
      });
    },
    'app.painted': () => {
      if (readyMs === null) {
        readyMs = Math.round(Date.now() - (process.getCreationTime() ?? performance.timeOrigin));
        process.stdout.write(`ready in ${readyMs} ms\n`);
        log.info('ready', { ms: readyMs });
      }
      return ok({ readyMs });
    },
    'engine.restart': () => {
      engine.restart();
      return ok({});
    },
    'settings.get': () => ok({ theme: settings.theme() }),
    'settings.set': ({ theme }) => {
      settings.keepTheme(theme);
      nativeTheme.themeSource = theme;
      return ok({ theme });
    },
    'file.choose': async (request) => ok({ path: await chooseFile(request) }),
    ...createVaultHandlers(vault),
  };
};
