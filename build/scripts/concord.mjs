import path from 'node:path';
import { buildIfChanged } from './build.mjs';
import { assertNodeIsUsable } from './runtime/node-version.mjs';
import { projectRoot } from './runtime/paths.mjs';
import { createReport, runScript } from './runtime/report.mjs';
import { runInForeground } from './runtime/run.mjs';
import { ensureSqlite } from './runtime/sqlite.mjs';

/** `npm run -s concord -- <operation> '<json>'`: the engine without a window. Standard output is the engine's alone. */
await runScript(async () => {
  assertNodeIsUsable();
  const report = createReport('concord');
  await ensureSqlite(report);
  await buildIfChanged(report);
  const program = path.join(projectRoot, 'out/main/headless.js');
  return runInForeground(process.execPath, ['--enable-source-maps', program, ...process.argv.slice(2)]);
});
