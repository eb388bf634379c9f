import { spawn } from 'node:child_process';
import { build, createServer } from 'vite';
import { projectRoot } from '../runtime/paths.mjs';
import { buildConfigs, rendererConfig } from './config.mjs';

const RESTART_AFTER_MS = 150;

/**
 * Development: the window comes from a server that replaces changed modules in place; a change in main, engine or
 * preload starts Electron anew. Ends when the window is closed.
 * @param {import('../runtime/report.mjs').Report} report
 * @param {string} binary
 * @param {readonly string[]} args
 * @param {NodeJS.ProcessEnv} environment
 * @returns {Promise<number>} the exit code of the Electron that was closed
 */
export const runDevelopment = async (report, binary, args, environment) => {
  const server = await createServer({ ...rendererConfig(), base: '/', server: { host: '127.0.0.1', port: 0 } });
  await server.listen();
  const address = server.resolvedUrls?.local[0] ?? '';
  report(`the window's modules are served at ${address}`);
  const { main, preload } = buildConfigs({ development: true });
  const watchers = await Promise.all([main, preload].map(watch));

  const code = await new Promise((resolve) => {
    /** @type {import('node:child_process').ChildProcess | undefined} */
    let electron;
    /** @type {NodeJS.Timeout | undefined} */
    let timer;
    const start = () => {
      electron?.removeAllListeners('close');
      electron?.kill();
      const env = { ...environment, CONCORD_DEV_SERVER: address };
      electron = spawn(binary, args, { stdio: 'inherit', cwd: projectRoot, env });
      electron.on('close', (ended) => resolve(ended ?? 0));
    };
    for (const watcher of watchers) {
      watcher.onBuilt(() => {
        clearTimeout(timer);
        if (watchers.every((one) => one.isBuilt())) timer = setTimeout(start, RESTART_AFTER_MS);
      });
    }
    for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM'])) process.on(signal, () => electron?.kill(signal));
  });
  await Promise.all([server.close(), ...watchers.map((watcher) => watcher.close())]);
  return code;
};

/** @param {import('vite').InlineConfig} config */
const watch = async (config) => {
  const watcher = /** @type {import('vite').Rolldown.RolldownWatcher} */ (/** @type {unknown} */ (await build(config)));
  let built = false;
  let notify = () => {};
  watcher.on('event', (event) => {
    if (event.code === 'ERROR') console.error(event.error);
    if (event.code !== 'BUNDLE_END') return;
    void event.result.close();
    built = true;
    notify();
  });
  return {
    isBuilt: () => built,
    onBuilt: (/** @type {() => void} */ listener) => {
      notify = listener;
      if (built) listener();
    },
    close: () => watcher.close(),
  };
};
