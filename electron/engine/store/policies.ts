import type { Database } from 'better-sqlite3';
import { type Policy, policySchema, type WritePolicy } from '../../../shared/domain/policy.ts';

export interface PolicyStore {
  readonly get: (policy: WritePolicy) => Policy;
  readonly set: (policy: Policy) => void;
}

type Row = {
  readonly policy: string;
  readonly isOn: number;
  readonly cap: number;
  readonly stopShare: number;
  readonly changedBy: string | null;
  readonly changedAt: number | null;
};

/** The policies that write within bounds. */
export const createPolicies = (db: Database): PolicyStore => {
  const read = db.prepare<[string], Row>(
    'SELECT kind AS policy, is_on AS isOn, cap, stop_share AS stopShare, changed_by AS changedBy, changed_at AS changedAt FROM policy WHERE kind = ?',
  );
  const write = db.prepare(
    'UPDATE policy SET is_on = ?, cap = ?, stop_share = ?, changed_by = ?, changed_at = ? WHERE kind = ?',
  );
  return {
    get: (policy) => {
      const row = read.get(policy);
      return policySchema.parse({ ...row, isOn: row?.isOn === 1 });
    },
    set: ({ policy, isOn, cap, stopShare, changedBy, changedAt }) =>
      void write.run(isOn ? 1 : 0, cap, stopShare, changedBy, changedAt, policy),
  };
};
