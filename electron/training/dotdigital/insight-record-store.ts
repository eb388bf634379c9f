import type { StateFile } from '../server/state-file.ts';
import type { InsightSwitches } from './insight-switches.ts';

export type InsightRecord = {
  readonly recordId: number;
  readonly collectionId: number;
  /** Whose record it is; null in a collection of the account. */
  readonly contactId: number | null;
  readonly key: string;
  readonly createdAt: number;
  readonly updatedAt: number;
  /** The record's JSON as text. */
  readonly json: string;
};

type RecordFilter = {
  readonly collectionId: number;
  /** Only this contact's; null for everybody's and the account's. */
  readonly contactId: number | null;
  readonly after: number;
  readonly limit: number;
  readonly modifiedFrom: number | null;
};

export type RecordStore = {
  readonly find: (collectionId: number, key: string) => InsightRecord | null;
  /** In the order in which they were first written, so that pages neither skip nor repeat while others write. */
  readonly page: (filter: RecordFilter) => readonly InsightRecord[];
  readonly ofContact: (collectionId: number, contactId: number) => readonly InsightRecord[];
  /** Some of them by number, as v2 pages. */
  readonly window: (collectionId: number, select: number, skip: number) => readonly InsightRecord[];
  /** Orders of that day, which is `YYYY-MM-DD`, and later; in either dialect. */
  readonly ordersFrom: (collectionId: number, day: string, select: number, skip: number) => readonly InsightRecord[];
  /** How many a collection has, or one contact has in it. */
  readonly count: (collectionId: number, contactId?: number) => number;
  /** How many there are in all. */
  readonly total: () => number;
  readonly save: (record: Omit<InsightRecord, 'recordId'>) => void;
  readonly remove: (collectionId: number, key: string) => void;
  /** Takes away all, or one contact's; returns how many. */
  readonly clear: (collectionId: number, contactId: number | null) => number;
};

const RECORD_COLUMNS = `record_id AS recordId, collection_id AS collectionId, contact_id AS contactId, key,
  created_at AS createdAt, updated_at AS updatedAt, json`;

/** Those of contacts that are there, if `@hidden`; an account's own records always (contract dotdigital 6.5 [I]). */
const SEEN = `(@hidden = 0 OR contact_id IS NULL
    OR EXISTS (SELECT 1 FROM contact c WHERE c.contact_id = insight_record.contact_id AND c.binned = 0))`;

const pageOf = (index: string, owner: string): string => `SELECT ${RECORD_COLUMNS} FROM insight_record ${index}
  WHERE collection_id = @collectionId ${owner} AND record_id > @after
    AND (@modifiedFrom IS NULL OR updated_at >= @modifiedFrom) AND ${SEEN}
  ORDER BY record_id LIMIT @limit`;

const WINDOW = `SELECT ${RECORD_COLUMNS} FROM insight_record WHERE collection_id = @collectionId
    AND (@day IS NULL OR coalesce(json ->> '$.purchase_date', json ->> '$.purchaseDate') >= @day) AND ${SEEN}
  ORDER BY record_id LIMIT @select OFFSET @skip`;

type Window = {
  readonly collectionId: number;
  readonly day: string | null;
  readonly select: number;
  readonly skip: number;
};

const SAVE = `INSERT INTO insight_record(collection_id, contact_id, key, created_at, updated_at, json)
  VALUES (@collectionId, @contactId, @key, @createdAt, @updatedAt, @json)
  ON CONFLICT(collection_id, key) DO UPDATE SET contact_id = excluded.contact_id, updated_at = excluded.updated_at,
    json = excluded.json`;

/** The records of every collection. */
export const createRecordStore = (file: StateFile, switches: InsightSwitches): RecordStore => {
  const find = file.prepare<[number, string], InsightRecord>(
    `SELECT ${RECORD_COLUMNS} FROM insight_record WHERE collection_id = ? AND key = ?`,
  );
  type Bound = RecordFilter & { readonly hidden: number };
  const everybody = file.prepare<[Bound], InsightRecord>(pageOf('INDEXED BY insight_record_page', ''));
  const owned = file.prepare<[Bound], InsightRecord>(
    pageOf('INDEXED BY insight_record_owner', 'AND contact_id = @contactId'),
  );
  const window = file.prepare<[Window & { readonly hidden: number }], InsightRecord>(WINDOW);
  const hidden = (): number => (switches.recordsOfDeleted === 'hide' ? 1 : 0);
  const count = file.prepare<[number], number>('SELECT count(*) FROM insight_record WHERE collection_id = ?').pluck();
  const countOf = file
    .prepare<[number, number], number>('SELECT count(*) FROM insight_record WHERE contact_id = ? AND collection_id = ?')
    .pluck();
  const total = file.prepare<[], number>('SELECT count(*) FROM insight_record').pluck();
  const ofContact = file.prepare<[number, number], InsightRecord>(
    `SELECT ${RECORD_COLUMNS} FROM insight_record WHERE contact_id = ? AND collection_id = ? ORDER BY key`,
  );
  const save = file.prepare(SAVE);
  const remove = file.prepare('DELETE FROM insight_record WHERE collection_id = ? AND key = ?');
  const clear = file.prepare('DELETE FROM insight_record WHERE collection_id = ?');
  const clearOf = file.prepare('DELETE FROM insight_record WHERE collection_id = ? AND contact_id = ?');
  return {
    find: (collectionId, key) => find.get(collectionId, key) ?? null,
    page: (filter) => (filter.contactId === null ? everybody : owned).all({ ...filter, hidden: hidden() }),
    window: (collectionId, select, skip) => window.all({ collectionId, day: null, select, skip, hidden: hidden() }),
    ordersFrom: (collectionId, day, select, skip) => window.all({ collectionId, day, select, skip, hidden: hidden() }),
    ofContact: (collectionId, contactId) => ofContact.all(contactId, collectionId),
    count: (collectionId, contactId) =>
      (contactId === undefined ? count.get(collectionId) : countOf.get(contactId, collectionId)) ?? 0,
    total: () => total.get() ?? 0,
    save: (record) => void save.run(record),
    remove: (collectionId, key) => void remove.run(collectionId, key),
    clear: (collectionId, contactId) =>
      (contactId === null ? clear.run(collectionId) : clearOf.run(collectionId, contactId)).changes,
  };
};
