import type { Database } from 'better-sqlite3';
import type { KnownOptOut, OptOutStore } from './trust-stores.ts';

/** A row of the ledger as it is stored; `hash` is keyed with the workspace's key. */
export type LedgerRow = {
  readonly hash: string;
  readonly at: number | null;
  readonly seen_at: number;
  readonly source: string;
};

type Row = { readonly at: number | null; readonly seen_at: number; readonly source: string };

/**
 * Every opt-out ever seen, by keyed hash of each name that the person had: ids on both sides, numbers, addresses. It
 * outlives the records, so that nobody is subscribed again because a record was deleted, renamed or merged.
 */
export const createOptOuts = (db: Database, keyedHash: (text: string) => string, now: () => number): OptOutStore => {
  const note = prepareNote(db);
  const noteAnew = db.prepare<[string, number, string]>(
    `INSERT INTO opt_out (hash, at, seen_at, source) VALUES (?, NULL, ?, ?)
     ON CONFLICT DO UPDATE SET at = NULL, seen_at = excluded.seen_at, source = excluded.source`,
  );
  const find = db.prepare<[string], Row>('SELECT at, seen_at, source FROM opt_out WHERE hash = ?');
  const move = db.prepare<[string, string]>('INSERT OR IGNORE INTO former_address (owner, hash) VALUES (?, ?)');
  const formerOf = db.prepare<[string], string>('SELECT hash FROM former_address WHERE owner = ?').pluck();
  const hashOf = (name: string): string => keyedHash(`opt-out:${name}`);
  return {
    note: (names, at, source, isAnew = false) => {
      const own = names.map(hashOf);
      // Every address that the person ever had counts, those of before the opt-out too.
      for (const hash of new Set([...own, ...own.flatMap((owner) => formerOf.all(owner))])) {
        if (at === null && isAnew) noteAnew.run(hash, now(), source);
        else note.run(hash, at, now(), source);
      }
    },
    moved: (owner, formerEmailKey) => void move.run(hashOf(owner), hashOf(`email:${formerEmailKey}`)),
    latest: (names) => {
      let latest: KnownOptOut | null = null;
      for (const name of names) {
        const row = find.get(hashOf(name));
        if (row === undefined) continue;
        const at = row.at ?? row.seen_at;
        if (latest === null || at > latest.at) latest = { at, givenAt: row.at, source: row.source };
      }
      return latest;
    },
  };
};

const prepareNote = (db: Database) =>
  db.prepare<[string, number | null, number, string]>(
    `INSERT INTO opt_out (hash, at, seen_at, source) VALUES (?, ?, ?, ?)
     ON CONFLICT DO UPDATE SET at = excluded.at, source = excluded.source WHERE excluded.at IS NOT NULL AND (opt_out.at IS NULL OR excluded.at > opt_out.at)`,
  );

/** The whole ledger, for another file of the same workspace. */
export const ledgerOf = (db: Database): readonly LedgerRow[] =>
  db.prepare<[], LedgerRow>('SELECT hash, at, seen_at, source FROM opt_out').all();

/** Takes over a ledger by the same rule as a single note: what is known already stays unless a later date is given. */
export const mergeLedger = (db: Database, rows: readonly LedgerRow[]): void => {
  const note = prepareNote(db);
  for (const { hash, at, seen_at, source } of rows) note.run(hash, at, seen_at, source);
};

/** The names under which an opt-out is kept. */
export const customerNames = (id: string, number: string, emailKeys: readonly (string | null)[]): readonly string[] => [
  `customer:${id}`,
  `number:${number}`,
  ...emailNames(emailKeys),
];
export const contactNames = (
  contactId: number,
  erpNumber: string | null,
  emailKeys: readonly (string | null)[],
): readonly string[] => [
  `contact:${contactId}`,
  ...(erpNumber === null ? [] : [`number:${erpNumber}`]),
  ...emailNames(emailKeys),
];
export const emailNames = (emailKeys: readonly (string | null)[]): readonly string[] =>
  [...new Set(emailKeys)].flatMap((key) => (key === null ? [] : [`email:${key}`]));
