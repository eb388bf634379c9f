import type { Database } from 'better-sqlite3';

/**
 * Whether the ERP ever sold in a currency is found without opening every order, also where it never did. The expression
 * is one that no other query has: the index is not to be taken for finding orders.
 */
export const up = (db: Database): void => {
  db.exec("CREATE INDEX erp_order_currency ON erp_order (coalesce(json_extract(data, '$.value.currency'), ''))");
};
