import { failure } from '../../../shared/errors.ts';
import { yieldToOthers } from '../runtime/batching.ts';
import type { HandoverStore } from '../store/desk-stores.ts';
import { type FlowDeps, todayOf } from './flow-deps.ts';
import { evidenceHashOf, evidenceOf } from './load-pair.ts';

type DecidedCase = ReturnType<HandoverStore['decidedCases']>[number];

const batch = 100;
const overtaken = failure('apply.stale', 'The records changed: the writer sent it, or somebody else changed them.');

/**
 * A reviewer sends nothing and so verifies nothing: a case that was decided here is looked at anew as soon as its records
 * are no longer those that were decided on. What the writer put right is then cleared by the comparison that follows; what
 * is still there comes back to the operator. Answers how many were put back.
 */
export const followWriter = async (deps: FlowDeps): Promise<number> => {
  const { stores } = deps;
  let put = 0;
  for (let afterId = 0; ; ) {
    const cases = stores.handovers.decidedCases(afterId, batch);
    const last = cases.at(-1);
    if (last === undefined) return put;
    put += stores.atomically(() => cases.filter((one) => putBack(deps, one)).length, 'durable');
    afterId = last.id;
    if (put > 0) deps.emit({ name: 'store.changed', payload: { topics: ['mismatches', 'outbox'] } });
    await yieldToOthers();
  }
};

const putBack = ({ stores, clock }: FlowDeps, { id, decisionId, evidenceHash }: DecidedCase): boolean => {
  const mismatch = stores.mismatches.get(id);
  if (mismatch === null || evidenceHashOf(stores, evidenceOf(stores, mismatch, todayOf(clock))) === evidenceHash)
    return false;
  const at = clock.now();
  for (const entry of stores.outbox.ofDecision(decisionId))
    if (entry.state === 'pending') stores.outbox.setState(entry.id, 'withdrawn', { at, failure: overtaken });
  stores.mismatches.setStatus(id, 'open', { at, reopened: 'evidence-changed' });
  return true;
};
