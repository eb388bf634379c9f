import type { ChangeSet, InsightChange } from '../../../shared/domain/change.ts';
import { changeLines, isInsightChange, wholeRecordLines } from '../../../shared/domain/change.ts';
import { backfillDays } from '../../../shared/domain/policy.ts';
import { failure } from '../../../shared/errors.ts';
import { err, ok, type Result } from '../../../shared/result.ts';
import { isByEvidence } from '../domain/resolve/by-evidence.ts';
import { isBackFill } from '../domain/sales/bounds.ts';
import type { StoredMismatch } from '../store/case-stores.ts';
import { type FlowDeps, todayOf } from './flow-deps.ts';
import { evidenceHashOf, evidenceOf } from './load-pair.ts';
import { planNow } from './plan-now.ts';

/** A record that comes or goes whole: that it does is the decision, not which of its values are told. */
const isWholeRecord = (changeSet: ChangeSet): changeSet is InsightChange =>
  isInsightChange(changeSet) && (changeSet.operation === 'insight.delete' || changeSet.before === null);

export type Signed = { readonly signature: string; readonly changeSet: ChangeSet; readonly hash: string };

/**
 * What makes two decisions the same: the kind, the operation, the things that change, and how they are proposed; never
 * the values, which are each record's own.
 */
export const signatureOf = (deps: FlowDeps, mismatch: StoredMismatch): Result<Signed> => {
  const today = todayOf(deps.clock);
  const evidence = evidenceOf(deps.stores, mismatch, today);
  // An opt-out with a consent after it is for a person who sees both dates, one case at a time.
  if (mismatch.row.kind === 'consent-conflict' && evidence.optOut?.newerConsentAt != null)
    return err(
      failure(
        'decision.not-possible',
        'A consent is newer than the opt-out here: decide each with both dates in view.',
      ),
    );
  if (mismatch.row.kind === 'identity-ambiguous' || isByEvidence(evidence))
    return err(failure('decision.not-possible', 'Who is who is decided one by one.'));
  // Orders of long ago may start what is meant for a purchase just made: many of them at once wait for a second person.
  if (mismatch.row.kind === 'order-missing' && isBackFill(evidence.order?.order?.values.orderedAt ?? null, today))
    return err(
      failure(
        'decision.not-possible',
        `The order is older than ${backfillDays} days. Back-filling many at once would need a second person: decide each.`,
      ),
    );
  const plan = planNow(deps, mismatch, evidence);
  if (plan.changeSet === null)
    return err(failure('decision.not-possible', plan.problems[0]?.sentence ?? 'There is nothing to send.'));
  const changeSets = [plan.changeSet, ...plan.next];
  const things =
    plan.changeSet.operation === 'contact.create'
      ? [evidence.customer?.permission.ground ?? '']
      : changeSets
          .flatMap((one) => (isWholeRecord(one) ? wholeRecordLines(one) : changeLines(one)))
          .map(({ thing }) => thing);
  const parts = [mismatch.row.kind, mismatch.row.severity, ...changeSets.map(({ operation }) => operation), ...things];
  // Into which list, or out of which, is the decision; what joins many of them at once waits for a second person.
  const lists = changeSets.flatMap((one) =>
    one.operation === 'contact.list' ? [`${one.isIn ? 'into' : 'out of'} ${one.list.id}`] : [],
  );
  if (mismatch.row.kind === 'list-gap' && changeSets.some((one) => one.operation === 'contact.list' && one.isIn))
    return err(
      failure(
        'decision.not-possible',
        'Joining a list may start programs. Many at once would need a second person: decide each.',
      ),
    );
  const subscribedAnew = evidence.optOut?.newerConsentAt == null ? '' : 'subscribed-anew';
  const refusals = (evidence.refusal?.failures ?? []).map(({ code }) => code.toLowerCase());
  const problems = evidence.kind === 'malformed-value' ? evidence.problems.map(({ problem }) => problem) : [];
  return ok({
    signature: [
      ...parts,
      ...(mismatch.row.kind === 'list-gap' ? lists : []),
      subscribedAnew,
      ...problems,
      ...refusals,
    ].join('|'),
    changeSet: plan.changeSet,
    hash: evidenceHashOf(deps.stores, evidence),
  });
};
