import type { ChangeSet } from '../../../shared/domain/change.ts';
import type { Evidence } from '../../../shared/domain/evidence.ts';
import { type Failure, failure } from '../../../shared/errors.ts';
import type { Edits } from '../../../shared/ipc/operations/mismatch.ts';
import { err, ok, type Result } from '../../../shared/result.ts';
import { overlaps } from '../domain/resolve/overlap.ts';
import type { Plan } from '../domain/resolve/plan.ts';
import { stayingContact } from '../domain/resolve/plan-records.ts';
import type { Chosen } from '../domain/suggest/choice.ts';
import type { StoredMismatch } from '../store/case-stores.ts';
import { type FlowDeps, todayOf } from './flow-deps.ts';
import { learnFrom, type TaughtAtOnce } from './learn.ts';
import { evidenceHashOf, evidenceOf, personOf } from './load-pair.ts';
import { noteSame } from './note-same.ts';
import { planNow } from './plan-now.ts';

export type Approval = {
  readonly id: number;
  readonly evidenceHash: string;
  readonly edits: Edits;
  readonly keep: string | null;
  readonly key: string;
};

export type Decided = { readonly decisionId: string; readonly outboxId: string };

/**
 * Approves a fix as it was seen: decision, changes, outbox entries and audit in one durable transaction. A repeated key
 * answers what the first call did. Fails with apply.stale when the pair is not what was on screen.
 */
export const approve = (deps: FlowDeps, approval: Approval): Result<Decided> => {
  const { stores } = deps;
  const before = stores.decisions.byKey(approval.key);
  if (before !== null)
    return before.outboxId === null ? err(usedKey) : ok({ decisionId: before.id, outboxId: before.outboxId });
  return stores.atomically(() => {
    const seen = seenAs(deps, approval.id, approval.evidenceHash, ['open']);
    if (!seen.ok) return seen;
    const { mismatch, evidence } = seen.value;
    const { edits, keep } = approval;
    const plan = planNow(deps, mismatch, evidence, approval);
    const { key, evidenceHash } = approval;
    const owed = owe(deps, { mismatch, evidence, plan, key, evidenceHash, by: deps.operator, runId: null });
    // Without it another desk could not come to the same result.
    if (owed.ok && (keep !== null || Object.keys(edits).length > 0))
      stores.handovers.keepChoice(owed.value.decisionId, JSON.stringify({ edits, keep }));
    if (owed.ok) teach(deps, owed.value.decisionId, evidence, { verdict: 'approve', edits, keep });
    return owed;
  }, 'durable');
};

/** Learns from what a person decided just now. Call inside `atomically`, with the decision. */
export const teach = (
  { stores, clock }: FlowDeps,
  decisionId: string,
  evidence: Evidence,
  chosen: Chosen,
  atOnce: TaughtAtOnce | null = null,
): void =>
  learnFrom(stores, { decisionId, evidence, chosen, at: clock.now(), mapping: stores.mappings.inForce() }, atOnce);

export type Owing = {
  readonly mismatch: StoredMismatch;
  readonly evidence: Evidence;
  readonly plan: Plan;
  readonly key: string;
  readonly evidenceHash: string;
  /** The operator, or the policy that decided. */
  readonly by: string;
  readonly runId: number | null;
};

/** Stores a decision with what it owes, a step each. Call inside `atomically` as `durable`. */
export const owe = (
  deps: FlowDeps,
  { mismatch, evidence, plan, key, evidenceHash, by, runId }: Owing,
): Result<Decided> => {
  const refused = refusalOf(deps, evidence, plan);
  if (plan.changeSet === null || refused !== null) return err(refused ?? nothingToSend);
  const { stores } = deps;
  const person = personOf(evidence);
  const changeSets = [plan.changeSet, ...plan.next];
  const { id } = mismatch.row;
  const at = deps.clock.now();
  const decisionId = deps.ids.sortable(at);
  stores.decisions.insert(
    {
      id: decisionId,
      key,
      mismatchId: id,
      verdict: 'approve',
      decidedBy: by,
      decidedAt: at,
      reason: null,
      evidence,
      evidenceHash,
    },
    person,
  );
  const stays = stayingContact(evidence, changeSets);
  const outboxIds = changeSets.map((changeSet, place) => {
    const outboxId = deps.ids.sortable(at);
    const idempotencyKey = deps.ids.uuid();
    const run = runId === null ? {} : { runId };
    stores.outbox.insert(
      { id: outboxId, mismatchId: id, decisionId, changeSet, idempotencyKey, createdAt: at, step: place + 1, ...run },
      person,
    );
    const subject = `change:${outboxId}`;
    const personal = JSON.stringify(stays === null ? changeSet : { ...changeSet, stays });
    stores.audit.append({ at, actor: by, action: 'approved', subject, personal, person });
    noteSame(deps, evidence, changeSet, { by, decisionId });
    return outboxId;
  });
  const outboxId = outboxIds[0] ?? decisionId;
  stores.mismatches.setStatus(id, 'decided', { at, reopened: null, decisionId, outboxId });
  return ok({ decisionId, outboxId });
};

/**
 * Owes what a run's policy decides about a case; false where that cannot be. The key is the case's in that run: one that
 * goes on decides nothing twice. Call inside `atomically` as `durable`.
 */
export const oweByPolicy = (
  deps: FlowDeps,
  policy: string,
  { mismatch, evidence, plan }: Pick<Owing, 'mismatch' | 'evidence' | 'plan'>,
  runId: number,
): boolean =>
  owe(deps, {
    mismatch,
    evidence,
    plan,
    key: `${policy}/${runId}/${mismatch.row.id}`,
    evidenceHash: evidenceHashOf(deps.stores, evidence),
    by: `policy ${policy}`,
    runId,
  }).ok;

/** Why a plan cannot be owed now; null when it can. */
export const refusalOf = (deps: FlowDeps, evidence: Evidence, plan: Plan): Failure | null => {
  const [problem] = plan.problems;
  if (problem !== undefined) return failure('decision.not-possible', problem.sentence);
  if (plan.changeSet === null) return nothingToSend;
  return isUnderWay(deps, evidence, [plan.changeSet, ...plan.next]) ? underWay : null;
};

/**
 * Whether a change of the same person is under way that writes what these would. Each of three or more records of a
 * person has its own case, and a decision about one of them changes the others too: also after its first steps, when
 * the records that they changed are no part of the other cases any more. Of a product or a sale one change at a time.
 */
export const isUnderWay = ({ stores }: FlowDeps, evidence: Evidence, changeSets: readonly ChangeSet[]): boolean => {
  const { outbox } = stores;
  if (evidence.item !== undefined) return outbox.isUnderWayAt('item', evidence.item.sku);
  if (evidence.order !== undefined) return outbox.isUnderWayAt('order', evidence.order.number);
  return outbox
    .underWay(personOf(evidence))
    .some((entry) => changeSets.some((changeSet) => overlaps(entry.changeSet, changeSet)));
};

const nothingToSend: Failure = failure('decision.not-possible', 'There is nothing to send.');
export const underWay: Failure = failure(
  'decision.not-possible',
  'Another change of these records is under way; wait until it is done.',
);

export type Seen = { readonly mismatch: StoredMismatch; readonly evidence: Evidence };

/** The case as it stands, if it still is what the operator saw. */
export const seenAs = (deps: FlowDeps, id: number, hash: string, statuses: readonly string[]): Result<Seen> => {
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

export const gone: Failure = failure('not-found', 'This mismatch is no longer there.');
const usedKey: Failure = failure(
  'decision.not-possible',
  'This request was used for another decision already; try again.',
);
