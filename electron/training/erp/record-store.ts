import type { StateFile } from '../server/state-file.ts';
import { numberAfter } from '../world/number.ts';
import { type OwnCustomer, ownCustomerSchema } from '../world/own-customer.ts';

export const RECORD_TABLES = `
  CREATE TABLE IF NOT EXISTS record(
    id TEXT PRIMARY KEY,
    number TEXT NOT NULL UNIQUE,
    modified_at INTEGER NOT NULL,
    version INTEGER NOT NULL,
    deleted INTEGER NOT NULL,
    data TEXT NOT NULL
  ) STRICT;
  CREATE INDEX IF NOT EXISTS record_order ON record(modified_at, id);
  CREATE TABLE IF NOT EXISTS created_customer(
    external_id TEXT PRIMARY KEY,
    record_id TEXT NOT NULL UNIQUE,
    fields_hash TEXT NOT NULL
  ) STRICT;
`;

export type StoredRecord = {
  readonly id: string;
  readonly modifiedAt: number;
  /** Counts the writes. */
  readonly version: number;
  readonly deleted: boolean;
  readonly data: OwnCustomer;
};

type Row = {
  readonly id: string;
  readonly modified_at: number;
  readonly version: number;
  readonly deleted: number;
  readonly data: string;
};

const fromRow = (row: Row): StoredRecord => ({
  id: row.id,
  modifiedAt: row.modified_at,
  version: row.version,
  deleted: row.deleted === 1,
  data: ownCustomerSchema.parse(JSON.parse(row.data)),
});

/** The version as it goes over the wire: opaque, and another after each write. */
export const versionOf = ({ version }: { readonly version: number }): string => `v${version}`;

/** A place in the order of change: what comes after it is read next. */
export type RecordPage = { readonly afterAt: number; readonly afterId: string; readonly limit: number };

export type NewCustomer = Omit<OwnCustomer, 'number'> & { readonly number?: string | undefined };

export type RecordStore = {
  readonly byId: (id: string) => StoredRecord | null;
  readonly byNumber: (number: string) => StoredRecord | null;
  /** By (modifiedAt, id), after the given place; keyset, so that inserts do not shift it. */
  readonly page: (page: RecordPage) => readonly StoredRecord[];
  /** Writes the record as the next version, stamped later than every other. */
  readonly write: (record: StoredRecord, now: number) => StoredRecord;
  /** Adds a customer under the next id and, unless one is given, the next number. */
  readonly create: (customer: NewCustomer, now: number) => StoredRecord;
  readonly count: () => number;
};

type Parts = {
  readonly file: StateFile;
  /** How many customers there were on the first day. */
  readonly founded: number;
  /** Hears of every change after the first day. */
  readonly onChange: (record: StoredRecord) => void;
};

const COLUMNS = 'id, modified_at, version, deleted, data';

const optional = (row: Row | undefined): StoredRecord | null => (row ? fromRow(row) : null);

const createSelects = (file: StateFile) => {
  const byId = file.prepare<[string], Row>(`SELECT ${COLUMNS} FROM record WHERE id = ?`);
  const byNumber = file.prepare<[string], Row>(`SELECT ${COLUMNS} FROM record WHERE number = ?`);
  // One bound on the whole key: with a second one on the time alone, every page would begin at the first record.
  const page = file.prepare<[RecordPage], Row>(
    `SELECT ${COLUMNS} FROM record WHERE (modified_at, id) > (@afterAt, @afterId) ORDER BY modified_at, id LIMIT @limit`,
  );
  const count = file.prepare<[], { n: number }>('SELECT count(*) AS n FROM record WHERE deleted = 0');
  return {
    byId: (id: string) => optional(byId.get(id)),
    byNumber: (number: string) => optional(byNumber.get(number)),
    page: (wanted: RecordPage) => page.all(wanted).map(fromRow),
    count: () => count.get()?.n ?? 0,
  };
};

/** Counts the customers who came after the first day; a number that somebody chose is passed over. */
const createNumbers = ({ file, founded }: Parts, isTaken: (number: string) => boolean) => {
  const read = file.prepare<[], { value: string }>("SELECT value FROM meta WHERE name = 'created'");
  const write = file.prepare("INSERT OR REPLACE INTO meta(name, value) VALUES ('created', ?)");
  return (): { readonly id: string; readonly number: string } => {
    const count = Number(read.get()?.value ?? 0) + 1;
    write.run(String(count));
    let number = numberAfter(count, founded);
    for (let next = count + 1; isTaken(number); next += 1) number = numberAfter(next, founded);
    return { id: `cus_${String(founded + count).padStart(6, '0')}`, number };
  };
};

/** Reads and writes the ERP's customers. */
export const createRecordStore = (parts: Parts): RecordStore => {
  const { file, onChange } = parts;
  const selects = createSelects(file);
  const nextNumber = createNumbers(parts, (number) => selects.byNumber(number) !== null);
  const latest = file.prepare<[], { at: number | null }>('SELECT max(modified_at) AS at FROM record');
  const update = file.prepare('UPDATE record SET modified_at = ?, version = ?, deleted = ?, data = ? WHERE id = ?');
  const insert = file.prepare(
    'INSERT INTO record(id, number, modified_at, version, deleted, data) VALUES (?, ?, ?, 1, 0, ?)',
  );
  const stamp = (now: number): number => Math.max(now, (latest.get()?.at ?? 0) + 1);
  return {
    ...selects,
    write: (record, now) => {
      const written = { ...record, modifiedAt: stamp(now), version: record.version + 1 };
      const { deleted, data, id, version, modifiedAt } = written;
      update.run(modifiedAt, version, deleted ? 1 : 0, JSON.stringify(data), id);
      onChange(written);
      return written;
    },
    create: (customer, now) => {
      const next = nextNumber();
      const data = ownCustomerSchema.parse({ ...customer, number: customer.number ?? next.number });
      const created = { id: next.id, modifiedAt: stamp(now), version: 1, deleted: false, data };
      insert.run(created.id, data.number, created.modifiedAt, JSON.stringify(data));
      onChange(created);
      return created;
    },
  };
};
