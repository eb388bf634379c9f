import type { ChangeSet, RequestPreview } from '../../../shared/domain/change.ts';
import { systemOf } from '../../../shared/domain/change.ts';
import { ownerOf } from '../../../shared/domain/mismatch.ts';
import type { MismatchDetail } from '../../../shared/ipc/operations/mismatch.ts';
import { impactsOf } from '../domain/explain/impacts.ts';
import { pairRows } from '../domain/explain/pair-rows.ts';
import { suggestionOf } from '../domain/explain/reasons.ts';
import { type Plan, planFix } from '../domain/resolve/change-set.ts';
import { todayOf } from '../flows/flow-deps.ts';
import { evidenceHashOf, evidenceOf } from '../flows/load-pair.ts';
import type { OutboxEntry, StoredMismatch } from '../store/stores.ts';
import type { HandlerDeps } from './handler-deps.ts';
import { timelineOf } from './timeline.ts';

/** A mismatch as it is shown: what was decided on where a decision is under way or done, else what the mirror says now. */
export const detailOf = (deps: HandlerDeps, mismatch: StoredMismatch): MismatchDetail => {
  const { stores } = deps;
  const today = todayOf(deps.clock);
  const entry = mismatch.outboxId === null ? null : stores.outbox.get(mismatch.outboxId);
  const isDecided = mismatch.row.status === 'decided' || mismatch.row.status === 'resolved';
  const decided = isDecided && mismatch.decisionId !== null ? stores.decisions.evidence(mismatch.decisionId) : null;
  const evidence = decided ?? evidenceOf(stores, mismatch, today);
  const plan = planFix({ kind: mismatch.row.kind, evidence, edits: {}, today });
  const changeSet = decided === null ? null : (entry?.changeSet ?? null);
  const { confidence, reasons } = suggestionOf(evidence, stores.decisions.tally(mismatch.row.kind), today);
  const shown = changeSet ?? plan.changeSet;
  return {
    row: mismatch.row,
    owner: ownerOf[mismatch.row.kind],
    evidence,
    evidenceHash: evidenceHashOf(stores, evidence),
    seenInRun: mismatch.runId,
    pair: pairRows(evidence, changeSet, today),
    confidence,
    reasons,
    impacts: impactsOf(evidence, stores.runs.checkpoint('dotdigital.contacts')?.readAt ?? null),
    requests: shown === null ? [] : previewOf(deps, shown),
    blocked: mismatch.row.status === 'open' ? blockedBy(plan) : null,
    outbox: entry === null ? null : outboxOf(entry),
    timeline: timelineOf({
      detectedAt: mismatch.row.detectedAt,
      decisions: stores.decisions.ofMismatch(mismatch.row.id),
      entry,
      attempts: entry === null ? [] : stores.outbox.attempts(entry.id),
      clearedAt: null,
    }),
  };
};

/** What would be sent, as text; nothing where the workspace has no connections. */
export const previewOf = ({ connectors }: HandlerDeps, changeSet: ChangeSet): readonly RequestPreview[] =>
  connectors === null ? [] : connectors[systemOf(changeSet)].preview(changeSet);

/** Why nothing can be approved at all; a value that the operator can still write does not block. */
const blockedBy = (plan: Plan): string | null => plan.problems.find(({ field }) => field === null)?.sentence ?? null;

const outboxOf = (entry: OutboxEntry): MismatchDetail['outbox'] => ({
  state: entry.state,
  attempts: entry.attempts,
  nextAttemptAt: entry.state === 'pending' ? entry.nextAttemptAt : null,
  sentence: entry.failure?.sentence ?? null,
});
