import { spawn } from 'node:child_process';
import { SetupFailure } from './report.mjs';

const START_LIMIT_MS = 15_000;

/** Whether a window needs a virtual screen here. */
export const needsVirtualDisplay = () =>
  process.platform === 'linux' && !process.env.DISPLAY && !process.env.WAYLAND_DISPLAY;

/**
 * Gives the work an environment in which windows can open: this one, or one with a virtual screen that lives as long
 * as the work.
 * @template T
 * @param {import('./report.mjs').Report} report
 * @param {(environment: NodeJS.ProcessEnv) => Promise<T>} work
 * @returns {Promise<T>}
 */
export const withDisplay = async (report, work) => {
  if (!needsVirtualDisplay()) return work(process.env);
  const server = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', '1600x1000x24', '-nolisten', 'tcp', '-noreset'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
    // Its own group: Ctrl-C reaches the window first, which must not lose its screen while it saves.
    detached: true,
  });
  const stop = () => server.kill();
  process.on('exit', stop);
  try {
    const display = `:${await displayNumber(server)}`;
    report(`no screen here: windows open on a virtual one (${display})`);
    return await work({ ...process.env, DISPLAY: display });
  } finally {
    process.off('exit', stop);
    stop();
  }
};

/** @param {import('node:child_process').ChildProcess} server @returns {Promise<string>} */
const displayNumber = (server) =>
  new Promise((resolve, reject) => {
    const fail = (/** @type {string} */ cause) =>
      reject(new SetupFailure(`The virtual screen did not start: ${cause}.`, 'Run Xvfb by hand to see why.'));
    const timer = setTimeout(() => fail(`no answer in ${START_LIMIT_MS / 1000} s`), START_LIMIT_MS);
    server.on('error', (error) => fail(error.message));
    server.on('exit', (code) => fail(`Xvfb ended with ${code}`));
    server.stdio[3]?.on('data', (/** @type {Buffer} */ chunk) => {
      clearTimeout(timer);
      resolve(chunk.toString().trim());
    });
  });
