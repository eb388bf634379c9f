import { type ChangeSet, isInsightChange } from '../../../shared/domain/change.ts';
import type { Evidence } from '../../../shared/domain/evidence.ts';
import { maskOf } from '../../../shared/domain/fields.ts';
import type { Mapping } from '../../../shared/domain/mapping-document.ts';
import { failure } from '../../../shared/errors.ts';
import { err, ok, type Result } from '../../../shared/result.ts';
import { movedTargets } from '../domain/mapping/addressed.ts';
import { canonicalJson, toEvidence } from '../domain/resolve/evidence.ts';
import type { FreshPair } from '../domain/resolve/fresh-pair.ts';
import { neverUndone, planUndo } from '../domain/resolve/undo.ts';
import type { UndoLine } from '../domain/resolve/undo-plan.ts';
import type { OutboxEntry } from '../store/change-stores.ts';
import { type Decided, isUnderWay, underWay } from './decide.ts';
import { type FlowDeps, type RemoteDeps, todayOf } from './flow-deps.ts';
import { evidenceHashOf, evidenceOfEntry, personOf } from './load-pair.ts';
import { dropSame } from './note-same.ts';
import { readFresh } from './read-fresh.ts';

export type UndoPreview = {
  readonly readAt: number;
  readonly lines: readonly UndoLine[];
  readonly changeSet: ChangeSet | null;
  readonly blocked: string | null;
  readonly token: string;
};

type Prepared = {
  readonly id: string;
  readonly changeSet: ChangeSet;
  readonly evidence: Evidence;
  readonly at: number;
};

/** How long a preview may be acted on (ms). */
const keptMs = 600_000;

/** Undoing changes: what was previewed is remembered for a while, and only that can be undone. */
export type Undoing = {
  readonly preview: (deps: RemoteDeps, id: string, signal: AbortSignal) => Promise<Result<UndoPreview>>;
  readonly undo: (deps: FlowDeps, request: UndoRequest) => Result<Decided>;
};

export type UndoRequest = {
  readonly id: string;
  readonly token: string;
  readonly reason: string | null;
  readonly key: string;
};

export const createUndoing = (): Undoing => {
  const prepared = new Map<string, Prepared>();
  return {
    preview: async (deps, id, signal) => {
      const before = changeOf(deps, id);
      if (!before.ok) return before;
      const { entry, evidence } = before.value;
      const never = whyNever(deps, entry);
      const readAt = deps.clock.now();
      if (never !== null) return ok({ readAt, lines: [], changeSet: null, blocked: never, token: '' });
      const fresh = await readFresh(deps, evidence, entry.changeSet, signal);
      if (!fresh.ok) return fresh;
      const today = todayOf(deps.clock);
      const mapping = deps.stores.mappings.inForce();
      const moved = movedTargets(entry.changeSet, mapping.document);
      if (moved.length > 0)
        return ok({ readAt, lines: [], changeSet: null, blocked: writtenElsewhere(moved), token: '' });
      const plan = planUndo(entry.changeSet, fresh.value, today, mapping.document);
      if (plan.changeSet === null) return ok({ readAt, ...plan, token: '' });
      const seen = seenNow(evidence, fresh.value, today, mapping);
      const token = deps.stores.keyedHash(canonicalJson({ id, changeSet: plan.changeSet, seen }));
      for (const [known, { at }] of prepared) if (readAt - at > keptMs) prepared.delete(known);
      prepared.set(token, { id, changeSet: plan.changeSet, evidence: seen, at: readAt });
      return ok({ readAt, ...plan, token });
    },
    undo: (deps, request) => {
      const done = deps.stores.decisions.byKey(request.key);
      if (done !== null && done.outboxId !== null) return ok({ decisionId: done.id, outboxId: done.outboxId });
      const ready = prepared.get(request.token);
      if (ready === undefined || ready.id !== request.id || deps.clock.now() - ready.at > keptMs)
        return err(failure('apply.stale', 'Look once more at what undoing would write; the last look is too old.'));
      return deps.stores.atomically(() => oweUndo(deps, ready, request), 'durable');
    },
  };
};

const writtenElsewhere = (names: readonly string[]): string =>
  `The mapping was changed since: it does not write to ${names.join(', ')} in this way any more. Put that mapping back in force, or change it by hand.`;

/** What undoing rests on. Of a record of insight data the change itself keeps what stood there. */
const seenNow = (evidence: Evidence, { customer, contact }: FreshPair, today: string, mapping: Mapping): Evidence => {
  if (evidence.item !== undefined || evidence.order !== undefined) return evidence;
  const { kind, linkedBy: method, posting } = evidence;
  const pair = toEvidence({ kind, mask: maskOf(evidence.fields), customer, contact, method, today, mapping });
  return posting === undefined ? pair : { ...pair, customer: null, contact: null, posting };
};

const oweUndo = (deps: FlowDeps, { changeSet, evidence }: Prepared, request: UndoRequest): Result<Decided> => {
  const before = changeOf(deps, request.id);
  if (!before.ok) return before;
  const { entry } = before.value;
  const never = whyNever(deps, entry);
  if (never !== null) return err(failure('decision.not-possible', never));
  const { stores, operator } = deps;
  // Another mapping may have been put in force since the look: this would be read back from other data fields.
  const moved = movedTargets(changeSet, stores.mappings.inForce().document);
  if (moved.length > 0) return err(failure('decision.not-possible', writtenElsewhere(moved)));
  const person = personOf(evidence);
  if (isUnderWay(deps, evidence, [changeSet])) return err(underWay);
  const at = deps.clock.now();
  const decisionId = deps.ids.sortable(at);
  const outboxId = deps.ids.sortable(at);
  const { key, reason } = request;
  const { mismatchId } = entry;
  stores.decisions.insert(
    {
      id: decisionId,
      key,
      mismatchId,
      verdict: 'undo',
      decidedBy: operator,
      decidedAt: at,
      reason,
      evidence,
      evidenceHash: evidenceHashOf(stores, evidence),
    },
    person,
  );
  stores.lessons.drop(entry.decisionId);
  const idempotencyKey = deps.ids.uuid();
  stores.outbox.insert(
    { id: outboxId, mismatchId, decisionId, changeSet, idempotencyKey, createdAt: at, undoOf: entry.id },
    person,
  );
  stores.mismatches.setStatus(mismatchId, 'decided', { at, reopened: null, decisionId, outboxId });
  // What the change said of both records goes with it.
  dropSame(deps, evidence, entry.changeSet);
  const subject = `change:${outboxId}`;
  const personal = JSON.stringify(changeSet);
  stores.audit.append({ at, actor: operator, action: `undoing ${entry.id}`, subject, personal, person });
  return ok({ decisionId, outboxId });
};

const changeOf = (
  { stores }: FlowDeps,
  id: string,
): Result<{ readonly entry: OutboxEntry; readonly evidence: Evidence }> => {
  const entry = stores.outbox.get(id);
  const evidence = entry === null ? null : evidenceOfEntry(stores, entry);
  return entry === null || evidence === null
    ? err(failure('not-found', 'There is no such change, or its person was forgotten.'))
    : ok({ entry, evidence });
};

const standsAfter = ({ outbox }: FlowDeps['stores'], entry: OutboxEntry, later: OutboxEntry): boolean =>
  later.step > entry.step && later.state === 'verified' && outbox.undoOf(later.id)?.state !== 'verified';

/** Why a change cannot be undone whatever the remote holds, or null. */
export const whyNever = ({ stores }: FlowDeps, entry: OutboxEntry): string | null => {
  if (entry.state !== 'verified') return 'Only a change that was verified can be undone.';
  const never = neverUndone(entry.changeSet);
  if (never !== null) return never;
  const undo = stores.outbox.undoOf(entry.id);
  if (undo !== null)
    return undo.state === 'verified' ? 'This change was undone already.' : 'This change is being undone.';
  if (
    isInsightChange(entry.changeSet) &&
    stores.outbox.ofDecision(entry.decisionId).some((later) => standsAfter(stores, entry, later))
  )
    return 'Undo the step that followed it first.';
  const mismatch = stores.mismatches.get(entry.mismatchId);
  if (mismatch === null) return 'The case of this change is no longer there.';
  return mismatch.row.status === 'decided' ? 'Another change of the same case is under way; wait for it.' : null;
};
