import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { readJson } from '../runtime/files.mjs';
import { packageFolder, projectRoot } from '../runtime/paths.mjs';
import { runInForeground } from '../runtime/run.mjs';
import { tallyOfTests } from './tally.mjs';

/**
 * @param {string} name
 * @param {readonly string[]} [filters] parts of file names; none means every test
 * @returns {import('./tally.mjs').Step}
 */
export const vitestStep = (name, filters = []) => ({
  name,
  run: async () => {
    const folder = await mkdtemp(path.join(os.tmpdir(), 'concord-tests-'));
    try {
      const file = path.join(folder, 'report.json');
      const program = path.join(packageFolder('vitest'), 'vitest.mjs');
      const options = ['--config', 'build/vitest.config.ts', '--reporter=default', '--reporter=json'];
      const args = [program, 'run', ...options, `--outputFile.json=${file}`, ...filters];
      const code = await runInForeground(process.execPath, args, { cwd: projectRoot });
      const report = await readJson(file);
      const counted = report && { passed: report.numPassedTests, failed: report.numFailedTests };
      return tallyOfTests(counted, code);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  },
});
