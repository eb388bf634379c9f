import { runProgram } from './bundle/programs.mjs';
import { createReport, runScript } from './runtime/report.mjs';
import { ensureSqlite } from './runtime/sqlite.mjs';

/**
 * `npm run changes -- [--edits 500] [--customers 5000] [--products N] [--orders N] [--seed S]`: edits both sides at random,
 * prints what the increments cost against a full run, and checks that both know the same in the end.
 */
await runScript(async () => {
  await ensureSqlite(createReport('changes'));
  return runProgram('changes', 'build/proof/changes.ts', process.argv.slice(2));
});
