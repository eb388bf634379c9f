import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import SqliteDatabase from 'better-sqlite3';
import type { Workspace } from './opened-workspace.ts';
import { writeCsv } from './plain-csv.ts';

/**
 * How long the sqlite3 shell takes to import the rows of a table, written out as CSV beforehand, into a table with the same
 * columns and indexes, in ms. Null where there is no such shell.
 */
export const importMs = ({ file, folder }: Workspace, table: string): number | null => {
  if (spawnSync('sqlite3', ['--version']).error !== undefined) return null;
  const db = new SqliteDatabase(file, { readonly: true });
  const columns = db.prepare<[string], string>('SELECT name FROM pragma_table_info(?)').pluck().all(table);
  const statements = db
    .prepare<[string], string>(
      "SELECT sql FROM sqlite_schema WHERE tbl_name = ? AND type IN ('table', 'index') AND sql IS NOT NULL",
    )
    .pluck()
    .all(table);
  db.close();
  const csv = writeCsv(file, table, columns, folder);
  const lines = [
    'PRAGMA page_size = 4096;',
    'PRAGMA journal_mode = WAL;',
    'PRAGMA synchronous = NORMAL;',
    'PRAGMA cache_size = -65536;',
    // Empty cells come as empty texts, which a strict column of numbers refuses.
    ...statements.map((sql) => `${sql.replace(/\)\s*STRICT$/, ')')};`),
    `.import --csv --skip 1 ${csv} ${table}`,
    `SELECT count(*) FROM ${table};`,
  ];
  const start = performance.now();
  const done = spawnSync('sqlite3', [join(folder, 'imported.db')], { input: lines.join('\n'), encoding: 'utf8' });
  const ms = performance.now() - start;
  if (done.status !== 0 || Number(done.stdout.trim().split('\n').at(-1)) === 0) throw new Error(done.stderr);
  return ms;
};
