import fs from 'node:fs/promises';
import path from 'node:path';
import { ensureDuckdb } from './runtime/duckdb.mjs';
import { projectRoot } from './runtime/paths.mjs';
import { createReport, runScript, SetupFailure } from './runtime/report.mjs';
import { runInForeground } from './runtime/run.mjs';
import { ensureSqlite } from './runtime/sqlite.mjs';

const BENCHES = path.join(projectRoot, 'build/bench');
const OUTPUT = path.join(projectRoot, 'out/bench');

/**
 * `npm run bench [-- part of a name] [--size 1000000]`: one line for each figure, 100,000 rows unless told. Ends with 1 when a
 * goal that is claimed is not met.
 */
await runScript(async () => {
  const given = process.argv.slice(2).join(' ').replaceAll('--size ', '--size=').split(' ');
  const wanted = given.find((word) => !word.startsWith('--')) ?? '';
  const forBenches = given.filter((word) => word.startsWith('--'));
  const files = (await fs.readdir(BENCHES))
    .filter((file) => file.endsWith('.bench.ts') && file.includes(wanted))
    .sort();
  if (files.length === 0) throw new SetupFailure('No bench has such a name.', 'Look into build/bench/.');
  const report = createReport('bench');
  await ensureSqlite(report);
  const duckdb = await ensureDuckdb(report);
  const [{ build }, { nodeConfig }] = await Promise.all([import('vite'), import('./bundle/config.mjs')]);
  const entries = files.map((file) => [path.basename(file, '.ts'), `build/bench/${file}`]);
  await build(nodeConfig('bench', Object.fromEntries(entries), false, { format: 'es', entryFileNames: '[name].js' }));
  const env = { ...process.env, ...(duckdb === null ? {} : { CONCORD_DUCKDB: duckdb }) };
  let worst = 0;
  for (const [name] of entries) {
    const program = path.join(projectRoot, 'build/scripts/bench/run-one.mjs');
    const options = ['--expose-gc', '--enable-source-maps', program, path.join(OUTPUT, `${name}.js`), ...forBenches];
    worst = Math.max(worst, await runInForeground(process.execPath, options, { cwd: projectRoot, env }));
  }
  return worst;
});
