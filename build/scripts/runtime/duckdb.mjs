import fs from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { exists } from './files.mjs';
import { withLock } from './lock.mjs';
import { cacheFolder, platform, projectRoot } from './paths.mjs';
import { runQuietly } from './run.mjs';

/** One exact version, every package of it pinned by its content. */
const PINNED = path.join(projectRoot, 'build/bench/duckdb');

/**
 * The module of DuckDB, fetched once: only the bench needs it, so `npm ci` does not bring its 70 MB. Null where it cannot be
 * had; the bench then says so.
 * @param {import('./report.mjs').Report} report
 * @returns {Promise<string | null>}
 */
export const ensureDuckdb = async (report) => {
  const { dependencies } = JSON.parse(await fs.readFile(path.join(PINNED, 'package.json'), 'utf8'));
  const folder = path.join(cacheFolder, `duckdb-${dependencies['@duckdb/node-api']}-${platform}`);
  const made = pathToFileURL(path.join(folder, 'node_modules/@duckdb/node-api/lib/index.js')).href;
  if (await exists(folder)) return made;
  return withLock(folder, report, async () => {
    if (await exists(folder)) return made;
    report('fetching DuckDB, which the bench compares with (once)');
    const work = `${folder}.making`;
    await fs.rm(work, { recursive: true, force: true });
    await fs.cp(PINNED, work, { recursive: true });
    const quiet = ['--no-audit', '--no-fund', '--loglevel=error'];
    const { code } = await runQuietly('npm', ['ci', '--prefix', work, '--ignore-scripts', ...quiet], { cwd: work });
    if (code === 0) await fs.rename(work, folder);
    else await fs.rm(work, { recursive: true, force: true });
    return code === 0 ? made : null;
  });
};
