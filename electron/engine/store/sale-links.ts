import type { Database } from 'better-sqlite3';
import { isWithin, type KeyRange, keyRanges } from './key-ranges.ts';

/**
 * Orders that the ERP has under another number than Dotdigital: by the external reference that the ERP keeps, else by
 * customer, amount, currency and day, where exactly one fits (glossary: marketing order).
 */
export const createSaleLinks = (db: Database): (() => Iterable<() => number>) => {
  db.exec(`CREATE TEMP TABLE IF NOT EXISTS found_link (
    match_key TEXT PRIMARY KEY, record_key TEXT NOT NULL UNIQUE, method TEXT NOT NULL) WITHOUT ROWID`);
  const clear = db.prepare('DELETE FROM found_link');
  const byReference = db.prepare<[KeyRange]>(
    `INSERT OR IGNORE INTO found_link (match_key, record_key, method)
     SELECT e.match_key, d.match_key, 'reference' FROM erp_order e JOIN dd_order d ON d.match_key = e.reference
     WHERE ${isWithin('e.reference')} AND e.reference <> e.match_key ORDER BY e.reference, e.match_key`,
  );
  // Records that no number and no reference explains; orders that have no record. Both are few. What another range found
  // this way counts for none, so that it is the same wherever ranges end.
  const byHand = db.prepare<[KeyRange]>(
    `INSERT OR IGNORE INTO found_link (match_key, record_key, method)
     SELECT MIN(e.match_key), d.match_key, 'same-sale' FROM dd_order d
     JOIN dd_contact c ON c.contact_id = CAST(d.owner AS INTEGER) AND c.method IS NOT NULL
     JOIN erp_order e ON e.owner = c.match_key
       AND json_extract(e.data, '$.value.total') = json_extract(d.data, '$.value.total')
       AND json_extract(e.data, '$.value.currency') = json_extract(d.data, '$.value.currency')
       AND substr(json_extract(e.data, '$.value.orderedAt'), 1, 10) = substr(json_extract(d.data, '$.value.orderedAt'), 1, 10)
     WHERE ${isWithin('d.match_key')} AND NOT EXISTS (SELECT 1 FROM erp_order o WHERE o.match_key = d.match_key)
       AND NOT EXISTS (SELECT 1 FROM found_link l WHERE l.record_key = d.match_key AND l.method = 'reference')
       AND NOT EXISTS (SELECT 1 FROM found_link l WHERE l.match_key = e.match_key AND l.method = 'reference')
       AND NOT EXISTS (SELECT 1 FROM dd_order o WHERE o.match_key = e.match_key)
     GROUP BY d.match_key HAVING COUNT(*) = 1`,
  );
  // Only what differs is written: what changes is judged anew.
  const drop = db.prepare<[KeyRange]>(
    `DELETE FROM sale_link WHERE ${isWithin('match_key')} AND NOT EXISTS (SELECT 1 FROM found_link f
     WHERE f.match_key = sale_link.match_key AND f.record_key = sale_link.record_key AND f.method = sale_link.method)`,
  );
  const keep = db.prepare<[KeyRange]>(
    `INSERT INTO sale_link SELECT match_key, record_key, method FROM found_link f
     WHERE ${isWithin('f.match_key')} AND NOT EXISTS (SELECT 1 FROM sale_link l WHERE l.match_key = f.match_key)`,
  );
  return function* () {
    yield () => none(clear.run());
    for (const range of keyRanges(db, 'erp_order', 'reference')) yield () => byReference.run(range).changes;
    for (const range of keyRanges(db, 'dd_order')) yield () => byHand.run(range).changes;
    // A record may go to another order: nothing is kept before all of what does not hold any more is dropped.
    for (const range of keyRanges(db, 'sale_link')) yield () => none(drop.run(range));
    for (const range of keyRanges(db, 'found_link')) yield () => none(keep.run(range));
  };
};

/** A step that finds nothing. */
const none = (_done: unknown): number => 0;
