import type { Database } from 'better-sqlite3';
import type { IdentityStore, Verdict } from './identity-store.ts';
import { createMirrorMarks } from './mirror-marks.ts';

/** What people said of two records. It is kept by their ids, and looked up by rows only while these are there. */
export const createVerdicts = (db: Database): Pick<IdentityStore, 'verdicts' | 'verdictsOf' | 'say' | 'takeBack'> => {
  const marks = createMirrorMarks(db);
  const columns =
    'customer_id AS customerId, contact_id AS contactId, verdict, said_by AS by, said_at AS at, decision_id AS decisionId';
  const all = db.prepare<[], Verdict>(`SELECT ${columns} FROM identity_verdict`);
  const ofCustomer = db.prepare<[string], Verdict>(
    `SELECT ${columns} FROM identity_verdict WHERE customer_id = ? ORDER BY contact_id`,
  );
  const one = db.prepare<[string, number], Verdict>(
    `SELECT ${columns} FROM identity_verdict WHERE customer_id = ? AND contact_id = ?`,
  );
  const put = db.prepare<Verdict>(
    `INSERT OR REPLACE INTO identity_verdict (customer_id, contact_id, verdict, said_by, said_at, decision_id)
     VALUES (@customerId, @contactId, @verdict, @by, @at, @decisionId)`,
  );
  const remove = db.prepare<[string, number]>('DELETE FROM identity_verdict WHERE customer_id = ? AND contact_id = ?');
  const rows = db.prepare<[string, number], { customerRid: number | null; contactRid: number | null }>(
    `SELECT (SELECT rid FROM erp_customer WHERE ext_id = ?) AS customerRid, (SELECT rid FROM dd_contact WHERE contact_id = ?) AS contactRid`,
  );
  const keys = db
    .prepare<[number | null, number | null], string>(
      'SELECT match_key FROM erp_customer WHERE rid = ? UNION SELECT match_key FROM dd_contact WHERE rid = ?',
    )
    .pluck();
  const answer = db.prepare<[string, number | null, number | null]>(
    'UPDATE identity_pair SET answer = ? WHERE erp_rid = ? AND dd_rid = ?',
  );
  /** The pair stands as it is said now until both sides are compared again. */
  const lookAgain = (customerId: string, contactId: number, to: 'possible' | 'ruled-out'): void => {
    const found = rows.get(customerId, contactId);
    if (found === undefined) return;
    answer.run(to, found.customerRid, found.contactRid);
    for (const key of keys.all(found.customerRid, found.contactRid)) marks.dirty(key);
    if (found.contactRid !== null) marks.rekey(found.contactRid);
  };
  return {
    verdicts: () => all.all(),
    verdictsOf: (customerId) => ofCustomer.all(customerId),
    say: (verdict) => {
      put.run(verdict);
      lookAgain(verdict.customerId, verdict.contactId, verdict.verdict === 'different' ? 'ruled-out' : 'possible');
    },
    takeBack: (customerId, contactId) => {
      const found = one.get(customerId, contactId);
      if (found === undefined) return null;
      remove.run(customerId, contactId);
      lookAgain(customerId, contactId, 'possible');
      return found;
    },
  };
};
