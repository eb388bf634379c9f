import type { Database } from 'better-sqlite3';
import { isBack, mismatchStatuses, reopenReasons } from '../../../shared/domain/mismatch.ts';
import { priceSchema, productSchema, stockSchema } from '../../../shared/domain/product.ts';
import { type Item, recordFact, type Sale } from '../../../shared/domain/sales.ts';
import { caseEntity } from './case-stores.ts';
import { isWithin, type KeyRange, keyRanges } from './key-ranges.ts';
import type { ReplicaName } from './replica.ts';
import { onWrongContact, saleContact, saleJoin, wantedItem, wantedSale } from './sale-conditions.ts';
import { createSaleFigures } from './sale-figures.ts';
import { createSaleLinks } from './sale-links.ts';
import { createSalePages } from './sale-pages.ts';
import type { PlannedWrite, SalesStore, Standing } from './sales-store.ts';

/** Its number in the table of what is to be looked at again. */
const itemEntity = 3;

type PlanRow = {
  key: string;
  hash: number;
  wanted: string;
  found: string | null;
  foundKey: string | null;
  contactId: number | null;
};

/** Products and sales over one connection. */
export const createSales = (db: Database): SalesStore => ({
  ...createItems(db),
  ...createSalePages(db),
  ...createSaleFigures(db),
  linkSteps: createSaleLinks(db),
  itemStanding: standingOf(db, items),
  saleStanding: standingOf(db, sales),
  plannedItems: plannedOf<Item>(db, { ...items, contact: 'NULL', cases: caseEntity.item }),
  plannedSales: plannedOf<Sale>(db, { ...sales, contact: saleContact, cases: caseEntity.order }),
});

type ItemPart = Pick<SalesStore, 'markItems' | 'markDuePrices' | 'staleItems' | 'partsOf' | 'saveItem'>;

/** Items that are put together from several records, and which of them are to be put together again. */
const createItems = (db: Database): ItemPart => {
  const mark = db.prepare<[string]>(`INSERT OR IGNORE INTO dirty (entity, match_key) VALUES (${itemEntity}, ?)`);
  const markDue = db.prepare<[number]>(
    `INSERT OR IGNORE INTO dirty (entity, match_key) SELECT ${itemEntity}, match_key FROM erp_item WHERE next_at <= ?`,
  );
  const stale = db
    .prepare<[number], string>(`SELECT match_key FROM dirty WHERE entity = ${itemEntity} ORDER BY match_key LIMIT ?`)
    .pluck();
  const unmark = db.prepare<[string]>(`DELETE FROM dirty WHERE entity = ${itemEntity} AND match_key = ?`);
  const save = db.prepare(
    'INSERT OR REPLACE INTO erp_item (match_key, facts, hash, next_at, data) VALUES (?, ?, ?, ?, ?)',
  );
  const drop = db.prepare<[string]>('DELETE FROM erp_item WHERE match_key = ?');
  const dataOf = (table: ReplicaName) =>
    db.prepare<[string], string>(`SELECT data FROM ${table} WHERE match_key = ? ORDER BY ext_id`).pluck();
  const [products, stock, prices] = [dataOf('erp_product'), dataOf('erp_stock'), dataOf('erp_price')];
  return {
    markItems: (skus) => {
      for (const sku of skus) mark.run(sku);
    },
    markDuePrices: (now) => void markDue.run(now),
    staleItems: (limit) => stale.all(limit),
    partsOf: (sku) => {
      const [product] = products.all(sku);
      if (product === undefined) return null;
      return {
        product: productSchema.parse(JSON.parse(product)),
        stock: stock.all(sku).map((text) => stockSchema.parse(JSON.parse(text))),
        prices: prices.all(sku).map((text) => priceSchema.parse(JSON.parse(text))),
      };
    },
    saveItem: (sku, item) => {
      if (item === null) drop.run(sku);
      else save.run(sku, item.facts, item.hash, item.nextAt, JSON.stringify({ value: item.data }));
      unmark.run(sku);
    },
  };
};

type Sides = {
  readonly erp: string;
  readonly remote: string;
  /** From a row of the ERP to its record; and from a record to the key of its row. */
  readonly join: string;
  readonly home: string;
  readonly wanted: string;
  readonly misplaced: string;
  /** What is planned by nobody but a person. */
  readonly isHeld: string;
};

const items = {
  erp: 'erp_item',
  remote: 'dd_item',
  join: 'LEFT JOIN dd_item d ON d.match_key = e.match_key',
  home: 'd.match_key',
  wanted: wantedItem,
  misplaced: 'FALSE',
  /** A new record would be put over another that has this key and another SKU. */
  isHeld: 'd.ext_id IS NULL AND EXISTS (SELECT 1 FROM dd_item t WHERE t.ext_id = e.match_key)',
};

/** A marketing order that was posted has another number in the ERP. */
const sales = {
  erp: 'erp_order',
  remote: 'dd_order',
  join: saleJoin,
  home: 'COALESCE((SELECT l.match_key FROM sale_link l WHERE l.record_key = d.match_key), d.match_key)',
  wanted: wantedSale,
  misplaced: onWrongContact,
  isHeld: 'FALSE',
};

/** Counts both ways by the covering indexes; only what is wanted has to be looked up on the other side. */
const standingOf = (
  db: Database,
  { erp, remote, join, home, wanted, misplaced }: Sides,
): (() => Generator<Standing, void>) => {
  const both = db.prepare<[KeyRange], Counted>(
    `SELECT COUNT(*) AS expected, COALESCE(SUM(d.match_key IS NULL), 0) AS missing,
       COALESCE(SUM(d.match_key IS NOT NULL AND (${misplaced})), 0) AS misplaced,
       COALESCE(SUM(d.match_key IS NOT NULL AND NOT (${misplaced}) AND d.hash <> e.hash), 0) AS differing
     FROM ${erp} e ${join} WHERE ${isWithin('e.match_key')} AND ${wanted}`,
  );
  const alone = db.prepare<[KeyRange], Pick<Standing, 'extra' | 'unreadable'>>(
    `SELECT COALESCE(SUM(NOT EXISTS (SELECT 1 FROM ${erp} e WHERE e.match_key = ${home} AND ${wanted})), 0) AS extra,
       COALESCE(SUM((d.facts & ${recordFact.readable}) = 0), 0) AS unreadable
     FROM ${remote} d WHERE ${isWithin('d.match_key')}`,
  );
  return function* () {
    for (const range of keyRanges(db, erp)) {
      const counts = both.get(range) ?? { expected: 0, missing: 0, misplaced: 0, differing: 0 };
      const agreeing = counts.expected - counts.missing - counts.misplaced - counts.differing;
      yield { ...counts, agreeing, extra: 0, unreadable: 0 };
    }
    for (const range of keyRanges(db, remote)) {
      const counts = alone.get(range) ?? { extra: 0, unreadable: 0 };
      yield { expected: 0, agreeing: 0, missing: 0, differing: 0, misplaced: 0, ...counts };
    }
  };
};

type Counted = Pick<Standing, 'expected' | 'missing' | 'misplaced' | 'differing'>;

/** A case that a person set aside, decided and is under way, or that came back: no policy writes what it is about. */
const isOfPerson = `(m.status IN (${(['ignored', 'deferred', 'decided', 'awaiting-second'] as const).map((status) => mismatchStatuses.indexOf(status))})
  OR m.reopened IN (${reopenReasons.filter(isBack).map((reason) => `'${reason}'`)}))`;

const plannedOf = <T>(
  db: Database,
  {
    erp,
    join,
    wanted,
    misplaced,
    isHeld,
    contact,
    cases,
  }: Sides & { readonly contact: string; readonly cases: number },
) => {
  const plan = db.prepare<[string, number], PlanRow>(
    `SELECT e.match_key AS key, e.hash, e.data AS wanted, d.data AS found, d.ext_id AS foundKey, ${contact} AS contactId
     FROM ${erp} e ${join}
     WHERE e.match_key > ? AND ${wanted} AND (d.hash IS NULL OR (d.hash <> e.hash AND NOT (${misplaced}))) AND NOT (${isHeld})
       AND NOT EXISTS (SELECT 1 FROM mismatch m WHERE m.entity = ${cases} AND m.match_key = e.match_key AND ${isOfPerson})
     ORDER BY e.match_key LIMIT ?`,
  );
  return (after: string, limit: number): readonly PlannedWrite<T>[] => plan.all(after, limit).map(plannedIn<T>);
};

const plannedIn = <T>(row: PlanRow): PlannedWrite<T> => {
  const found = row.found === null ? null : JSON.parse(row.found);
  return {
    key: row.key,
    verb: found === null ? 'create' : 'update',
    hash: row.hash,
    wanted: JSON.parse(row.wanted).value,
    found: found?.value ?? null,
    standing: found === null || row.foundKey === null ? null : { key: row.foundKey, json: found.json },
    contactId: row.contactId,
  };
};
