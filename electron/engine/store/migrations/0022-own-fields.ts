import type { Database } from 'better-sqlite3';

/**
 * The ERP's own fields of a customer as they came, and on both sides what the mapping adds to the fields that every mapping
 * has. Customers from before have none of the former until they are read again; the index says whether there are any. A change
 * of an order marks its owner (6 in `dirty`): what the owner's settled orders come to is worked out again.
 */
export const up = (db: Database): void => {
  const mark = (of: 'old' | 'new'): string =>
    `INSERT OR IGNORE INTO dirty (entity, match_key) SELECT 6, ${of}.owner WHERE ${of}.owner IS NOT NULL;`;
  db.exec(`
ALTER TABLE erp_customer ADD COLUMN custom TEXT;
ALTER TABLE erp_customer ADD COLUMN v_extra TEXT;
ALTER TABLE dd_contact ADD COLUMN v_extra TEXT;
CREATE INDEX erp_customer_without_custom ON erp_customer (rid) WHERE custom IS NULL;
CREATE TRIGGER erp_order_figures_insert AFTER INSERT ON erp_order BEGIN ${mark('new')} END;
CREATE TRIGGER erp_order_figures_delete AFTER DELETE ON erp_order BEGIN ${mark('old')} END;
CREATE TRIGGER erp_order_figures_update AFTER UPDATE ON erp_order
WHEN old.hash IS NOT new.hash OR old.owner IS NOT new.owner BEGIN ${mark('old')} ${mark('new')} END;
`);
};
