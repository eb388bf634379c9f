import type { Database } from 'better-sqlite3';

/**
 * Orders are evidence of who is who. One that is known on both sides comes, goes or moves: who is left is compared again where
 * it hangs on somebody left, and only then, so that the orders of everybody else cost nothing.
 */
export const up = (db: Database): void => {
  for (const [table, seen] of [
    ['erp_order', [seenOfOrder('new'), seenOfOrder('old')]],
    ['dd_order', [seenOfRecord('new'), seenOfRecord('old')]],
  ] as const) {
    const [isNow, wasBefore] = seen;
    const name = `${table}_identity`;
    db.exec(`
CREATE TRIGGER ${name}_insert AFTER INSERT ON ${table} WHEN new.owner IS NOT NULL BEGIN ${owe(isNow)} END;
CREATE TRIGGER ${name}_delete AFTER DELETE ON ${table} WHEN old.owner IS NOT NULL BEGIN ${owe(wasBefore)} END;
CREATE TRIGGER ${name}_update AFTER UPDATE ON ${table}
WHEN old.owner IS NOT new.owner OR old.match_key IS NOT new.match_key OR old.reference IS NOT new.reference
  OR (old.hash IS NOT new.hash AND ${orderedAt('old')} IS NOT ${orderedAt('new')}) BEGIN ${owe(isNow)} ${owe(wasBefore)} END;
`);
  }
  // What was compared before was compared without them.
  db.exec("UPDATE workspace_fact SET value = 'yes' WHERE name = 'identity.owed' AND value IN ('no', 'now')");
};

const orderedAt = (row: string): string => `json_extract(${row}.data, '$.value.orderedAt')`;

const owe = (condition: string): string =>
  `UPDATE workspace_fact SET value = 'yes' WHERE name = 'identity.owed' AND value IN ('no', 'now') AND ${condition};`;

const isCustomerLeft = (number: string): string =>
  `EXISTS (SELECT 1 FROM identity_left WHERE match_key = ${number} AND side = 0)`;
const isContactLeft = (id: string): string =>
  `EXISTS (SELECT 1 FROM dd_contact c CROSS JOIN identity_left l ON l.side = 1 AND l.rid = c.rid WHERE c.contact_id = CAST(${id} AS INTEGER))`;

/** The ERP's order `row` has a record, and either hangs on somebody left. */
const seenOfOrder = (row: 'new' | 'old'): string =>
  `${row}.owner IS NOT NULL AND EXISTS (SELECT 1 FROM dd_order d WHERE d.match_key IN (${row}.match_key, ${row}.reference)
    AND d.owner IS NOT NULL AND (${isCustomerLeft(`${row}.owner`)} OR ${isContactLeft('d.owner')}))`;

/** The same for a record: the ERP has it under its number, or as its reference. */
const seenOfRecord = (row: 'new' | 'old'): string =>
  ['match_key', 'reference']
    .map(
      (column) => `(${row}.owner IS NOT NULL AND EXISTS (SELECT 1 FROM erp_order e WHERE e.${column} = ${row}.match_key
    AND e.owner IS NOT NULL AND (${isContactLeft(`${row}.owner`)} OR ${isCustomerLeft('e.owner')})))`,
    )
    .join(' OR ');
