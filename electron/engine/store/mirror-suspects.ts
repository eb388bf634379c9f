import type { Database } from 'better-sqlite3';
import { contactFact, customerFact } from '../../../shared/domain/mirror.ts';
import type { MirrorStore } from './mirror-store.ts';

/** What a customer must be, and must not be, for anything to be found about it. */
const needed = customerFact.active | customerFact.person | customerFact.hasEmail;
const excluded = customerFact.test | customerFact.optedOut;

/**
 * A customer about whom something may be found: eligible by its own facts, and without a contact of the same hash and
 * some permission, whose email did not bounce: a bounce may hide an opt-out. It reads the two covering indexes only; the same conditions as `agreesQuietly` in engine/domain.
 */
const suspect = `
  SELECT DISTINCT c.match_key FROM erp_customer c
  WHERE c.match_key > ? AND c.match_key <= ?
    AND (c.facts & ${needed}) = ${needed} AND (c.facts & ${excluded}) = 0
    AND (c.malformed <> 0 OR NOT EXISTS (
      SELECT 1 FROM dd_contact d
      WHERE d.match_key = c.match_key AND d.hash = c.hash AND d.method IS NOT NULL AND (d.facts & ${contactFact.bounced}) = 0
        AND ((c.facts & ${customerFact.hasPermission}) <> 0 OR (d.facts & ${contactFact.hasPermission}) <> 0)))
  ORDER BY c.match_key`;

/** Greater than every match key: no text holds a character beyond U+10FFFF. */
const endOfKeys = '\u{10FFFF}\u{10FFFF}';

/** Narrows a full pass to the keys that are worth judging, a range of customers at a time. */
export const createSuspects = (db: Database): Pick<MirrorStore, 'keyRange' | 'suspectKeys'> => {
  const boundary = db
    .prepare<[string, number], string>(
      'SELECT match_key FROM erp_customer WHERE match_key > ? ORDER BY match_key LIMIT 1 OFFSET ?',
    )
    .pluck();
  const count = db
    .prepare<[string, string], number>('SELECT COUNT(*) FROM erp_customer WHERE match_key > ? AND match_key <= ?')
    .pluck();
  const suspects = db.prepare<[string, string], string>(suspect).pluck();
  return {
    keyRange: (after, size) => {
      const upTo = boundary.get(after, size - 1) ?? endOfKeys;
      return { upTo, customers: count.get(after, upTo) ?? 0, isLast: upTo === endOfKeys };
    },
    suspectKeys: (after, upTo) => suspects.all(after, upTo),
  };
};
