import { runProgram } from './bundle/programs.mjs';
import { createReport, runScript } from './runtime/report.mjs';
import { ensureSqlite } from './runtime/sqlite.mjs';

/**
 * `npm run changes -- [--edits 500] [--customers 5000] [--products N] [--orders N] [--seed S]`: edits both sides at random,
 * prints what the increments cost against a full run, and checks that both know the same in the end.
 * `npm run changes -- --sequences 10000 [--seed S]`: so many random sequences of edits against a mirror of a few records, without
 * systems to read from; after each round an increment must find what a full pass finds.
 */
await runScript(async () => {
  await ensureSqlite(createReport('changes'));
  const words = process.argv.slice(2);
  const isSequences = words.some((word) => word.startsWith('--sequences'));
  return runProgram('changes', `build/proof/${isSequences ? 'sequences/run' : 'changes'}.ts`, words);
});
