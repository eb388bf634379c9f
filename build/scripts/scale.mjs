import { bundleProgram } from './bundle/programs.mjs';
import { projectRoot } from './runtime/paths.mjs';
import { createReport, runScript } from './runtime/report.mjs';
import { runInForeground } from './runtime/run.mjs';
import { ensureSqlite } from './runtime/sqlite.mjs';

/**
 * `npm run scale -- [--customers 50000] [--products 8000] [--orders 200000] [--rate 20] [--seed S]`: founds a company, runs
 * every job in full and then writes under policies, with the limits of the account on; prints what it took and checks it.
 */
await runScript(async () => {
  await ensureSqlite(createReport('scale'));
  const program = await bundleProgram('scale', 'build/proof/scale.ts');
  const args = ['--enable-source-maps', program, ...process.argv.slice(2)];
  return runInForeground(process.execPath, args, { cwd: projectRoot });
});
