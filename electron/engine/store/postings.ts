import type { Database } from 'better-sqlite3';
import { customerFact, type LinkMethod, linkMethods } from '../../../shared/domain/mirror.ts';
import { periodSchema } from '../../../shared/domain/order.ts';
import { defaultPostingSettings, postingSettingsSchema } from '../../../shared/domain/posting.ts';
import { createPostingShelf } from './posting-shelf.ts';
import type { PostingStore, UnpostedRow } from './posting-store.ts';
import { aloneAmong, isAlone, sourceOf } from './postings-source.ts';

type Row = {
  key: string;
  rid: number;
  hash: number;
  data: string;
  contactId: number | null;
  contactRid: number | null;
  contactNumber: string | null;
  method: number | null;
  customerId: string | null;
  customerRid: number | null;
  customerNumber: string | null;
  customerFacts: number | null;
};

/** Marketing orders over one connection. */
export const createPostings = (db: Database): PostingStore => ({
  ...createFacts(db),
  ...createRecords(db),
  ...createErpOrders(db),
  ...createPostingShelf(db),
});

type Facts = Pick<PostingStore, 'settings' | 'setSettings' | 'periods' | 'replacePeriods'>;

const createFacts = (db: Database): Facts => {
  const fact = db.prepare<[], string>("SELECT value FROM workspace_fact WHERE name = 'posting'").pluck();
  const setFact = db.prepare(
    "INSERT INTO workspace_fact (name, value) VALUES ('posting', ?) ON CONFLICT DO UPDATE SET value = excluded.value",
  );
  const periods = db.prepare<[], { from: string; to: string | null; name: string; ar: string; as_of: number }>(
    'SELECT from_date AS "from", to_date AS "to", name, ar, as_of FROM erp_period ORDER BY from_date',
  );
  const clear = db.prepare('DELETE FROM erp_period');
  const insert = db.prepare(
    'INSERT OR REPLACE INTO erp_period (from_date, to_date, name, ar, as_of) VALUES (?, ?, ?, ?, ?)',
  );
  return {
    settings: () => {
      const text = fact.get();
      const read = text === undefined ? null : postingSettingsSchema.safeParse(JSON.parse(text));
      return read?.success === true ? read.data : defaultPostingSettings;
    },
    setSettings: (settings) => void setFact.run(JSON.stringify(settings)),
    periods: () =>
      periods
        .all()
        .map(({ as_of, ...period }) => periodSchema.parse({ ...period, asOf: new Date(as_of).toISOString() })),
    replacePeriods: (all) => {
      clear.run();
      for (const { from, to, name, ar, asOf } of all) insert.run(from, to, name, ar, Date.parse(asOf));
    },
  };
};

type Records = Pick<PostingStore, 'unpostedKeys' | 'unposted' | 'recordHash' | 'products' | 'usesCurrency'>;

const createRecords = (db: Database): Records => {
  const keys = db
    .prepare<[{ sources: string; after: string; upTo: string | null }], string>(
      // A blob comes behind every text: without an end the range is open.
      `WITH ${aloneAmong("k.match_key > @after AND k.match_key <= coalesce(@upTo, x'00')")} SELECT d.match_key FROM alone CROSS JOIN dd_order d ON d.match_key = alone.match_key
       WHERE ${sourceOf} IN (SELECT value FROM json_each(@sources)) ORDER BY d.match_key`,
    )
    .pluck();
  const end = db
    .prepare<[string, number], string>(
      'SELECT match_key FROM dd_order WHERE match_key > ? ORDER BY match_key LIMIT 1 OFFSET ?',
    )
    .pluck();
  const one = db.prepare<[string], Row>(
    `SELECT d.match_key AS key, d.rid, d.hash, d.data, c.contact_id AS contactId, c.rid AS contactRid,
       c.erp_number AS contactNumber, c.method, e.ext_id AS customerId, e.rid AS customerRid, e.number AS customerNumber,
       e.facts AS customerFacts
     FROM dd_order d LEFT JOIN dd_contact c ON c.contact_id = CAST(d.owner AS INTEGER)
     LEFT JOIN erp_customer e ON c.method IS NOT NULL AND e.match_key = c.match_key
     WHERE d.match_key = ? AND ${isAlone('d.match_key')} LIMIT 1`,
  );
  const hash = db.prepare<[string], number>('SELECT hash FROM dd_order WHERE match_key = ? LIMIT 1').pluck();
  const products = db.prepare<[string], { sku: string; active: number }>(
    `SELECT p.match_key AS sku, json_extract(p.data, '$.active') AS active
     FROM json_each(?) k CROSS JOIN erp_product p ON p.match_key = k.value`,
  );
  const currency = db
    .prepare<[string], number>(
      "SELECT 1 FROM erp_order WHERE coalesce(json_extract(data, '$.value.currency'), '') = ? LIMIT 1",
    )
    .pluck();
  return {
    unpostedKeys: (sources, after, size) => {
      const next = end.get(after, size - 1) ?? null;
      const named = JSON.stringify(sources.map((source) => source.trim().toLowerCase()));
      return { keys: keys.all({ sources: named, after, upTo: next }), next };
    },
    unposted: (key) => {
      const row = one.get(key);
      return row === undefined ? null : unpostedOf(row);
    },
    recordHash: (key) => hash.get(key) ?? null,
    products: (skus) =>
      new Map(products.all(JSON.stringify(skus)).map(({ sku, active }) => [sku, { active: active !== 0 }])),
    usesCurrency: (code) => currency.get(code) === 1,
  };
};

const unpostedOf = (row: Row): UnpostedRow => ({
  key: row.key,
  rid: row.rid,
  hash: row.hash,
  json: JSON.parse(row.data).json,
  contact:
    row.contactId === null || row.contactRid === null
      ? null
      : { id: row.contactId, rid: row.contactRid, number: row.contactNumber, method: methodOf(row.method) },
  customer:
    row.customerId === null || row.customerRid === null || row.customerNumber === null
      ? null
      : {
          id: row.customerId,
          rid: row.customerRid,
          number: row.customerNumber,
          active: ((row.customerFacts ?? 0) & customerFact.active) !== 0,
        },
});

const methodOf = (stored: number | null): LinkMethod | null => (stored === null ? null : (linkMethods[stored] ?? null));

type ErpOrders = Pick<PostingStore, 'lookalikes' | 'orderOf' | 'link'>;

const createErpOrders = (db: Database): ErpOrders => {
  // What explains a record already cannot be this one too.
  const alike = db
    .prepare<[string, string, string, string, number], string>(
      `SELECT e.match_key FROM erp_order e
       WHERE e.owner = ? AND json_extract(e.data, '$.value.total') = ? AND json_extract(e.data, '$.value.currency') = ?
         AND json_extract(e.data, '$.value.status') <> 'cancelled'
         AND abs(julianday(substr(json_extract(e.data, '$.value.orderedAt'), 1, 10)) - julianday(?)) <= ?
         AND NOT EXISTS (SELECT 1 FROM sale_link l WHERE l.match_key = e.match_key)
         AND NOT EXISTS (SELECT 1 FROM dd_order o WHERE o.match_key = e.match_key)
       ORDER BY e.match_key LIMIT 5`,
    )
    .pluck();
  const held = db.prepare<[string, string], { id: string; number: string }>(
    'SELECT ext_id AS id, match_key AS number FROM erp_order WHERE match_key = ? OR reference = ? ORDER BY rid DESC LIMIT 1',
  );
  const link = db.prepare(
    "INSERT OR REPLACE INTO sale_link (match_key, record_key, method) VALUES (?, ?, 'reference')",
  );
  return {
    lookalikes: ({ customerNumber, total, currency, date, days }) =>
      alike.all(customerNumber, total, currency, date, days),
    orderOf: (key) => held.get(key, key) ?? null,
    link: (orderNumber, key) => {
      if (orderNumber !== key) link.run(orderNumber, key);
    },
  };
};
