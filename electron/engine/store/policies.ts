import type { Database } from 'better-sqlite3';
import { type Policy, policySchema, type SampleStanding, type WritePolicy } from '../../../shared/domain/policy.ts';
import { openStatus, waitsForReview } from './mismatch-row.ts';

export interface PolicyStore {
  readonly get: (policy: WritePolicy) => Policy;
  readonly set: (policy: Policy) => void;
  /** Leaves a case to a person so that somebody sees what the policy does. Call inside `atomically`. */
  readonly leaveForReview: (policy: WritePolicy, mismatchId: number, runId: number, at: number) => void;
  readonly sampleStanding: (policy: WritePolicy) => SampleStanding;
  /** What a run has decided by a policy, and left for review. */
  readonly doneIn: (policy: WritePolicy, runId: number) => { readonly written: number; readonly sampled: number };
}

type Row = {
  readonly policy: string;
  readonly isOn: number;
  readonly cap: number;
  readonly stopShare: number;
  readonly sampleShare: number | null;
  readonly sampleUntil: number | null;
  readonly changedBy: string | null;
  readonly changedAt: number | null;
};

/** The decision of a person on a case that was left for review at `s.marked_at`; putting off is none. */
const decidedSince = `d.mismatch_id = s.mismatch_id AND d.decided_at >= s.marked_at AND d.verdict IN ('approve', 'ignore')`;

/** The policies that write within bounds, and what they leave for review. */
export const createPolicies = (db: Database): PolicyStore => {
  const read = db.prepare<[string], Row>(
    `SELECT kind AS policy, is_on AS isOn, cap, stop_share AS stopShare, sample_share AS sampleShare, sample_until AS sampleUntil,
       changed_by AS changedBy, changed_at AS changedAt FROM policy WHERE kind = ?`,
  );
  const write = db.prepare(
    'UPDATE policy SET is_on = ?, cap = ?, stop_share = ?, sample_share = ?, sample_until = ?, changed_by = ?, changed_at = ? WHERE kind = ?',
  );
  const samples = createSamples(db);
  return {
    get: (policy) => {
      const row = read.get(policy);
      if (row === undefined) throw new Error(`the policy ${policy} is not in the file`);
      const { isOn, sampleShare, sampleUntil, ...kept } = row;
      const sample = sampleShare === null || sampleUntil === null ? null : { share: sampleShare, until: sampleUntil };
      return policySchema.parse({ ...kept, isOn: isOn === 1, sample });
    },
    set: ({ policy, isOn, cap, stopShare, sample, changedBy, changedAt }) => {
      const bounds = [cap, stopShare, sample?.share ?? null, sample?.until ?? null];
      write.run(isOn ? 1 : 0, ...bounds, changedBy, changedAt, policy);
    },
    ...samples,
  };
};

type Samples = Omit<PolicyStore, 'get' | 'set'>;

const createSamples = (db: Database): Samples => {
  const leave = db.prepare<[number, number, string, number]>(
    'INSERT OR IGNORE INTO policy_sample (mismatch_id, run_id, policy, marked_at) VALUES (?, ?, ?, ?)',
  );
  const waiting = db
    .prepare<[string, number], number>(
      `SELECT COUNT(*) FROM mismatch WHERE id IN (SELECT mismatch_id FROM policy_sample WHERE policy = ?) AND status = ? AND ${waitsForReview}`,
    )
    .pluck();
  // The newest first: an edited result, a case set aside, and an approval that was undone later end the row.
  const outcomes = db
    .prepare<[string], number>(
      `SELECT d.verdict = 'approve' AND NOT EXISTS (SELECT 1 FROM decision_choice c WHERE c.decision_id = d.id)
         AND NOT EXISTS (SELECT 1 FROM decision u WHERE u.mismatch_id = d.mismatch_id AND u.verdict = 'undo' AND u.decided_at >= d.decided_at)
       FROM policy_sample s JOIN decision d
         ON d.id = (SELECT d.id FROM decision d WHERE ${decidedSince} ORDER BY d.decided_at, d.id LIMIT 1)
       WHERE s.policy = ? ORDER BY d.decided_at DESC, d.id DESC LIMIT 1000`,
    )
    .pluck();
  const written = db
    .prepare<[string, string], number>('SELECT COUNT(*) FROM decision WHERE key > ? AND key < ?')
    .pluck();
  const sampled = db
    .prepare<[string, number], number>('SELECT COUNT(*) FROM policy_sample WHERE policy = ? AND run_id = ?')
    .pluck();
  return {
    leaveForReview: (policy, mismatchId, runId, at) => void leave.run(mismatchId, runId, policy, at),
    sampleStanding: (policy) => {
      const row = outcomes.all(policy);
      const end = row.indexOf(0);
      return { approved: end === -1 ? row.length : end, waiting: waiting.get(policy, openStatus) ?? 0 };
    },
    doneIn: (policy, runId) => ({
      // "/" is followed by "0" in the order of keys.
      written: written.get(`${policy}/${runId}/`, `${policy}/${runId}0`) ?? 0,
      sampled: sampled.get(policy, runId) ?? 0,
    }),
  };
};
