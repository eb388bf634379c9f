import path from 'node:path';
import { projectRoot } from '../runtime/paths.mjs';
import { runInForeground } from '../runtime/run.mjs';

/** 195 kills of the engine and 5 of the application; `npm run chaos -- --kills 2000` is the whole of it. */
const KILLS = ['--seed', '1', '--kills', '200', '--app', '5'];

/**
 * Kills at random moments. The whole run counts as one test.
 * @param {NodeJS.ProcessEnv} environment with a screen
 * @returns {import('./tally.mjs').Step}
 */
export const chaosStep = (environment) => ({
  name: 'chaos',
  run: async () => {
    const program = path.join(projectRoot, 'build/scripts/chaos.mjs');
    const code = await runInForeground(process.execPath, [program, ...KILLS], { cwd: projectRoot, env: environment });
    return code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
  },
});
