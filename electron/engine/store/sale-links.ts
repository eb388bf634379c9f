import type { Database } from 'better-sqlite3';

/**
 * Orders that the ERP has under another number than Dotdigital: by the external reference that the ERP keeps, else by
 * customer, amount, currency and day, where exactly one fits (glossary: marketing order).
 */
export const createSaleLinks = (db: Database): (() => number) => {
  const clear = db.prepare('DELETE FROM sale_link');
  const byReference = db.prepare(
    `INSERT OR IGNORE INTO sale_link (match_key, record_key, method)
     SELECT e.match_key, d.match_key, 'reference' FROM erp_order e JOIN dd_order d ON d.match_key = e.reference
     WHERE e.reference IS NOT NULL AND e.reference <> e.match_key`,
  );
  // Records that no number and no reference explains; orders that have no record. Both are few.
  const byHand = db.prepare(
    `INSERT OR IGNORE INTO sale_link (match_key, record_key, method)
     SELECT MIN(e.match_key), d.match_key, 'same-sale' FROM dd_order d
     JOIN dd_contact c ON c.contact_id = CAST(d.owner AS INTEGER) AND c.method IS NOT NULL
     JOIN erp_order e ON e.owner = c.match_key
       AND json_extract(e.data, '$.value.total') = json_extract(d.data, '$.value.total')
       AND json_extract(e.data, '$.value.currency') = json_extract(d.data, '$.value.currency')
       AND substr(json_extract(e.data, '$.value.orderedAt'), 1, 10) = substr(json_extract(d.data, '$.value.orderedAt'), 1, 10)
     WHERE NOT EXISTS (SELECT 1 FROM erp_order o WHERE o.match_key = d.match_key)
       AND NOT EXISTS (SELECT 1 FROM sale_link l WHERE l.record_key = d.match_key)
       AND NOT EXISTS (SELECT 1 FROM sale_link l WHERE l.match_key = e.match_key)
       AND NOT EXISTS (SELECT 1 FROM dd_order o WHERE o.match_key = e.match_key)
     GROUP BY d.match_key HAVING COUNT(*) = 1`,
  );
  return () => {
    clear.run();
    return byReference.run().changes + byHand.run().changes;
  };
};
