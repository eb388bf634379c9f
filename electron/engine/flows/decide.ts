import { type Failure, failure } from '../../../shared/errors.ts';
import type { Edits } from '../../../shared/ipc/operations/mismatch.ts';
import { err, ok, type Result } from '../../../shared/result.ts';
import { planFix } from '../domain/resolve/change-set.ts';
import type { DecisionVerdict, StoredMismatch } from '../store/stores.ts';
import { type FlowDeps, todayOf } from './flow-deps.ts';
import { evidenceHashOf, evidenceOf, personOf } from './load-pair.ts';

export type Approval = {
  readonly id: number;
  readonly evidenceHash: string;
  readonly edits: Edits;
  readonly key: string;
};
export type Ignoring = {
  readonly id: number;
  readonly evidenceHash: string;
  readonly reason: string;
  readonly key: string;
};

/**
 * Approves a fix as it was seen: decision, change, outbox entry and audit in one durable transaction. A repeated key
 * answers what the first call did. Fails with apply.stale when the pair is not what was on screen.
 */
export const approve = (
  deps: FlowDeps,
  approval: Approval,
): Result<{ readonly decisionId: string; readonly outboxId: string }> => {
  const { stores } = deps;
  const before = stores.decisions.byKey(approval.key);
  if (before !== null)
    return before.outboxId === null ? err(usedKey) : ok({ decisionId: before.id, outboxId: before.outboxId });
  return stores.atomically(() => {
    const seen = seenAs(deps, approval.id, approval.evidenceHash, ['open']);
    if (!seen.ok) return seen;
    const { mismatch, evidence } = seen.value;
    const plan = planFix({ kind: mismatch.row.kind, evidence, edits: approval.edits, today: todayOf(deps.clock) });
    if (plan.changeSet === null || plan.problems.length > 0) {
      return err(failure('decision.not-possible', plan.problems[0]?.sentence ?? 'There is nothing to send.'));
    }
    const at = deps.clock.now();
    const decisionId = deps.ids.sortable(at);
    const outboxId = deps.ids.sortable(at);
    const person = personOf(evidence);
    const decision = { id: decisionId, key: approval.key, mismatchId: approval.id, verdict: 'approve' as const };
    stores.decisions.insert(
      {
        ...decision,
        decidedBy: deps.operator,
        decidedAt: at,
        reason: null,
        evidence,
        evidenceHash: approval.evidenceHash,
      },
      person,
    );
    stores.outbox.insert(
      {
        id: outboxId,
        mismatchId: approval.id,
        decisionId,
        changeSet: plan.changeSet,
        idempotencyKey: deps.ids.uuid(),
        createdAt: at,
      },
      person,
    );
    stores.mismatches.setStatus(approval.id, 'decided', { at, reopened: null, decisionId, outboxId });
    stores.audit.append({
      at,
      actor: deps.operator,
      action: 'approved',
      subject: `mismatch:${approval.id}`,
      personal: JSON.stringify(plan.changeSet),
      person,
    });
    return ok({ decisionId, outboxId });
  }, 'durable');
};

/** Sets a mismatch aside with a reason, until what it shows changes. */
export const ignore = (deps: FlowDeps, ignoring: Ignoring): Result<{ readonly decisionId: string }> =>
  withoutChange(deps, ignoring.key, () => {
    const seen = seenAs(deps, ignoring.id, ignoring.evidenceHash, ['open']);
    if (!seen.ok) return seen;
    const { mismatch, evidence } = seen.value;
    const ignoredAs = pairHashes(deps, mismatch);
    return record(deps, {
      verdict: 'ignore',
      id: ignoring.id,
      key: ignoring.key,
      reason: ignoring.reason,
      ignoredAs,
      evidence,
      hash: ignoring.evidenceHash,
    });
  });

/** Puts an ignored mismatch back in front of the operators. */
export const reopen = (
  deps: FlowDeps,
  request: { readonly id: number; readonly key: string },
): Result<{ readonly decisionId: string }> =>
  withoutChange(deps, request.key, () => {
    const mismatch = deps.stores.mismatches.get(request.id);
    if (mismatch === null) return err(gone);
    if (mismatch.row.status !== 'ignored')
      return err(failure('decision.not-possible', 'Only an ignored mismatch can be reopened.'));
    const evidence = evidenceOf(deps.stores, mismatch, todayOf(deps.clock));
    return record(deps, {
      verdict: 'reopen',
      id: request.id,
      key: request.key,
      reason: null,
      ignoredAs: null,
      evidence,
      hash: null,
    });
  });

type Seen = { readonly mismatch: StoredMismatch; readonly evidence: ReturnType<typeof evidenceOf> };

const seenAs = (deps: FlowDeps, id: number, hash: string, statuses: readonly string[]): Result<Seen> => {
  const mismatch = deps.stores.mismatches.get(id);
  if (mismatch === null) return err(gone);
  if (!statuses.includes(mismatch.row.status)) {
    return err(failure('decision.not-possible', 'This mismatch has been decided already, or is gone by itself.'));
  }
  const evidence = evidenceOf(deps.stores, mismatch, todayOf(deps.clock));
  if (evidenceHashOf(deps.stores, evidence) !== hash) {
    return err(failure('apply.stale', 'This record changed since you looked; here is what it says now.'));
  }
  return ok({ mismatch, evidence });
};

const withoutChange = (
  { stores }: FlowDeps,
  key: string,
  work: () => Result<{ readonly decisionId: string }>,
): Result<{ readonly decisionId: string }> => {
  const before = stores.decisions.byKey(key);
  return before === null ? stores.atomically(work, 'durable') : ok({ decisionId: before.id });
};

type Recorded = {
  readonly verdict: DecisionVerdict;
  readonly id: number;
  readonly key: string;
  readonly reason: string | null;
  readonly ignoredAs: string | null;
  readonly evidence: ReturnType<typeof evidenceOf>;
  readonly hash: string | null;
};

const record = (
  deps: FlowDeps,
  { verdict, id, key, reason, ignoredAs, evidence, hash }: Recorded,
): Result<{ readonly decisionId: string }> => {
  const at = deps.clock.now();
  const decisionId = deps.ids.sortable(at);
  const person = personOf(evidence);
  const decision = { id: decisionId, key, mismatchId: id, verdict, decidedBy: deps.operator, decidedAt: at, reason };
  deps.stores.decisions.insert({ ...decision, evidence, evidenceHash: hash }, person);
  const ignored = verdict === 'ignore';
  deps.stores.mismatches.setStatus(id, ignored ? 'ignored' : 'open', {
    at,
    reopened: ignored ? null : 'by-operator',
    decisionId,
    ignoredAs,
  });
  deps.stores.audit.append({
    at,
    actor: deps.operator,
    action: ignored ? 'ignored' : 'reopened',
    subject: `mismatch:${id}`,
    personal: reason,
    person,
  });
  return ok({ decisionId });
};

/** The pair's hashes, so that an ignored case comes back when one of them changes. */
const pairHashes = ({ stores }: FlowDeps, mismatch: StoredMismatch): string => {
  const customer = mismatch.customerRid === null ? null : stores.mirror.customer(mismatch.customerRid);
  const contact = mismatch.contactRid === null ? null : stores.mirror.contact(mismatch.contactRid);
  return `${customer?.hash ?? '-'}:${contact?.hash ?? '-'}`;
};

const gone: Failure = failure('not-found', 'This mismatch is no longer there.');
const usedKey: Failure = failure(
  'decision.not-possible',
  'This request was used for another decision already; try again.',
);
