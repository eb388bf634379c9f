import type { StateFile } from '../server/state-file.ts';
import type { CommerceRecords } from '../world/commerce/types.ts';
import type { RecordPage } from './record-store.ts';
import { type SalesEntity, salesEntities, salesKinds } from './sales-entities.ts';

export type SalesRecord<E extends SalesEntity = SalesEntity> = {
  readonly id: string;
  readonly modifiedAt: number;
  /** Counts the writes. */
  readonly version: number;
  readonly deleted: boolean;
  readonly data: CommerceRecords[E];
};

type Row = {
  readonly id: string;
  readonly modified_at: number;
  readonly version: number;
  readonly deleted: number;
  readonly data: string;
};

export type SalesTable<E extends SalesEntity> = {
  readonly byId: (id: string) => SalesRecord<E> | null;
  /** All records of this number, SKU or invoice, the oldest first. */
  readonly byKey: (key: string) => readonly SalesRecord<E>[];
  /** By (modifiedAt, id), after the given place; keyset, so that inserts do not shift it. */
  readonly page: (page: RecordPage) => readonly SalesRecord<E>[];
  /** The record at or after a share (0 to 1) of the table; null when there is none. */
  readonly at: (share: number) => SalesRecord<E> | null;
  /** Writes the record as the next version, stamped later than every other of its kind. */
  readonly write: (record: SalesRecord<E>, now: number) => SalesRecord<E>;
  readonly create: (id: string, data: CommerceRecords[E], now: number) => SalesRecord<E>;
  readonly count: () => number;
};

export type SalesStore = { readonly [E in SalesEntity]: SalesTable<E> };

type OnChange = (entity: SalesEntity, record: SalesRecord) => void;

const COLUMNS = 'id, modified_at, version, deleted, data';

const createSelects = <E extends SalesEntity>(file: StateFile, entity: E) => {
  const { table, schema } = salesKinds[entity];
  const fromRow = ({ id, modified_at, version, deleted, data }: Row): SalesRecord<E> => ({
    id,
    modifiedAt: modified_at,
    version,
    deleted: deleted === 1,
    data: schema.parse(JSON.parse(data)),
  });
  const optional = (row: Row | undefined): SalesRecord<E> | null => (row ? fromRow(row) : null);
  const byId = file.prepare<[string], Row>(`SELECT ${COLUMNS} FROM ${table} WHERE id = ?`);
  const byKey = file.prepare<[string], Row>(`SELECT ${COLUMNS} FROM ${table} WHERE key = ? ORDER BY place`);
  const page = file.prepare<[RecordPage], Row>(
    `SELECT ${COLUMNS} FROM ${table} WHERE (modified_at, id) > (@afterAt, @afterId) ORDER BY modified_at, id LIMIT @limit`,
  );
  const at = file.prepare<[number], Row>(
    `SELECT ${COLUMNS} FROM ${table} WHERE place > (SELECT max(place) FROM ${table}) * ? ORDER BY place LIMIT 1`,
  );
  const count = file.prepare<[], { n: number }>(`SELECT count(*) AS n FROM ${table} WHERE deleted = 0`);
  return {
    byId: (id: string) => optional(byId.get(id)),
    byKey: (key: string) => byKey.all(key).map(fromRow),
    page: (wanted: RecordPage) => page.all(wanted).map(fromRow),
    at: (share: number) => optional(at.get(share)),
    count: () => count.get()?.n ?? 0,
  };
};

const createTable = <E extends SalesEntity>(file: StateFile, entity: E, onChange: OnChange): SalesTable<E> => {
  const { table, keyOf } = salesKinds[entity];
  const latest = file.prepare<[], { at: number | null }>(`SELECT max(modified_at) AS at FROM ${table}`);
  const update = file.prepare(
    `UPDATE ${table} SET key = ?, modified_at = ?, version = ?, deleted = ?, data = ? WHERE id = ?`,
  );
  const insert = file.prepare(
    `INSERT INTO ${table}(id, key, modified_at, version, deleted, data) VALUES (?, ?, ?, 1, 0, ?)`,
  );
  const stamp = (now: number): number => Math.max(now, (latest.get()?.at ?? 0) + 1);
  return {
    ...createSelects(file, entity),
    write: (record, now) => {
      const written = { ...record, modifiedAt: stamp(now), version: record.version + 1 };
      const { deleted, data, id, version, modifiedAt } = written;
      update.run(keyOf(data), modifiedAt, version, deleted ? 1 : 0, JSON.stringify(data), id);
      onChange(entity, written);
      return written;
    },
    create: (id, data, now) => {
      const created = { id, modifiedAt: stamp(now), version: 1, deleted: false, data };
      insert.run(id, keyOf(data), created.modifiedAt, JSON.stringify(data));
      onChange(entity, created);
      return created;
    },
  };
};

/** Reads and writes everything that the ERP holds besides customers; `onChange` hears of every change. */
export const createSalesStore = (file: StateFile, onChange: OnChange): SalesStore => ({
  products: createTable(file, 'products', onChange),
  stock: createTable(file, 'stock', onChange),
  prices: createTable(file, 'prices', onChange),
  orders: createTable(file, 'orders', onChange),
  invoices: createTable(file, 'invoices', onChange),
  creditNotes: createTable(file, 'creditNotes', onChange),
  settlements: createTable(file, 'settlements', onChange),
});

/** How many there are of each, those that were taken away not counted. */
export const salesCounts = (sales: SalesStore): Readonly<Record<SalesEntity, number>> =>
  Object.fromEntries(salesEntities.map((entity) => [entity, sales[entity].count()])) as Record<SalesEntity, number>;
