import type { Database } from 'better-sqlite3';
import { z } from 'zod';
import type { SalesStore } from './sales-store.ts';

const keptOrder = z.object({
  channel: z.string(),
  value: z.object({ status: z.string().nullable(), orderedAt: z.string().nullable() }),
});
const keptRecord = z.object({ json: z.record(z.string(), z.unknown()) });

/** Orders and catalogue records in the order in which they are kept, to be read under other rules without being fetched. */
export const createSalePages = (
  db: Database,
): Pick<SalesStore, 'ordersAfter' | 'setOrderFacts' | 'recordsAfter' | 'saveRecord' | 'markAllItems'> => {
  const orders = db.prepare<[number, number], { rid: number; key: string; facts: number; data: string }>(
    'SELECT rid, match_key AS key, facts, data FROM erp_order WHERE rid > ? ORDER BY rid LIMIT ?',
  );
  const setFacts = db.prepare<[number, number]>('UPDATE erp_order SET facts = ?, data = data WHERE rid = ?');
  const records = db.prepare<[number, number], { rid: number; id: string; data: string }>(
    'SELECT rid, ext_id AS id, data FROM dd_item WHERE rid > ? ORDER BY rid LIMIT ?',
  );
  const save = db.prepare<[string, string | null, number, number, string, number]>(
    'UPDATE dd_item SET match_key = ?, reference = ?, facts = ?, hash = ?, data = ? WHERE rid = ?',
  );
  const markAll = db.prepare('INSERT OR IGNORE INTO dirty (entity, match_key) SELECT 3, match_key FROM erp_product');
  return {
    ordersAfter: (rid, limit) =>
      orders.all(rid, limit).map(({ data, ...row }) => {
        const { channel, value } = keptOrder.parse(JSON.parse(data));
        return { ...row, channel, status: value.status, orderedAt: value.orderedAt };
      }),
    setOrderFacts: (rid, facts) => void setFacts.run(facts, rid),
    recordsAfter: (rid, limit) =>
      records.all(rid, limit).map(({ data, ...row }) => ({ ...row, json: keptRecord.parse(JSON.parse(data)).json })),
    saveRecord: (rid, { key, reference, facts, hash, data }, json) =>
      void save.run(key, reference, facts, hash, JSON.stringify({ value: data, json }), rid),
    markAllItems: () => void markAll.run(),
  };
};
