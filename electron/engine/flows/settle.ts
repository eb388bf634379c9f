import type { ReopenReason } from '../../../shared/domain/mismatch.ts';
import { isSettled, type OutboxState } from '../../../shared/domain/outbox.ts';
import type { Failure } from '../../../shared/errors.ts';
import type { FreshPair } from '../domain/resolve/fresh-pair.ts';
import type { AttemptOutcome, OutboxEntry } from '../store/change-stores.ts';
import type { RemoteDeps } from './flow-deps.ts';
import { evidenceOfEntry, personOf } from './load-pair.ts';
import { lookAgain } from './look-again.ts';
import { takeIntoMirror } from './read-fresh.ts';

/** Where an entry goes, and what came with it. */
export type Settlement = {
  readonly state: OutboxState;
  readonly attempts: number;
  readonly nextAttemptAt: number;
  readonly failure: Failure | null;
  readonly attempt?: { readonly id: number } & AttemptOutcome;
  readonly fresh?: FreshPair;
};

/**
 * Moves an entry to its next state. What belongs together is one durable transaction: the state, the attempt's end, the
 * mirror's new rows, the mismatch (resolved, or back to the operator with the reason), the audit.
 */
export const settle = (deps: RemoteDeps, entry: OutboxEntry, next: Settlement): void => {
  const { stores, clock } = deps;
  const at = clock.now();
  const isMoved = stores.atomically(() => {
    // Its person was forgotten, or the change was taken back, while the answer was on its way.
    if (stores.outbox.get(entry.id)?.state !== entry.state) return false;
    const evidence = evidenceOfEntry(stores, entry);
    const person = evidence === null ? null : personOf(evidence);
    if (next.attempt !== undefined) stores.outbox.endAttempt(next.attempt.id, next.attempt);
    const verified = next.state === 'verified' ? { verifiedAt: at } : {};
    stores.outbox.setState(entry.id, next.state, {
      at,
      attempts: next.attempts,
      nextAttemptAt: next.nextAttemptAt,
      failure: next.failure,
      ...verified,
    });
    if (next.fresh !== undefined && evidence !== null) takeIntoMirror(deps, evidence, entry.changeSet, next.fresh);
    if (!isSettled(next.state)) return true;
    closeMismatch(deps, entry, next.state, at);
    stores.audit.append({
      at,
      actor: 'concord',
      action: next.state,
      subject: `change:${entry.id}`,
      personal: next.failure?.sentence ?? null,
      person,
    });
    const mismatch = stores.mismatches.get(entry.mismatchId);
    if (mismatch !== null && next.state === 'verified' && entry.changeSet.operation === 'contact.patch')
      stores.imports.dropRefusals(mismatch.matchKey);
    noteRefusal(deps, entry, next);
    if (mismatch !== null) lookAgain(deps, mismatch);
    return true;
  }, 'durable');
  if (!isMoved) return;
  deps.log.info('change moved', {
    entry: entry.id,
    from: entry.state,
    to: next.state,
    code: next.failure?.code ?? null,
  });
  deps.emit({ name: 'store.changed', payload: { topics: ['mismatches', 'outbox', 'workspace', 'audit'] } });
};

/** What the ERP answered to a posting is kept, so that the order is not offered again as if nothing were known. */
const noteRefusal = (
  { stores, clock }: RemoteDeps,
  { changeSet }: OutboxEntry,
  { state, failure }: Settlement,
): void => {
  if (changeSet.operation !== 'sales-order.create' || state !== 'rejected' || failure === null) return;
  stores.postings.refuse(changeSet.order.externalReference, changeSet.recordHash, failure.sentence, clock.now());
};

/** Verified resolves the mismatch; any other end brings it back with the reason. */
const closeMismatch = ({ stores }: RemoteDeps, entry: OutboxEntry, state: OutboxState, at: number): void => {
  const mismatch = stores.mismatches.get(entry.mismatchId);
  // Only the decision that this entry carries out may close its mismatch.
  if (mismatch === null || mismatch.decisionId !== entry.decisionId || mismatch.row.status !== 'decided') return;
  const isVerified = state === 'verified';
  if (entry.undoOf !== null) {
    // What was not undone stands as it stood.
    const outboxId = entry.undoOf;
    if (isVerified) stores.mismatches.setStatus(entry.mismatchId, 'open', { at, reopened: 'undone' });
    else stores.mismatches.setStatus(entry.mismatchId, 'resolved', { at, reopened: null, outboxId });
    return;
  }
  if (isVerified) {
    const isLast = stores.outbox.ofDecision(entry.decisionId).every((step) => step.state === 'verified');
    if (isLast) stores.mismatches.setStatus(entry.mismatchId, 'resolved', { at, reopened: null });
    return;
  }
  stores.outbox.withdrawSteps(entry.decisionId, entry.step, at);
  stores.mismatches.setStatus(entry.mismatchId, 'open', { at, reopened: reopenReason(state) });
};

const reopenReason = (state: OutboxState): ReopenReason => {
  switch (state) {
    case 'stale':
    case 'rejected':
    case 'diverged':
    case 'withdrawn':
      return state;
    default:
      return 'dead';
  }
};
