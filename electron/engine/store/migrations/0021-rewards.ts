import type { Database } from 'better-sqlite3';

/** As stored: who a case is about, two of its kinds, and the bits of loyalty tier, points and price group. */
const customer = 1;
const fieldDrift = 1;
const rewardDrift = 21;
const rewards = 14_336;

const isDrift = `entity = ${customer} AND kind = ${fieldDrift}`;

/** About a reward and something else, and open, ignored or deferred: what is decided or over stays as it was decided. */
const isMixed = `${isDrift} AND status IN (0, 4, 5) AND (field_mask & ${rewards}) <> 0 AND (field_mask & ~${rewards}) <> 0`;

/**
 * What differs of a reward becomes a case of its own. One that is about nothing else changes its kind; of one that is about
 * both, the part of the reward is taken out and stands as the whole stood: ignored as that, put off until then, given to
 * the same person. So nothing comes back that somebody set aside. All of them are looked at once more.
 */
export const up = (db: Database): void => {
  db.exec(`
UPDATE mismatch SET kind = ${rewardDrift}
  WHERE ${isDrift} AND field_mask <> 0 AND (field_mask & ~${rewards}) = 0;
INSERT INTO mismatch (entity, kind, severity, status, match_key, erp_rid, dd_rid, field_mask, label, email, reference,
    detected_at, changed_at, run_id, reopened, ignored_as, assignee, until)
  SELECT entity, ${rewardDrift}, 1, status, match_key, erp_rid, dd_rid, field_mask & ${rewards}, label, email, reference,
    detected_at, changed_at, run_id, reopened, ignored_as, assignee, until
  FROM mismatch WHERE ${isMixed};
INSERT INTO policy_sample (mismatch_id, run_id, policy, marked_at)
  SELECT part.id, s.run_id, s.policy, s.marked_at FROM policy_sample s
  JOIN mismatch whole ON whole.id = s.mismatch_id AND whole.entity = ${customer} AND whole.kind = ${fieldDrift}
  JOIN mismatch part ON part.entity = whole.entity AND part.match_key = whole.match_key AND part.kind = ${rewardDrift};
UPDATE mismatch SET field_mask = field_mask & ~${rewards} WHERE ${isMixed};
DELETE FROM judged;
INSERT OR IGNORE INTO dirty (entity, match_key)
  SELECT entity, match_key FROM mismatch WHERE entity = ${customer} AND kind = ${rewardDrift};`);
};
