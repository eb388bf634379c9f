import type { Database } from 'better-sqlite3';
import { contactFact, customerFact } from '../../../shared/domain/mirror.ts';
import type { MirrorStore } from './mirror-store.ts';

const several = `
  SELECT match_key FROM dd_contact WHERE match_key > @after AND match_key <= @upTo AND method IS NOT NULL
  GROUP BY match_key HAVING COUNT(*) > 1`;
const orphans = `
  SELECT match_key FROM dd_contact WHERE match_key > @after AND match_key <= @upTo AND method IS NULL AND erp_number IS NOT NULL`;
const outInErp = `
  SELECT c.match_key FROM erp_customer c INDEXED BY erp_customer_out WHERE c.match_key > @after AND c.match_key <= @upTo AND (facts & ${customerFact.optedOut}) <> 0
    AND EXISTS (SELECT 1 FROM dd_contact d WHERE d.match_key = c.match_key AND (d.facts & ${contactFact.optedOut}) = 0)`;
const outInDotdigital = `
  SELECT d.match_key FROM dd_contact d INDEXED BY dd_contact_out WHERE d.match_key > @after AND d.match_key <= @upTo AND (facts & ${contactFact.unsubscribed}) <> 0
    AND EXISTS (SELECT 1 FROM erp_customer c WHERE c.match_key = d.match_key AND (c.facts & ${customerFact.optedOut}) = 0)`;
const unclear = `
  SELECT c.match_key FROM identity_pair p JOIN erp_customer c ON c.rid = p.erp_rid
  WHERE p.answer = 'possible' AND c.match_key > @after AND c.match_key <= @upTo`;

/**
 * Keys that the two big indexes say nothing about, each found by an index of its own over the few that matter. Those are
 * named: left to itself SQLite walks a whole covering index instead.
 */
export const createNarrowKeys = (
  db: Database,
): Pick<MirrorStore, 'specialKeys' | 'sharedEmailKeys' | 'withEmail' | 'keyOfContact'> => {
  const special = db
    .prepare<[{ after: string; upTo: string }], string>(
      `${several} UNION ${orphans} UNION ${outInErp} UNION ${outInDotdigital} UNION ${unclear}`,
    )
    .pluck();
  const shared = db
    .prepare<[string, number], string>(
      `SELECT email_key FROM erp_customer WHERE email_key IS NOT NULL AND email_key > ? GROUP BY email_key HAVING COUNT(*) > 1 ORDER BY email_key LIMIT ?`,
    )
    .pluck();
  const customersWith = db
    .prepare<[string], number>('SELECT rid FROM erp_customer WHERE email_key = ? LIMIT 50')
    .pluck();
  const contactsWith = db.prepare<[string], number>('SELECT rid FROM dd_contact WHERE email_key = ? LIMIT 50').pluck();
  const keysWith = db.prepare<[string], string>('SELECT match_key FROM erp_customer WHERE email_key = ?').pluck();
  const contactKey = db.prepare<[number], string>('SELECT match_key FROM dd_contact WHERE rid = ?').pluck();
  return {
    keyOfContact: (rid) => contactKey.get(rid) ?? null,
    withEmail: (emailKey) => ({ customers: customersWith.all(emailKey), contacts: contactsWith.all(emailKey) }),
    specialKeys: (after, upTo) => special.all({ after, upTo }),
    sharedEmailKeys: (afterEmail, limit) => {
      const emails = shared.all(afterEmail, limit);
      return { keys: emails.flatMap((email) => keysWith.all(email)), lastEmail: emails.at(-1) ?? null };
    },
  };
};
