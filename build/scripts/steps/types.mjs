import path from 'node:path';
import { packageFolder, projectRoot } from '../runtime/paths.mjs';
import { runQuietly } from '../runtime/run.mjs';
import { tallyOfExit } from './tally.mjs';

/** One per layer: each sees only the names that its code may use. */
const PROJECTS = [
  'shared',
  'electron/vault',
  'electron/engine/domain',
  'electron/engine',
  'electron/main',
  'electron/preload',
  'electron/training',
  'renderer',
  'build',
  'test',
];

/** @type {import('./tally.mjs').Step} */
export const typesStep = {
  name: 'types',
  run: async () => {
    let worst = 0;
    for (const project of PROJECTS) {
      const compiler = path.join(packageFolder('typescript'), 'bin/tsc');
      const { code, output } = await runQuietly(process.execPath, [compiler, '-p', project, '--pretty'], {
        cwd: projectRoot,
      });
      console.log(code === 0 ? `ok  ${project}` : `\n${output}\n${project}: wrong types`);
      worst = Math.max(worst, code);
    }
    return tallyOfExit(worst);
  },
};
