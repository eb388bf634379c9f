import SqliteDatabase from 'better-sqlite3';
import { valueColumns } from '../../electron/engine/store/columns.ts';
import { medianMs } from './figure.ts';
import { openDuckdb } from './open-duckdb.ts';
import { writeCsv } from './plain-csv.ts';

const differs = (left: string, right: string, not: string): string =>
  valueColumns.map((column) => `${left}.${column} ${not} ${right}.${column}`).join(' OR ');

/** The same file, read by a connection with the engine's cache: every pair that differs or is alone, counted. */
export const fullJoinMs = async (file: string, runs: number): Promise<number> => {
  const db = new SqliteDatabase(file, { readonly: true });
  db.pragma('cache_size = -65536');
  const statement = db
    .prepare(
      `SELECT COUNT(*) FROM erp_customer e FULL JOIN dd_contact d ON d.match_key = e.match_key
       WHERE e.rid IS NULL OR d.rid IS NULL OR ${differs('e', 'd', 'IS NOT')}`,
    )
    .pluck();
  const median = await medianMs(runs, () => statement.get());
  db.close();
  return median;
};

/**
 * DuckDB's FULL OUTER JOIN of both sides from CSV on two threads, and nothing else: no rules, nothing written. Null where
 * DuckDB is not to be had.
 */
export const duckdbJoinMs = async (file: string, folder: string, runs: number): Promise<number | null> => {
  const duckdb = await openDuckdb();
  if (duckdb === null) return null;
  const [erp, dotdigital] = ['erp_customer', 'dd_contact'].map((table) =>
    writeCsv(file, table, ['match_key', ...valueColumns], folder),
  );
  const sql = `SELECT count(*) FROM read_csv('${erp}', all_varchar = true) e
    FULL OUTER JOIN read_csv('${dotdigital}', all_varchar = true) d ON d.match_key = e.match_key
    WHERE e.match_key IS NULL OR d.match_key IS NULL OR ${differs('e', 'd', 'IS DISTINCT FROM')}`;
  const median = await medianMs(runs, () => duckdb.rowsOf(sql));
  duckdb.close();
  return median;
};
