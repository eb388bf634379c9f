import type { Database } from 'better-sqlite3';
import { itemFact } from '../../../shared/domain/sales.ts';
import type { ItemLinkStore, ItemVerdict, LinkRow } from './item-link-store.ts';

const columns =
  'sku, record_key AS recordKey, verdict, role, said_by AS "by", said_at AS at, decision_id AS decisionId';

/** Verdicts about products and catalogue items over one connection, and what of both sides may still be linked. */
export const createItemLinks = (db: Database): ItemLinkStore => ({ ...createVerdicts(db), ...createLeft(db) });

type VerdictPart = Omit<ItemLinkStore, keyof ReturnType<typeof createLeft>>;

const createVerdicts = (db: Database): VerdictPart => {
  const product = db
    .prepare<[string], string>(
      "SELECT sku FROM item_verdict WHERE record_key = ? AND verdict = 'same' AND role = 'product'",
    )
    .pluck();
  const ofSku = db.prepare<[string], ItemVerdict>(
    `SELECT ${columns} FROM item_verdict WHERE sku = ? ORDER BY record_key`,
  );
  const ofRecord = db.prepare<[string], ItemVerdict>(
    `SELECT ${columns} FROM item_verdict WHERE record_key = ? ORDER BY sku`,
  );
  const one = db.prepare<[string, string], ItemVerdict>(
    `SELECT ${columns} FROM item_verdict WHERE sku = ? AND record_key = ?`,
  );
  const page = db.prepare<[string, number], ItemVerdict>(
    `SELECT ${columns} FROM item_verdict WHERE decision_id < ? ORDER BY decision_id DESC LIMIT ?`,
  );
  const put = db.prepare<ItemVerdict>(
    `INSERT INTO item_verdict (sku, record_key, verdict, role, said_by, said_at, decision_id)
     VALUES (@sku, @recordKey, @verdict, @role, @by, @at, @decisionId)`,
  );
  const remove = db.prepare<[string, string]>('DELETE FROM item_verdict WHERE sku = ? AND record_key = ?');
  // What it calls itself is kept, so that it can go back there.
  const link = db.prepare<{ sku: string; recordKey: string }>(
    'UPDATE dd_item SET reference = nullif(match_key, @sku), match_key = @sku WHERE ext_id = @recordKey',
  );
  const unlink = db.prepare<[string]>(
    'UPDATE dd_item SET match_key = coalesce(reference, match_key), reference = NULL WHERE ext_id = ?',
  );
  const drop = (sku: string, recordKey: string): ItemVerdict | null => {
    const found = one.get(sku, recordKey);
    if (found === undefined) return null;
    remove.run(sku, recordKey);
    if (found.verdict === 'same' && found.role === 'product') unlink.run(recordKey);
    return found;
  };
  return {
    skuOf: (recordKey) => product.get(recordKey) ?? null,
    verdictsOf: (sku) => ofSku.all(sku),
    verdictsOfRecord: (recordKey) => ofRecord.all(recordKey),
    verdict: (sku, recordKey) => one.get(sku, recordKey) ?? null,
    page: (before, limit) => page.all(before ?? last, limit),
    say: (verdict) => {
      drop(verdict.sku, verdict.recordKey);
      put.run(verdict);
      if (verdict.verdict === 'same' && verdict.role === 'product') link.run(verdict);
    },
    takeBack: drop,
  };
};

/** Behind every id. */
const last = '\uffff';

type Row = Omit<LinkRow, 'isFree'> & { readonly isFree: number };
type WithData = Row & { readonly data: string };

const isSold = `EXISTS (SELECT 1 FROM erp_item e WHERE e.match_key = d.match_key AND (e.facts & ${itemFact.active}) <> 0)`;
const isSaid =
  "EXISTS (SELECT 1 FROM item_verdict v WHERE v.record_key = d.ext_id AND v.verdict = 'same' AND v.role = 'product')";
const recordColumns = `d.ext_id AS id, d.match_key AS matchKey, d.hash, NOT (${isSold} OR ${isSaid}) AS isFree`;
// One without a price is sold all the same: its item under another dress of its SKU is not to be withdrawn for that.
const isLeft = `((e.facts & ${itemFact.active}) <> 0 AND NOT EXISTS (SELECT 1 FROM dd_item d WHERE d.match_key = e.match_key))`;
const productColumns = 'e.match_key AS id, e.match_key AS matchKey, e.hash';

/** Rows of a page: each is soon read. */
const pageSize = 1_000;

function* pagesOf(read: (after: string) => readonly LinkRow[]): Generator<readonly LinkRow[], void> {
  for (let after: string | undefined = ''; after !== undefined; ) {
    const page = read(after);
    if (page.length > 0) yield page;
    after = page.at(-1)?.id;
  }
}

const createLeft = (db: Database) => {
  const products = db.prepare<[string, number], Row>(
    `SELECT ${productColumns}, 1 AS isFree FROM erp_item e WHERE e.match_key > ? AND ${isLeft} ORDER BY e.match_key LIMIT ?`,
  );
  const records = db.prepare<[string, number], Row>(
    `SELECT ${recordColumns} FROM dd_item d WHERE d.ext_id > ? ORDER BY d.ext_id LIMIT ?`,
  );
  const product = db.prepare<[string], WithData>(
    `SELECT ${productColumns}, ${isLeft} AS isFree, e.data FROM erp_item e WHERE e.match_key = ?`,
  );
  const record = db.prepare<[string], WithData>(`SELECT ${recordColumns}, d.data FROM dd_item d WHERE d.ext_id = ?`);
  const own = db.prepare<[string], string | null>('SELECT reference FROM dd_item WHERE ext_id = ?').pluck();
  const stamp = db
    .prepare<[], string>(
      `SELECT (SELECT COUNT(*) || ':' || TOTAL(hash) || ':' || TOTAL(facts) FROM erp_item) || '/'
         || (SELECT COUNT(*) || ':' || TOTAL(hash) || ':' || TOTAL(facts) FROM dd_item) || '/'
         || (SELECT COUNT(*) || ':' || coalesce(MAX(decision_id), '') FROM item_verdict)`,
    )
    .pluck();
  const told = <T extends Row>(row: T): Omit<T, 'isFree'> & { readonly isFree: boolean } => ({
    ...row,
    isFree: row.isFree === 1,
  });
  return {
    productsLeft: () => pagesOf((after) => products.all(after, pageSize).map(told)),
    records: () => pagesOf((after) => records.all(after, pageSize).map(told)),
    product: (sku: string) => {
      const found = product.get(sku);
      return found === undefined ? null : told(found);
    },
    record: (recordKey: string) => {
      const found = record.get(recordKey);
      return found === undefined ? null : told(found);
    },
    ownSku: (recordKey: string) => own.get(recordKey) ?? null,
    stamp: () => stamp.get() ?? '',
  };
};
