import type { Database } from 'better-sqlite3';
import { fieldBit } from '../../../shared/domain/fields.ts';
import { contactFact, customerFact } from '../../../shared/domain/mirror.ts';
import type { MirrorStore } from './mirror-store.ts';

const email = fieldBit('email');
const counted = `CASE WHEN (c.malformed & ${email}) <> 0 THEN 1 ELSE 0 END`;
/** A permission on the contact's side counts as well; it is looked for only where the ERP has none. */
const permitted = `CASE WHEN (c.facts & ${customerFact.hasPermission}) <> 0 THEN 1 ELSE EXISTS (
  SELECT 1 FROM dd_contact d WHERE d.match_key = c.match_key AND d.method IS NOT NULL AND (d.facts & ${contactFact.hasPermission}) <> 0) END`;

/** The rows of both sides in the order in which they are kept, and what is counted over all of them. */
export const createMirrorPages = (
  db: Database,
): Pick<
  MirrorStore,
  | 'ridsAfter'
  | 'nearNumber'
  | 'hasContactsWithoutRest'
  | 'hasCustomersWithoutCustom'
  | 'customFields'
  | 'customerTallies'
> => {
  const customers = db.prepare<[number, number], number>(
    'SELECT rid FROM erp_customer WHERE rid > ? ORDER BY rid LIMIT ?',
  );
  const contacts = db.prepare<[number, number], number>(
    'SELECT rid FROM dd_contact WHERE rid > ? ORDER BY rid LIMIT ?',
  );
  const pages = { erp: customers.pluck(), dotdigital: contacts.pluck() };
  const here = db.prepare<[string], number>(
    'SELECT rid FROM erp_customer WHERE match_key >= ? ORDER BY match_key LIMIT 1',
  );
  const next = db.prepare<[string], number>(
    'SELECT rid FROM erp_customer WHERE match_key > ? ORDER BY match_key LIMIT 1',
  );
  const previous = db.prepare<[string], number>(
    'SELECT rid FROM erp_customer WHERE match_key < ? ORDER BY match_key DESC LIMIT 1',
  );
  const near = { here: here.pluck(), next: next.pluck(), previous: previous.pluck() };
  const without = db.prepare<[], number>('SELECT 1 FROM dd_contact WHERE rest IS NULL LIMIT 1').pluck();
  const withoutCustom = db.prepare<[], number>('SELECT 1 FROM erp_customer WHERE custom IS NULL LIMIT 1').pluck();
  const custom = db.prepare<[number, number], { name: string; customers: number; example: string }>(
    `SELECT f.key AS name, COUNT(*) AS customers, MIN(f.value) AS example FROM erp_customer c, json_each(c.custom) f
     WHERE c.rid > ? AND c.rid <= ? GROUP BY f.key`,
  );
  const tallies = db.prepare<
    [],
    { facts: number; given: number | null; isEmailMalformed: number; isPermitted: number; n: number }
  >(
    `SELECT c.facts, c.given, ${counted} AS isEmailMalformed, ${permitted} AS isPermitted, COUNT(*) AS n
     FROM erp_customer c GROUP BY 1, 2, 3, 4`,
  );
  return {
    ridsAfter: (side, rid, limit) => pages[side].all(rid, limit),
    nearNumber: (number, step) => near[step].get(number) ?? null,
    hasContactsWithoutRest: () => without.get() !== undefined,
    hasCustomersWithoutCustom: () => withoutCustom.get() !== undefined,
    customFields: (after, upTo) => custom.all(after, upTo),
    customerTallies: () =>
      tallies.all().map(({ facts, given, isEmailMalformed, isPermitted, n }) => ({
        facts,
        given,
        isEmailMalformed: isEmailMalformed === 1,
        isPermitted: isPermitted === 1,
        count: n,
      })),
  };
};
