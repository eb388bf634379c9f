import type { Database } from 'better-sqlite3';

/** Keys behind one, up to another; without an end, all behind. */
export type KeyRange = { readonly after: string; readonly upTo: string | null };

/** Rows that are looked at before others are answered. */
const rangeSize = 1_000;

/** A condition in SQL: within a range that is bound as @after and @upTo. A blob comes behind every text: without an end it is open. */
export const isWithin = (column: string): string => `${column} > @after AND ${column} <= coalesce(@upTo, x'00')`;

/** The keys of a table in ranges of so many rows or a few more: a key may stand more than once. */
export const keyRanges = function* (db: Database, table: string, column = 'match_key'): Generator<KeyRange, void> {
  const end = db
    .prepare<[string], string>(
      `SELECT ${column} FROM ${table} WHERE ${column} > ? ORDER BY ${column} LIMIT 1 OFFSET ${rangeSize - 1}`,
    )
    .pluck();
  for (let after: string | null = ''; after !== null; ) {
    const upTo: string | null = end.get(after) ?? null;
    yield { after, upTo };
    after = upTo;
  }
};
