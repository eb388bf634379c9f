import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { LeftRow } from './left-people.ts';
import { openDuckdb } from './open-duckdb.ts';

const columns = ['first', 'last', 'born', 'email', 'phone', 'street', 'city', 'postcode'] as const;
const names = ['first', 'last', 'email', 'street', 'city'] as const;

/** What two records have to share to be compared at all: the plainest of such rules. */
const blocks: readonly (readonly (typeof columns)[number][])[] = [
  ['phone'],
  ['born'],
  ['first', 'last'],
  ['last', 'postcode'],
  ['first', 'postcode'],
  ['last', 'city'],
  ['street', 'postcode'],
];

/**
 * Pairs a second of the plain way in DuckDB on two threads, from CSV: pairs of some blocks, five texts of each compared by Jaro
 * and Winkler, three for being the same. Nothing is learned, weighed or chosen. Null where DuckDB is not to be had.
 */
export const duckdbPairsPerSecond = async (
  lefts: readonly LeftRow[],
  rights: readonly LeftRow[],
): Promise<number | null> => {
  const duckdb = await openDuckdb();
  if (duckdb === null) return null;
  const folder = mkdtempSync(join(tmpdir(), 'concord-bench-'));
  try {
    const [left, right] = [csvOf(folder, 'left', lefts), csvOf(folder, 'right', rights)];
    const start = performance.now();
    const [row] = await duckdb.rowsOf(pairsSql(left, right));
    return Number(row?.[0] ?? 0) / ((performance.now() - start) / 1_000);
  } finally {
    duckdb.close();
    rmSync(folder, { recursive: true, force: true });
  }
};

const pairsSql = (left: string, right: string): string => {
  const pairs = blocks.map((block) => {
    const isShared = block.map((column) => `l.${column} = r.${column}`).join(' AND ');
    return `SELECT l.place AS a, r.place AS b FROM l JOIN r ON ${isShared}`;
  });
  const near = names.map((name) => `coalesce(jaro_winkler_similarity(l.${name}, r.${name}), 0)`);
  const same = ['born', 'phone', 'postcode'].map((name) => `coalesce((l.${name} = r.${name})::INT, 0)`);
  return `WITH l AS MATERIALIZED (SELECT * FROM read_csv('${left}', all_varchar = true)),
    r AS MATERIALIZED (SELECT * FROM read_csv('${right}', all_varchar = true)),
    pairs AS MATERIALIZED (${pairs.join(' UNION ')})
    SELECT count(*), max(${[...near, ...same].join(' + ')})
    FROM pairs JOIN l ON l.place = pairs.a JOIN r ON r.place = pairs.b`;
};

const csvOf = (folder: string, name: string, rows: readonly LeftRow[]): string => {
  const file = join(folder, `${name}.csv`);
  const lines = rows.map(({ row }, place) =>
    [String(place), ...columns.map((column) => quoted(row[column]))].join(','),
  );
  writeFileSync(file, `${['place', ...columns].join(',')}\n${lines.join('\n')}\n`);
  return file;
};

const quoted = (value: string | null): string => (value === null ? '' : `"${value.replaceAll('"', '""')}"`);
