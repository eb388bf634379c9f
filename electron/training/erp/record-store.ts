import { type Customer, customerSchema } from '../../../shared/domain/customer.ts';
import { atOnce, isSeeded, markSeeded, openStateFile, type StateFile } from '../server/state-file.ts';
import type { KeptWorld } from '../world/kept-world.ts';
import type { World } from '../world/types.ts';

const TABLES = `
  CREATE TABLE IF NOT EXISTS record(
    id TEXT PRIMARY KEY,
    number TEXT NOT NULL UNIQUE,
    modified_at INTEGER NOT NULL,
    version INTEGER NOT NULL,
    deleted INTEGER NOT NULL,
    data TEXT NOT NULL
  ) STRICT;
  CREATE INDEX IF NOT EXISTS record_order ON record(modified_at, id);
  CREATE TABLE IF NOT EXISTS command(
    idempotency_key TEXT PRIMARY KEY,
    command_id TEXT NOT NULL UNIQUE,
    body_hash TEXT NOT NULL,
    status INTEGER NOT NULL,
    answer TEXT NOT NULL,
    at INTEGER NOT NULL
  ) STRICT;
`;

export type StoredRecord = {
  readonly id: string;
  readonly modifiedAt: number;
  /** Counts the writes. */
  readonly version: number;
  readonly deleted: boolean;
  readonly data: Customer;
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
  data: customerSchema.parse(JSON.parse(row.data)),
});

/** The version as it goes over the wire: opaque, and another after each write. */
export const versionOf = ({ version }: StoredRecord): string => `v${version}`;

/** Brings the ERP back to the day on which the training world began; commands and the write log go with it. */
export const resetErp = (file: StateFile, { customers }: World): void =>
  atOnce(file, () => {
    file.exec('DELETE FROM record; DELETE FROM command; DELETE FROM write_log; DELETE FROM sqlite_sequence;');
    const insert = file.prepare(
      'INSERT INTO record(id, number, modified_at, version, deleted, data) VALUES (?, ?, ?, 1, 0, ?)',
    );
    for (const { id, modifiedAt, data } of customers) insert.run(id, data.number, modifiedAt, JSON.stringify(data));
    markSeeded(file);
  });

/** Opens the ERP's file, filled with the folder's world at the first time. */
export const openErp = (folder: string, kept: KeptWorld): StateFile => {
  const file = openStateFile(folder, 'erp.sqlite', TABLES);
  if (!isSeeded(file)) resetErp(file, kept.make());
  return file;
};

export type RecordPage = {
  readonly since: number;
  readonly afterAt: number;
  readonly afterId: string;
  readonly limit: number;
};

export type RecordStore = {
  readonly byId: (id: string) => StoredRecord | null;
  readonly byNumber: (number: string) => StoredRecord | null;
  /** By (modifiedAt, id), after the given place; keyset, so that inserts do not shift it. */
  readonly page: (page: RecordPage) => readonly StoredRecord[];
  /** Writes the record as the next version, stamped later than every other. */
  readonly write: (record: StoredRecord, now: number) => StoredRecord;
  readonly count: () => number;
};

const COLUMNS = 'id, modified_at, version, deleted, data';

/** Reads and writes the ERP's customers. */
export const createRecordStore = (file: StateFile): RecordStore => {
  const byId = file.prepare<[string], Row>(`SELECT ${COLUMNS} FROM record WHERE id = ?`);
  const byNumber = file.prepare<[string], Row>(`SELECT ${COLUMNS} FROM record WHERE number = ?`);
  const page = file.prepare<[RecordPage], Row>(
    `SELECT ${COLUMNS} FROM record
     WHERE modified_at >= @since AND (modified_at, id) > (@afterAt, @afterId)
     ORDER BY modified_at, id LIMIT @limit`,
  );
  const latest = file.prepare<[], { at: number | null }>('SELECT max(modified_at) AS at FROM record');
  const update = file.prepare('UPDATE record SET modified_at = ?, version = ?, deleted = ?, data = ? WHERE id = ?');
  const count = file.prepare<[], { n: number }>('SELECT count(*) AS n FROM record WHERE deleted = 0');
  return {
    byId: (id) => optional(byId.get(id)),
    byNumber: (number) => optional(byNumber.get(number)),
    page: (wanted) => page.all(wanted).map(fromRow),
    write: (record, now) => {
      const modifiedAt = Math.max(now, (latest.get()?.at ?? 0) + 1);
      const written = { ...record, modifiedAt, version: record.version + 1 };
      const { deleted, data, id, version } = written;
      update.run(modifiedAt, version, deleted ? 1 : 0, JSON.stringify(data), id);
      return written;
    },
    count: () => count.get()?.n ?? 0,
  };
};

const optional = (row: Row | undefined): StoredRecord | null => (row ? fromRow(row) : null);
