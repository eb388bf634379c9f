import path from 'node:path';
import { buildIfChanged } from './build.mjs';
import { ensureRuntime } from './ensure-runtime.mjs';
import { withDisplay } from './runtime/display.mjs';
import { projectRoot } from './runtime/paths.mjs';
import { createReport, runScript } from './runtime/report.mjs';
import { runInForeground } from './runtime/run.mjs';

/**
 * `npm run demo`: Concord driven by itself. The driver finds the program to launch in CONCORD_ELECTRON and the project
 * in its working folder.
 */
await runScript(async () => {
  const report = createReport('demo');
  const electron = await ensureRuntime(report);
  await buildIfChanged(report);
  return withDisplay(report, (environment) =>
    runInForeground(
      process.execPath,
      [path.join(projectRoot, 'build/scripts/demo/drive.mjs'), ...process.argv.slice(2)],
      {
        cwd: projectRoot,
        env: { ...environment, CONCORD_ELECTRON: electron.binary },
      },
    ),
  );
});
