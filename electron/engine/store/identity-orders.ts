import type { Database } from 'better-sqlite3';
import type { IdentityStore, KnownOrder } from './identity-store.ts';

/** Orders of one person that are compared: the last ones. */
const mostOrders = 20;

const last = `ORDER BY orderedAt DESC, reference LIMIT ${mostOrders}`;
const orderedAt = (row: string): string => `json_extract(${row}.data, '$.value.orderedAt') AS orderedAt`;
const record = (key: string): string =>
  `EXISTS (SELECT 1 FROM dd_order d WHERE d.match_key = ${key} AND d.owner IS NOT NULL)`;
const order = (column: string): string =>
  `EXISTS (SELECT 1 FROM erp_order e WHERE e.${column} = d.match_key AND e.owner IS NOT NULL)`;

/**
 * The orders of a person that both sides have, over one connection: an order of the ERP by its number, else by the reference that
 * it keeps. A link found from customer and amount (`sale-links.ts`) would be evidence of itself: it asks who is linked.
 */
export const createIdentityOrders = (db: Database): Pick<IdentityStore, 'ordersOf'> => {
  const ofCustomer = db.prepare<[number], KnownOrder>(
    `SELECT CASE WHEN ${record('e.match_key')} THEN e.match_key ELSE e.reference END AS reference, ${orderedAt('e')}
     FROM erp_customer c CROSS JOIN erp_order e ON e.owner = c.match_key
     WHERE c.rid = ? AND (${record('e.match_key')} OR ${record('e.reference')}) ${last}`,
  );
  const ofContact = db.prepare<[number], KnownOrder>(
    `SELECT d.match_key AS reference, ${orderedAt('d')}
     FROM dd_contact c CROSS JOIN dd_order d ON d.owner = CAST(c.contact_id AS TEXT)
     WHERE c.rid = ? AND (${order('match_key')} OR ${order('reference')}) ${last}`,
  );
  return { ordersOf: (side, rid) => (side === 'erp' ? ofCustomer : ofContact).all(rid) };
};
