import { buildIfChanged } from './build.mjs';
import { runProgram } from './bundle/programs.mjs';
import { ensureRuntime } from './ensure-runtime.mjs';
import { withDisplay } from './runtime/display.mjs';
import { createReport, runScript } from './runtime/report.mjs';
import { ensureSqlite } from './runtime/sqlite.mjs';

/**
 * `npm run chaos -- --seed S --kills N [--app A]`: kills Concord N times at random moments, A of them the whole
 * application (five or one of a hundred, whichever is more), and checks that nothing was lost and nothing sent twice.
 * `npm run chaos -- --sync --seed S --kills N [--each K]`: kills the engine during full syncs of everything, at most K
 * times in each, and checks that they end as an undisturbed one.
 */
await runScript(async () => {
  const report = createReport('chaos');
  const words = process.argv.slice(2);
  if (words.includes('--sync')) {
    await ensureSqlite(report);
    const others = words.filter((word) => word !== '--sync');
    return runProgram('chaos-sync', 'build/chaos/sync/run.ts', others);
  }
  const electron = await ensureRuntime(report);
  await buildIfChanged(report);
  return withDisplay(report, (environment) =>
    runProgram('chaos', 'build/chaos/run.ts', words, { ...environment, CONCORD_ELECTRON: electron.binary }),
  );
});
