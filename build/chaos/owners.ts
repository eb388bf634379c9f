import type { Approval, Ledger, Target } from './ledger.ts';
import type { Change, WorkspaceState } from './workspace-state.ts';

/** Who decided a change, and to which record it was to go; null where its person was forgotten before anybody asked. */
export type Owner = { readonly approval: Approval | null; readonly target: Target | null };

const policy = 'record-opt-out';
const policyOperations = ['contact.unsubscribe', 'customer.opt-out'];

/** A change whose person was forgotten: what it was can no longer be read. */
export const isForgotten = ({ operation }: Change): boolean => operation === '';

/** The owner of each change, by the key that its decision was given with. */
export const ownersOf = (ledger: Ledger, { changes, runs }: WorkspaceState): ReadonlyMap<string, Owner> => {
  const approvals = new Map(ledger.approvals.map((approval) => [approval.key, approval]));
  const likes = new Set(ledger.likes.map(({ key }) => key));
  const consentRuns = new Set(runs.flatMap(({ id, job }) => (job === 'consent' ? [id] : [])));
  return new Map(
    changes.flatMap((change): readonly [string, Owner][] => {
      const { id, key, mismatchId, step } = change;
      const approval = approvals.get(key);
      if (approval !== undefined)
        return approval.mismatchId === mismatchId
          ? [[id, { approval, target: approval.targets[step - 1] ?? null }]]
          : [];
      const [ofSet = '', member] = key.split('/');
      const isOfSet = likes.has(ofSet) && member === String(mismatchId);
      return isOfSet || isOfPolicy(change, consentRuns)
        ? [[id, { approval: null, target: ledger.targets.get(id) ?? null }]]
        : [];
    }),
  );
};

/** A policy decides about opt-outs only, each at most once for a case and run: the run and the case are its key. */
const isOfPolicy = (change: Change, consentRuns: ReadonlySet<number>): boolean =>
  change.decidedBy === `policy ${policy}` &&
  change.runId !== null &&
  consentRuns.has(change.runId) &&
  change.key === `${policy}/${change.runId}/${change.mismatchId}` &&
  change.step === 1 &&
  (policyOperations.includes(change.operation) || isForgotten(change));
