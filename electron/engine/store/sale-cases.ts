import type { Database } from 'better-sqlite3';
import { contactFact } from '../../../shared/domain/mirror.ts';
import { type Item, itemFact, recordFact, type Sale } from '../../../shared/domain/sales.ts';
import { isWithin, type KeyRange } from './key-ranges.ts';
import { byKey } from './mirror-batch.ts';
import type { ItemRows, MirroredRecord, SaleCaseStore, SaleEntity, SaleRows } from './sale-case-stores.ts';
import { asksForRecord, contactOf, onWrongContact, saleJoin, wantedItem } from './sale-conditions.ts';

/** Their numbers in the table of what is to be judged again. */
const dirtyEntity: Readonly<Record<SaleEntity, number>> = { order: 4, item: 5 };

const tableOf: Readonly<Record<SaleEntity, string>> = { item: 'erp_item', order: 'erp_order' };

const isUsable = `(d.facts & ${recordFact.readable}) <> 0`;

/** Sold without a price: what the catalogue shows of it is nobody's price. */
const soldUnpriced = `(e.facts & ${itemFact.active | itemFact.hasPrice}) = ${itemFact.active}`;

/** An item of the catalogue goes by this SKU of order lines, though it is kept under another. */
const isNamed = (sku: string): string => `EXISTS (SELECT 1 FROM dd_item d WHERE d.reference = ${sku})
  OR EXISTS (SELECT 1 FROM item_verdict v JOIN dd_item d ON d.ext_id = v.record_key WHERE v.sku = ${sku} AND v.verdict = 'same')`;

/** What differs, what only the catalogue has, and SKUs of orders that nobody knows. */
const suspectItems = `
  SELECT e.match_key FROM erp_item e LEFT JOIN dd_item d ON d.match_key = e.match_key WHERE ${isWithin('e.match_key')}
    AND ((${wantedItem} AND (d.match_key IS NULL OR d.hash <> e.hash OR NOT ${isUsable})) OR (${soldUnpriced} AND d.match_key IS NOT NULL))
  UNION SELECT d.match_key FROM dd_item d WHERE ${isWithin('d.match_key')}
    AND NOT EXISTS (SELECT 1 FROM erp_item e WHERE e.match_key = d.match_key AND ${wantedItem})
  UNION SELECT s.sku FROM sale_sku s WHERE ${isWithin('s.sku')}
    AND NOT EXISTS (SELECT 1 FROM dd_item d WHERE d.match_key = s.sku) AND NOT EXISTS (SELECT 1 FROM erp_item e WHERE e.match_key = s.sku)
    AND NOT (${isNamed('s.sku')})
  ORDER BY 1`;

/** Most orders agree and hang on the right contact: these are told by that contact alone, and all of it from indexes. */
const suspectOrders = `SELECT DISTINCT e.match_key FROM erp_order e ${saleJoin} WHERE ${isWithin('e.match_key')} AND ${asksForRecord}
  AND CASE WHEN d.hash = e.hash AND NOT (${onWrongContact}) THEN 0 ELSE EXISTS (${contactOf}) END ORDER BY e.match_key`;

export const createSaleCases = (db: Database): SaleCaseStore => ({
  ...createMarks(db),
  ...createItemRows(db),
  ...createSaleRows(db),
  ...createRanges(db),
});

type MarkPart = Pick<SaleCaseStore, 'dirtyCount' | 'dirtyKeys' | 'markDirty' | 'clearDirty' | 'clearAllDirty'>;

const createMarks = (db: Database): MarkPart => {
  const count = db.prepare<[number], number>('SELECT COUNT(*) FROM dirty WHERE entity = ?').pluck();
  const list = db
    .prepare<[number, number], string>('SELECT match_key FROM dirty WHERE entity = ? ORDER BY match_key LIMIT ?')
    .pluck();
  const mark = db.prepare<[number, string]>('INSERT OR IGNORE INTO dirty (entity, match_key) VALUES (?, ?)');
  const unmark = db.prepare<[number, string]>('DELETE FROM dirty WHERE entity = ? AND match_key = ?');
  const unmarkAll = db.prepare<[number]>('DELETE FROM dirty WHERE entity = ?');
  return {
    dirtyCount: (entity) => count.get(dirtyEntity[entity]) ?? 0,
    dirtyKeys: (entity, limit) => list.all(dirtyEntity[entity], limit),
    markDirty: (entity, keys) => {
      for (const key of keys) mark.run(dirtyEntity[entity], key);
    },
    clearDirty: (entity, keys) => {
      for (const key of keys) unmark.run(dirtyEntity[entity], key);
    },
    clearAllDirty: (entity) => void unmarkAll.run(dirtyEntity[entity]),
  };
};

const createRanges = (db: Database): Pick<SaleCaseStore, 'held' | 'rangeEnd' | 'suspects' | 'carried' | 'homes'> => {
  const held = (entity: SaleEntity) => db.prepare<[], number>(`SELECT COUNT(*) FROM ${tableOf[entity]}`).pluck();
  const end = (entity: SaleEntity) =>
    db
      .prepare<[string, number], string>(
        `SELECT match_key FROM ${tableOf[entity]} WHERE match_key > ? ORDER BY match_key LIMIT 1 OFFSET ?`,
      )
      .pluck();
  const counts = { item: held('item'), order: held('order') };
  const ends = { item: end('item'), order: end('order') };
  const suspects = {
    item: db.prepare<[KeyRange], string>(suspectItems).pluck(),
    order: db.prepare<[KeyRange], string>(suspectOrders).pluck(),
  };
  const carried = db
    .prepare<[], string>(
      "SELECT w.match_key FROM insight_import i JOIN insight_write w ON w.import = i.id WHERE i.state IN ('sending', 'accepted') AND w.state = 'sent'",
    )
    .pluck();
  const homes = db
    .prepare<[string, string], string>(
      'SELECT k.value FROM json_each(?) k UNION SELECT l.match_key FROM json_each(?) k CROSS JOIN sale_link l ON l.record_key = k.value',
    )
    .pluck();
  return {
    held: (entity) => counts[entity].get() ?? 0,
    rangeEnd: (entity, after, size) => ends[entity].get(after, size - 1) ?? null,
    suspects: (entity, after, upTo) => suspects[entity].all({ after, upTo }),
    carried: () => new Set(carried.all()),
    homes: (keys) => homes.all(JSON.stringify(keys), JSON.stringify(keys)),
  };
};

type RecordRow = {
  readonly matchKey: string;
  readonly key: string;
  readonly facts: number;
  readonly hash: number;
  readonly owner: string | null;
  readonly modifiedAt: number | null;
  readonly data: string;
};
const recordColumns = 'd.ext_id AS key, d.facts, d.hash, d.owner, d.modified_at AS modifiedAt, d.data';

const recordOf = <T>({ key, facts, hash, owner, modifiedAt, data }: RecordRow): MirroredRecord<T> => {
  const { value, json } = JSON.parse(data);
  return { key, facts, hash, contactId: owner === null ? null : Number(owner), modifiedAt, value, json };
};

const createItemRows = (
  db: Database,
): Pick<SaleCaseStore, 'itemsIn' | 'itemKeysAfter' | 'ordersNaming' | 'isKeyTaken'> => {
  const products = db.prepare<[string], { matchKey: string; facts: number; hash: number; data: string }>(
    'SELECT e.match_key AS matchKey, e.facts, e.hash, e.data FROM json_each(?) k CROSS JOIN erp_item e ON e.match_key = k.value',
  );
  const records = db.prepare<[string], RecordRow>(
    `SELECT d.match_key AS matchKey, ${recordColumns} FROM json_each(?) k CROSS JOIN dd_item d ON d.match_key = k.value ORDER BY d.match_key, d.ext_id`,
  );
  const orders = db.prepare<[string], { matchKey: string; n: number }>(
    'SELECT s.sku AS matchKey, COUNT(*) AS n FROM json_each(?) k CROSS JOIN sale_sku s ON s.sku = k.value GROUP BY s.sku',
  );
  const called = db.prepare<[string], string>(`SELECT k.value FROM json_each(?) k WHERE ${isNamed('k.value')}`).pluck();
  const taken = db.prepare<[string], number>('SELECT 1 FROM dd_item WHERE ext_id = ?').pluck();
  const naming = db
    .prepare<[string, number], string>('SELECT match_key FROM sale_sku WHERE sku = ? ORDER BY match_key DESC LIMIT ?')
    .pluck();
  const nextIn = (table: 'erp_item' | 'dd_item'): string =>
    `SELECT match_key FROM (SELECT match_key FROM ${table} WHERE match_key > @after ORDER BY match_key LIMIT @limit)`;
  const next = db
    .prepare<[{ after: string; limit: number }], string>(
      `${nextIn('erp_item')} UNION ${nextIn('dd_item')} ORDER BY 1 LIMIT @limit`,
    )
    .pluck();
  return {
    itemKeysAfter: (after, limit) => next.all({ after, limit }),
    itemsIn: (keys) => {
      const list = JSON.stringify(keys);
      const [sold, found, wanted] = [byKey(products.all(list)), byKey(records.all(list)), byKey(orders.all(list))];
      const named = new Set(called.all(list));
      return new Map(
        keys.map((key): [string, ItemRows] => {
          const [product] = sold.get(key) ?? [];
          return [
            key,
            {
              product:
                product === undefined
                  ? null
                  : { facts: product.facts, hash: product.hash, value: JSON.parse(product.data).value },
              records: (found.get(key) ?? []).map(recordOf<Item>),
              orders: wanted.get(key)?.[0]?.n ?? 0,
              isNamed: named.has(key),
            },
          ];
        }),
      );
    },
    ordersNaming: (sku, limit) => naming.all(sku, limit),
    isKeyTaken: (key) => taken.get(key) !== undefined,
  };
};

type OrderRow = Omit<RecordRow, 'key'> & { readonly id: string };

const createSaleRows = (db: Database): Pick<SaleCaseStore, 'salesIn'> => {
  const orders = db.prepare<[string], OrderRow>(
    `SELECT e.match_key AS matchKey, e.ext_id AS id, e.facts, e.hash, e.owner, e.modified_at AS modifiedAt, e.data
     FROM json_each(?) k CROSS JOIN erp_order e ON e.match_key = k.value ORDER BY e.match_key, e.rid`,
  );
  const records = db.prepare<[string], RecordRow>(
    `SELECT k.value AS matchKey, ${recordColumns} FROM json_each(?) k LEFT JOIN sale_link l ON l.match_key = k.value
     CROSS JOIN dd_order d ON d.match_key = COALESCE(l.record_key, k.value) ORDER BY d.match_key, d.ext_id`,
  );
  const contacts = db.prepare<[string], { matchKey: string; contactId: number }>(
    `SELECT DISTINCT e.match_key AS matchKey, c.contact_id AS contactId FROM json_each(?) k
     CROSS JOIN erp_order e ON e.match_key = k.value CROSS JOIN dd_contact c ON c.match_key = e.owner
     WHERE c.method IS NOT NULL AND (c.facts & ${contactFact.live}) <> 0 ORDER BY e.match_key, c.contact_id`,
  );
  return {
    salesIn: (keys) => {
      const list = JSON.stringify(keys);
      const [placed, found, buyers] = [byKey(orders.all(list)), byKey(records.all(list)), byKey(contacts.all(list))];
      return new Map(
        keys.map((key): [string, SaleRows] => {
          const [order] = placed.get(key) ?? [];
          const [record] = found.get(key) ?? [];
          return [
            key,
            {
              order: order === undefined ? null : orderOf(order),
              record: record === undefined ? null : recordOf<Sale>(record),
              contacts: (buyers.get(key) ?? []).map(({ contactId }) => contactId),
            },
          ];
        }),
      );
    },
  };
};

const orderOf = ({ id, facts, hash, owner, modifiedAt, data }: OrderRow): NonNullable<SaleRows['order']> => ({
  id,
  facts,
  hash,
  owner,
  modifiedAt,
  value: JSON.parse(data).value,
});
