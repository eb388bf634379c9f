import path from 'node:path';
import { projectRoot } from '../runtime/paths.mjs';
import { runInForeground } from '../runtime/run.mjs';

/** 195 kills of the engine and 5 of the application; `npm run chaos -- --kills 2000` is the whole of it. */
const KILLS = ['--seed', '1', '--kills', '200', '--app', '5'];

/** A tenth of `npm run chaos -- --sync`. */
const KILLS_OF_SYNCS = ['--sync', '--seed', '1', '--kills', '20', '--each', '10'];

/**
 * Kills at random moments. Each run counts as one test.
 * @param {NodeJS.ProcessEnv} environment with a screen
 * @returns {import('./tally.mjs').Step}
 */
export const chaosStep = (environment) => ({
  name: 'chaos',
  run: async () => {
    const program = path.join(projectRoot, 'build/scripts/chaos.mjs');
    let passed = 0;
    for (const kills of [KILLS, KILLS_OF_SYNCS]) {
      const code = await runInForeground(process.execPath, [program, ...kills], { cwd: projectRoot, env: environment });
      if (code !== 0) return { passed, failed: 1 };
      passed += 1;
    }
    return { passed, failed: 0 };
  },
});
