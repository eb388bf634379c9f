import { buildIfChanged } from './build.mjs';
import { bundleProgram } from './bundle/programs.mjs';
import { ensureRuntime } from './ensure-runtime.mjs';
import { withDisplay } from './runtime/display.mjs';
import { projectRoot } from './runtime/paths.mjs';
import { createReport, runScript } from './runtime/report.mjs';
import { runInForeground } from './runtime/run.mjs';

/** @param {string} program @param {readonly string[]} args @param {NodeJS.ProcessEnv} env */
const runProgram = (program, args, env) =>
  runInForeground(process.execPath, ['--enable-source-maps', program, ...args], { cwd: projectRoot, env });

/**
 * `npm run chaos -- --seed S --kills N [--app A]`: kills Concord N times at random moments, A of them the whole
 * application (five or one of a hundred, whichever is more), and checks that nothing was lost and nothing sent twice.
 * `npm run chaos -- --sync --seed S --kills N [--each K]`: kills the engine during full syncs of everything, at most K
 * times in each, and checks that they end as an undisturbed one.
 */
await runScript(async () => {
  const report = createReport('chaos');
  const args = process.argv.slice(2).filter((arg) => arg !== '--sync');
  const electron = await ensureRuntime(report);
  if (args.length < process.argv.length - 2) {
    const program = await bundleProgram('chaos-sync', 'build/chaos/sync/run.ts');
    return runProgram(program, args, process.env);
  }
  await buildIfChanged(report);
  const program = await bundleProgram('chaos', 'build/chaos/run.ts');
  return withDisplay(report, (environment) =>
    runProgram(program, args, { ...environment, CONCORD_ELECTRON: electron.binary }),
  );
});
