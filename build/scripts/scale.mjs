import { runProgram } from './bundle/programs.mjs';
import { createReport, runScript } from './runtime/report.mjs';
import { ensureSqlite } from './runtime/sqlite.mjs';

/**
 * `npm run scale -- [--customers 50000] [--products 8000] [--orders 200000] [--rate 20] [--seed S]`: founds a company, runs
 * every job in full and then writes under policies, with the limits of the account on; prints what it took and checks it.
 */
await runScript(async () => {
  await ensureSqlite(createReport('scale'));
  return runProgram('scale', 'build/proof/scale.ts', process.argv.slice(2));
});
