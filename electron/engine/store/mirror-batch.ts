import type { Database } from 'better-sqlite3';
import { linkMethods } from '../../../shared/domain/mirror.ts';
import type { ContactKey, CustomerKey, MirrorStore } from './mirror-store.ts';

/** SQLite names the method, so that no row needs a second look. */
const methodName = `CASE d.method ${linkMethods.map((name, place) => `WHEN ${place} THEN '${name}'`).join(' ')} END`;

/** What the rules ask of many keys at once: a statement for each key costs more than all of the judging. */
export const createBatches = (db: Database): Pick<MirrorStore, 'keyRowsIn' | 'sharersIn'> => {
  const customers = db.prepare<[string], CustomerKey>(
    `SELECT c.match_key AS matchKey, c.rid, c.hash, c.malformed, c.facts FROM json_each(?) k
     CROSS JOIN erp_customer c ON c.match_key = k.value ORDER BY c.match_key, c.rid`,
  );
  const contacts = db.prepare<[string], ContactKey>(
    `SELECT d.match_key AS matchKey, d.rid, d.hash, d.facts, ${methodName} AS method FROM json_each(?) k
     CROSS JOIN dd_contact d ON d.match_key = k.value ORDER BY d.match_key, d.rid`,
  );
  const sharers = db.prepare<[string], { matchKey: string; sharer: string }>(
    `SELECT DISTINCT c.match_key AS matchKey, o.match_key AS sharer FROM json_each(?) k
     CROSS JOIN erp_customer c ON c.match_key = k.value
     CROSS JOIN erp_customer o ON o.email_key = c.email_key AND o.rid <> c.rid`,
  );
  return {
    keyRowsIn: (keys) => {
      const list = JSON.stringify(keys);
      return { customers: byKey(customers.all(list)), contacts: byKey(contacts.all(list)) };
    },
    sharersIn: (keys) => {
      const found = new Map<string, string[]>();
      for (const { matchKey, sharer } of sharers.all(JSON.stringify(keys))) {
        const list = found.get(matchKey);
        if (list === undefined) found.set(matchKey, [sharer]);
        else list.push(sharer);
      }
      return found;
    },
  };
};

/** Rows by their match key, in the order in which they came. */
export const byKey = <Row extends { readonly matchKey: string }>(
  rows: readonly Row[],
): ReadonlyMap<string, readonly Row[]> => {
  const map = new Map<string, Row[]>();
  for (const row of rows) {
    const list = map.get(row.matchKey);
    if (list === undefined) map.set(row.matchKey, [row]);
    else list.push(row);
  }
  return map;
};
