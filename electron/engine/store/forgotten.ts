import type { Database } from 'better-sqlite3';
import { type Forgetting, forgetRecords, namesOfContact, namesOfCustomer, type RecordRef } from './forget.ts';

/** Who was forgotten, and forgetting. */
export interface ForgottenStore {
  /** Whether a customer or a contact was forgotten and must not come back. */
  readonly isCustomer: (customer: { readonly id: string; readonly number: string }) => boolean;
  readonly isContact: (contact: {
    readonly contactId: number;
    readonly erpNumber: string | null;
    readonly emailKey: string | null;
  }) => boolean;
  /** Whose records of this address are gone from the mirror, while a case that was decided still names them. */
  readonly leftInCases: (
    email: string,
  ) => readonly (RecordRef & { readonly reference: string; readonly label: string; readonly email: string })[];
  readonly list: () => readonly { readonly hash: string; readonly at: number }[];
  /** Call inside `atomically`; `shred` after it. */
  readonly forget: (records: readonly RecordRef[], at: number) => Forgetting;
  /** Leaves nothing of what was deleted in the file or beside it. Not inside a transaction. */
  readonly shred: () => void;
}

export const createForgotten = (db: Database, keyedHash: (text: string) => string): ForgottenStore => {
  const has = db.prepare<[string], number>('SELECT 1 FROM forgotten WHERE hash = ?').pluck();
  const any = db.prepare<[], number>('SELECT 1 FROM forgotten LIMIT 1').pluck();
  const all = db.prepare<[], { hash: string; at: number }>('SELECT hash, at FROM forgotten');
  const inCases = db.prepare<[string], ReturnType<ForgottenStore['leftInCases']>[number]>(
    `SELECT DISTINCT k.side AS system, k.ext_id AS id, m.reference, m.label, m.email
     FROM mismatch m JOIN decision d ON d.mismatch_id = m.id JOIN person_key k ON k.id = d.person_key_id
     WHERE lower(trim(m.email)) = ? LIMIT 50`,
  );
  const hashOf = (name: string): string => keyedHash(`forgotten:${name}`);
  const isAny = (names: readonly string[]): boolean =>
    any.get() !== undefined && names.some((name) => has.get(hashOf(name)) !== undefined);
  return {
    isCustomer: ({ id, number }) => isAny(namesOfCustomer(id, number)),
    isContact: ({ contactId, erpNumber, emailKey }) => isAny(namesOfContact(contactId, erpNumber, emailKey)),
    leftInCases: (email) => inCases.all(email.trim().toLowerCase()),
    list: () => all.all(),
    forget: (records, at) => forgetRecords(db, hashOf, records, at),
    shred: () => {
      db.exec("INSERT INTO mismatch_fts (mismatch_fts) VALUES ('optimize')");
      db.pragma('wal_checkpoint(TRUNCATE)');
      db.exec('VACUUM');
      db.pragma('wal_checkpoint(TRUNCATE)');
    },
  };
};
