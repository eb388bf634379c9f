import path from 'node:path';
import { buildIfChanged } from './build.mjs';
import { ensureRuntime } from './ensure-runtime.mjs';
import { withDisplay } from './runtime/display.mjs';
import { packageFolder, projectRoot } from './runtime/paths.mjs';
import { createReport, runScript } from './runtime/report.mjs';
import { runInForeground } from './runtime/run.mjs';

/** `npm run test:e2e -- [Playwright's arguments]`: some end-to-end tests, while working on them. */
await runScript(async () => {
  const report = createReport('e2e');
  const electron = await ensureRuntime(report);
  await buildIfChanged(report);
  const program = path.join(packageFolder('@playwright/test'), 'cli.js');
  const options = ['--config', 'build/playwright.config.ts', '--project=e2e', ...process.argv.slice(2)];
  return withDisplay(report, (environment) =>
    runInForeground(process.execPath, [program, 'test', ...options], {
      cwd: projectRoot,
      env: { ...environment, CONCORD_ELECTRON: electron.binary },
    }),
  );
});
