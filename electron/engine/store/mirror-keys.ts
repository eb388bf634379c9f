import type { Database } from 'better-sqlite3';
import { contactFact, linkMethods } from '../../../shared/domain/mirror.ts';
import type { MirrorCounts } from './mirror-counts.ts';
import type { MirrorMarks } from './mirror-marks.ts';

type Contact = {
  contact_id: number;
  erp_number: string | null;
  email_key: string | null;
  match_key: string;
  method: number | null;
};
type Key = { readonly matchKey: string; readonly method: number | null };

const byNumber = linkMethods.indexOf('erp-number');
const byEmail = linkMethods.indexOf('email');
const byVerdict = linkMethods.indexOf('verdict');
const byEvidence = linkMethods.indexOf('probabilistic');

/**
 * Gives queued contacts their match key: what an operator said, the ERP number where the ERP knows it, the number of the
 * customer with the same email unless a live contact carries that number already, the customer that all evidence points to,
 * else the email, else the contact id.
 */
export const createRekey = (db: Database, marks: MirrorMarks, counts: MirrorCounts): ((limit: number) => number) => {
  const read = db.prepare<[number], Contact>(
    'SELECT contact_id, erp_number, email_key, match_key, method FROM dd_contact WHERE rid = ?',
  );
  const decided = db
    .prepare<[number], string>(
      `SELECT number FROM identity_verdict JOIN erp_customer ON ext_id = customer_id WHERE contact_id = ? AND verdict = 'same' ORDER BY said_at DESC LIMIT 1`,
    )
    .pluck();
  const evident = db
    .prepare<[number], string>(
      `SELECT number FROM identity_pair JOIN erp_customer ON erp_customer.rid = erp_rid WHERE dd_rid = ? AND answer = 'link' LIMIT 1`,
    )
    .pluck();
  const isKnown = db.prepare<[string], number>('SELECT 1 FROM erp_customer WHERE match_key = ? LIMIT 1').pluck();
  const withEmail = db
    .prepare<[string, number], string>(
      `SELECT number FROM erp_customer c WHERE email_key = ? AND NOT EXISTS (SELECT 1 FROM identity_verdict v
         WHERE v.customer_id = c.ext_id AND v.contact_id = ? AND v.verdict = 'different') ORDER BY rid LIMIT 1`,
    )
    .pluck();
  const isCarried = db
    .prepare<[string, number, number], number>(
      'SELECT 1 FROM dd_contact WHERE erp_number = ? AND (facts & ?) <> 0 AND rid <> ? LIMIT 1',
    )
    .pluck();
  const write = db.prepare<[string, number | null, number]>(
    'UPDATE dd_contact SET match_key = ?, method = ? WHERE rid = ?',
  );

  const keyOf = (rid: number, contact: Contact): Key => {
    const said = decided.get(contact.contact_id);
    if (said !== undefined) return { matchKey: said, method: byVerdict };
    if (contact.erp_number !== null && isKnown.get(contact.erp_number) !== undefined)
      return { matchKey: contact.erp_number, method: byNumber };
    const number = contact.email_key === null ? undefined : withEmail.get(contact.email_key, contact.contact_id);
    if (number !== undefined && isCarried.get(number, contactFact.live, rid) === undefined)
      return { matchKey: number, method: byEmail };
    const linked = evident.get(rid);
    if (linked !== undefined) return { matchKey: linked, method: byEvidence };
    return {
      matchKey: contact.email_key === null ? `c:${contact.contact_id}` : `e:${contact.email_key}`,
      method: null,
    };
  };

  return (limit) => {
    const rids = marks.takeRekey(limit);
    for (const rid of rids) {
      const contact = read.get(rid);
      if (contact === undefined) continue;
      const key = keyOf(rid, contact);
      if (key.matchKey === contact.match_key && key.method === contact.method) continue;
      write.run(key.matchKey, key.method, rid);
      if ((key.method === null) !== (contact.method === null)) counts.add('prospects', key.method === null ? 1 : -1);
      marks.dirty(contact.match_key);
      marks.dirty(key.matchKey);
    }
    return rids.length;
  };
};
