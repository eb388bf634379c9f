import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { readJson } from '../runtime/files.mjs';
import { packageFolder, projectRoot } from '../runtime/paths.mjs';
import { runInForeground } from '../runtime/run.mjs';
import { tallyOfTests } from './tally.mjs';

/**
 * Runs a project of build/playwright.config.ts.
 * @param {string} name
 * @param {string} project
 * @param {NodeJS.ProcessEnv} environment must name the program to launch in CONCORD_ELECTRON
 * @param {readonly string[]} [wrapper] a command that Playwright is run by
 * @returns {import('./tally.mjs').Step}
 */
export const playwrightStep = (name, project, environment, wrapper = []) => ({
  name,
  run: async () => {
    const folder = await mkdtemp(path.join(os.tmpdir(), 'concord-e2e-'));
    try {
      const file = path.join(folder, 'report.json');
      const program = path.join(packageFolder('@playwright/test'), 'cli.js');
      const options = ['--config', 'build/playwright.config.ts', '--project', project, '--reporter=list,json'];
      const [command = '', ...args] = [...wrapper, process.execPath, program, 'test', ...options];
      const env = { ...environment, PLAYWRIGHT_JSON_OUTPUT_NAME: file };
      const code = await runInForeground(command, args, { cwd: projectRoot, env });
      return tallyOfTests(countOf(await readJson(file)), code);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  },
});

/**
 * A flaky or skipped test is not a passed one.
 * @param {{ stats: { expected: number, unexpected: number, flaky: number, skipped: number } } | null} report
 */
const countOf = (report) =>
  report && {
    passed: report.stats.expected,
    failed: report.stats.unexpected + report.stats.flaky + report.stats.skipped,
  };
