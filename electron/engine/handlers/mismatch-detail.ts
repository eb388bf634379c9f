import {
  type ChangeSet,
  changeLines,
  isInsightChange,
  type RequestPreview,
  systemOf,
  wholeRecordLines,
} from '../../../shared/domain/change.ts';
import type { Evidence } from '../../../shared/domain/evidence.ts';
import { ownerOf } from '../../../shared/domain/mismatch.ts';
import type { MismatchDetail } from '../../../shared/ipc/operations/mismatch.ts';
import { riskImpacts } from '../domain/explain/at-risk.ts';
import { impactsOf } from '../domain/explain/impacts.ts';
import { pairRows } from '../domain/explain/pair-rows.ts';
import { suggestionOf } from '../domain/explain/reasons.ts';
import { postingChoiceOf } from '../domain/posting/plan.ts';
import type { Plan } from '../domain/resolve/plan.ts';
import { contactsOf, customersOf } from '../domain/resolve/plan-records.ts';
import { todayOf } from '../flows/flow-deps.ts';
import { learnedOf } from '../flows/learn.ts';
import { evidenceHashOf, evidenceOf } from '../flows/load-pair.ts';
import { planNow } from '../flows/plan-now.ts';
import type { StoredMismatch } from '../store/case-stores.ts';
import type { OutboxEntry } from '../store/change-stores.ts';
import { doublesOf } from './doubles-view.ts';
import type { HandlerDeps } from './handler-deps.ts';
import { linkageOf } from './linkage-view.ts';
import { riskOf } from './risk.ts';
import { timelineOf } from './timeline.ts';

/** A mismatch as it is shown: what was decided on where a decision is under way or done, else what the mirror says now. */
export const detailOf = (deps: HandlerDeps, mismatch: StoredMismatch): MismatchDetail => {
  const { stores } = deps;
  const today = todayOf(deps.clock);
  const readAt = (stream: string): number | null => stores.runs.checkpoint(stream)?.readAt ?? null;
  const { kind, status } = mismatch.row;
  const steps = mismatch.decisionId === null ? [] : stores.outbox.ofDecision(mismatch.decisionId);
  const isDecided = status === 'decided' || status === 'resolved';
  const decided = isDecided && mismatch.decisionId !== null ? stores.decisions.evidence(mismatch.decisionId) : null;
  const evidence = decided ?? evidenceOf(stores, mismatch, today);
  const mapping = stores.mappings.inForce();
  const plan = planNow(deps, mismatch, evidence);
  const owed = decided === null ? null : steps.map(({ changeSet }) => changeSet);
  const shown = owed ?? changeSetsOf(plan);
  const entry = currentOf(stores.outbox.get(mismatch.outboxId ?? ''), steps);
  const learned = status === 'open' ? learnedOf(stores, evidence, deps.clock.now()) : null;
  const { confidence, reasons } = suggestionOf(evidence, stores.decisions.tally(kind), today, mapping);
  return {
    row: mismatch.row,
    owner: ownerOf[kind],
    evidence,
    evidenceHash: evidenceHashOf(stores, evidence),
    seenInRun: mismatch.runId,
    pair: pairRows(evidence, owed, today, mapping),
    confidence,
    reasons,
    ...(learned === null ? {} : { learned }),
    impacts: [
      ...riskImpacts(riskOf(deps, mismatch)),
      ...impactsOf(
        evidence,
        readAt('dotdigital.contacts'),
        mapping,
        readAt(mismatch.entity === 'item' ? 'dotdigital.catalogue' : 'dotdigital.orders'),
      ),
    ],
    requests: shown.flatMap((changeSet) => previewOf(deps, changeSet)),
    lines: recordLines(shown),
    keep: keepOf(evidence, owed),
    linkage: linkageOf(stores, mismatch),
    doubles: doublesOf(stores, mismatch),
    canWithdraw: status === 'decided' && steps.length > 0 && steps.every(({ state }) => state === 'pending'),
    blocked: status === 'open' ? blockedBy(plan) : null,
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

/** Every step of a plan, in order. */
export const changeSetsOf = ({ changeSet, next }: Plan): readonly ChangeSet[] =>
  changeSet === null ? [] : [changeSet, ...next];

/** Lines of changes that the rows of the pair do not show. */
export const recordLines = (changeSets: readonly ChangeSet[]): MismatchDetail['lines'] =>
  changeSets.flatMap((changeSet) => {
    if ('changes' in changeSet) return [];
    // Of a record only that it comes or goes: its values stand in the pair.
    return isInsightChange(changeSet) ? wholeRecordLines(changeSet) : changeLines(changeSet);
  });

/** What would be sent, as text; nothing where the workspace has no connections. */
export const previewOf = ({ connectors }: HandlerDeps, changeSet: ChangeSet): readonly RequestPreview[] =>
  connectors === null ? [] : connectors[systemOf(changeSet)].preview(changeSet);

/** The step that is under way or stopped, else the last. */
const currentOf = (last: OutboxEntry | null, steps: readonly OutboxEntry[]): OutboxEntry | null =>
  steps.find(({ state }) => state !== 'verified') ?? steps.at(-1) ?? last;

const keepOf = (evidence: Evidence, owed: readonly ChangeSet[] | null): MismatchDetail['keep'] => {
  if (evidence.posting !== undefined) return postingChoiceOf(evidence);
  if (evidence.kind === 'duplicate-customer') {
    return choiceOf(
      customersOf(evidence).map(({ number, values, permission }) => ({
        value: number,
        label: number,
        detail: [nameOf(values), values.email, permission.ground].filter(Boolean).join(' · '),
      })),
    );
  }
  const contacts = choosableOf(evidence);
  if (contacts === null) return null;
  const choice = choiceOf(
    contacts.map(({ contactId, values, emailStatus }) => ({
      value: String(contactId),
      label: values.email ?? `contact ${contactId}`,
      detail: [`contact ${contactId}`, nameOf(values), emailStatus].filter(Boolean).join(' · '),
    })),
  );
  // What was decided is no proposal any more: it is the contact that was chosen.
  const chosen = evidence.kind === 'identity-ambiguous' ? owed?.[0] : undefined;
  return choice !== null && chosen?.operation === 'contact.number'
    ? { ...choice, proposed: String(chosen.contactId) }
    : choice;
};

/** Contacts of which one is chosen: which one keeps the number, or which one is the customer's. */
const choosableOf = (evidence: Evidence): ReturnType<typeof contactsOf> | null => {
  if (evidence.kind === 'identity-ambiguous') return evidence.otherContacts ?? [];
  return evidence.kind === 'duplicate-contact' ? contactsOf(evidence) : null;
};

const choiceOf = (choices: NonNullable<MismatchDetail['keep']>['choices']): MismatchDetail['keep'] => {
  const [first] = choices;
  return first === undefined ? null : { choices, proposed: first.value };
};

const nameOf = ({ firstName, lastName }: { readonly firstName: string | null; readonly lastName: string | null }) =>
  [firstName, lastName].filter(Boolean).join(' ');

/** Why nothing can be approved at all; a value that the operator can still write does not block. */
const blockedBy = (plan: Plan): string | null => plan.problems.find(({ field }) => field === null)?.sentence ?? null;

const outboxOf = (entry: OutboxEntry): MismatchDetail['outbox'] => ({
  id: entry.id,
  state: entry.state,
  attempts: entry.attempts,
  nextAttemptAt: entry.state === 'pending' ? entry.nextAttemptAt : null,
  sentence: entry.failure?.sentence ?? null,
});
