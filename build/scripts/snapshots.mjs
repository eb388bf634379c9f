import path from 'node:path';
import { packageFolder, projectRoot } from './runtime/paths.mjs';
import { createReport, runScript } from './runtime/report.mjs';
import { runInForeground } from './runtime/run.mjs';
import { ensureSqlite } from './runtime/sqlite.mjs';

/**
 * `npm run snapshots`: writes the checked-in pictures of what must not change unseen. A test that keeps such a picture
 * writes it instead of comparing when CONCORD_WRITE_SNAPSHOTS is 1.
 */
await runScript(async () => {
  await ensureSqlite(createReport('snapshots'));
  const program = path.join(packageFolder('vitest'), 'vitest.mjs');
  return runInForeground(process.execPath, [program, 'run', '--config', 'build/vitest.config.ts', 'snapshot'], {
    cwd: projectRoot,
    env: { ...process.env, CONCORD_WRITE_SNAPSHOTS: '1' },
  });
});
