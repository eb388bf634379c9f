import type { Database } from 'better-sqlite3';
import { saleFact } from '../../../shared/domain/sales.ts';
import { caseEntity } from './case-stores.ts';

/** What names a person among sales: customer numbers, contact ids and addresses. */
export type SaleNames = {
  readonly numbers: readonly string[];
  readonly contactIds: readonly string[];
  readonly emails: readonly string[];
};

/**
 * Takes a person out of the mirrored sales: what Dotdigital holds about them goes, the ERP's orders stay for finance and
 * are nobody's any more. Call inside a transaction; a file from before there were sales has none.
 */
export const forgetSales = (db: Database, { numbers, contactIds, emails }: SaleNames): void => {
  if (!hasSales(db)) return;
  const disown = db.prepare<[string]>(
    `UPDATE erp_order SET owner = NULL, facts = facts & ~${saleFact.hasCustomer} WHERE owner = ?`,
  );
  for (const number of numbers) disown.run(number);
  forgetPostings(db, contactIds);
  const dropOf = db.prepare<[string]>('DELETE FROM dd_order WHERE owner = ?');
  for (const id of contactIds) dropOf.run(id);
  // An order that hangs on somebody else may still name whom it is from.
  const dropNaming = db.prepare<[string]>(
    "DELETE FROM dd_order WHERE lower(trim(json_extract(data, '$.json.email'))) = ?",
  );
  for (const email of emails) dropNaming.run(email);
};

/** What waits to be posted for them: its record goes, so nothing is left to be posted. */
const forgetPostings = (db: Database, contactIds: readonly string[]): void => {
  const has = db.prepare("SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = 'posting'").get();
  if (has === undefined) return;
  for (const table of ['posting', 'posting_refusal']) {
    const drop = db.prepare<[string]>(
      `DELETE FROM ${table} WHERE record_key IN (SELECT match_key FROM dd_order WHERE owner = ?)`,
    );
    for (const id of contactIds) drop.run(id);
  }
};

const hasSales = (db: Database): boolean =>
  db.prepare("SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = 'dd_order'").get() !== undefined;

/** The cases about a person's sales: their list rows name the customer. Call before the sales themselves are forgotten. */
export const saleCasesOf = (db: Database, { numbers, contactIds }: SaleNames): readonly number[] =>
  hasSales(db)
    ? db
        .prepare<[number, string, string], number>(
          `SELECT m.id FROM mismatch m WHERE m.entity = ? AND (m.match_key IN (
             SELECT o.match_key FROM json_each(?) k CROSS JOIN erp_order o ON o.owner = k.value)
           OR m.match_key IN (SELECT d.match_key FROM json_each(?) k CROSS JOIN dd_order d ON d.owner = k.value))`,
        )
        .pluck()
        .all(caseEntity.order, JSON.stringify(numbers), JSON.stringify(contactIds))
    : [];
