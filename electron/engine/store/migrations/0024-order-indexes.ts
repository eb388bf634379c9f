import type { Database } from 'better-sqlite3';

/** A pass over orders reads indexes alone: whose an order is, where its record hangs, and which contacts are whose. */
export const up = (db: Database): void => {
  db.exec(`
DROP INDEX erp_order_key;
CREATE INDEX erp_order_key ON erp_order (match_key, hash, facts, owner);
DROP INDEX dd_order_key;
CREATE INDEX dd_order_key ON dd_order (match_key, hash, facts, owner);
DROP INDEX dd_contact_key;
CREATE INDEX dd_contact_key ON dd_contact (match_key, rid, hash, facts, method, contact_id);
`);
};
