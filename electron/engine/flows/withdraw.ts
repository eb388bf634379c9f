import { failure } from '../../../shared/errors.ts';
import { err, ok, type Result } from '../../../shared/result.ts';
import { gone } from './decide.ts';
import type { FlowDeps } from './flow-deps.ts';
import { evidenceOfEntry, personOf } from './load-pair.ts';
import { lookAgain } from './look-again.ts';
import { dropSame, noteSame } from './note-same.ts';

const withdrawnByOperator = failure('cancelled', 'It was taken back before it was sent.');

/**
 * Takes back what was approved and not sent yet. The sender looks at the state once more in the transaction in which it
 * claims an entry, so that an entry is either sent or withdrawn, never both.
 */
export const withdraw = (
  deps: FlowDeps,
  { id, key }: { readonly id: number; readonly key: string },
): Result<{ readonly withdrawn: boolean }> => {
  const { stores } = deps;
  if (stores.decisions.byKey(key) !== null) return ok({ withdrawn: true });
  return stores.atomically(() => {
    const mismatch = stores.mismatches.get(id);
    if (mismatch === null) return err(gone);
    const { decisionId } = mismatch;
    const steps = decisionId === null ? [] : stores.outbox.ofDecision(decisionId);
    if (mismatch.row.status !== 'decided' || steps.length === 0 || steps.some(({ state }) => state !== 'pending'))
      return err(
        failure('decision.not-possible', 'It is under way or done already; undo it in the change log instead.'),
      );
    const at = deps.clock.now();
    const [first] = steps;
    const evidence = first === undefined ? null : evidenceOfEntry(stores, first);
    const person = evidence === null ? null : personOf(evidence);
    const withdrawalId = deps.ids.sortable(at);
    const decision = { id: withdrawalId, key, mismatchId: id, verdict: 'withdraw' as const, decidedBy: deps.operator };
    stores.decisions.insert({ ...decision, decidedAt: at, reason: null, evidence: null, evidenceHash: null }, person);
    for (const { id: entryId } of steps) {
      stores.outbox.setState(entryId, 'withdrawn', { at, failure: withdrawnByOperator });
      const subject = `change:${entryId}`;
      stores.audit.append({ at, actor: deps.operator, action: 'withdrawn', subject, personal: null, person: null });
    }
    // What was taken back is no habit of anybody's.
    if (decisionId !== null) stores.lessons.drop(decisionId);
    const undoOf = first?.undoOf ?? null;
    if (undoOf === null && evidence !== null) for (const { changeSet } of steps) dropSame(deps, evidence, changeSet);
    if (undoOf === null) stores.mismatches.setStatus(id, 'open', { at, reopened: 'withdrawn' });
    else {
      stores.mismatches.setStatus(id, 'resolved', { at, reopened: null, outboxId: undoOf });
      const undone = stores.outbox.get(undoOf);
      if (undone !== null && evidence !== null)
        noteSame(deps, evidence, undone.changeSet, { by: deps.operator, decisionId: undone.decisionId });
      // It may have been open for another reason before somebody set out to undo.
      lookAgain(deps, mismatch);
    }
    return ok({ withdrawn: true });
  }, 'durable');
};
