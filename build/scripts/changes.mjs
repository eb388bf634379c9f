import { bundleProgram } from './bundle/programs.mjs';
import { projectRoot } from './runtime/paths.mjs';
import { createReport, runScript } from './runtime/report.mjs';
import { runInForeground } from './runtime/run.mjs';
import { ensureSqlite } from './runtime/sqlite.mjs';

/**
 * `npm run changes -- [--edits 500] [--customers 5000] [--products N] [--orders N] [--seed S]`: edits both sides at random,
 * prints what the increments cost against a full run, and checks that both know the same in the end.
 */
await runScript(async () => {
  await ensureSqlite(createReport('changes'));
  const program = await bundleProgram('changes', 'build/proof/changes.ts');
  const args = ['--enable-source-maps', program, ...process.argv.slice(2)];
  return runInForeground(process.execPath, args, { cwd: projectRoot });
});
