import path from 'node:path';
import { packageFolder, projectRoot } from '../runtime/paths.mjs';
import { runInForeground } from '../runtime/run.mjs';
import { tallyOfExit } from './tally.mjs';

/** @type {import('./tally.mjs').Step} */
export const styleStep = {
  name: 'lint and format',
  run: async () => {
    const biome = path.join(packageFolder('@biomejs/biome'), 'bin/biome');
    const options = ['check', '--config-path=build/biome.json', '--error-on-warnings', '.'];
    return tallyOfExit(await runInForeground(process.execPath, [biome, ...options], { cwd: projectRoot }));
  },
};
