import { isPlainUpdate } from '../../../../shared/domain/bulk.ts';
import type { Evidence } from '../../../../shared/domain/evidence.ts';
import { isBack, type MismatchKind, type MismatchRow } from '../../../../shared/domain/mismatch.ts';
import type { CasePolicy } from '../../../../shared/domain/policy.ts';
import { unreachable } from '../../../../shared/unreachable.ts';
import type { Plan } from '../resolve/plan.ts';

/** Policies that decide cases: those within bounds, and the one that is on from the start and has none. */
export type DecidingPolicy = CasePolicy | typeof recordOptOutPolicy;
export const recordOptOutPolicy = 'record-opt-out';

/** The kinds of case that each policy decides, in this order. */
export const kindsOfPolicy: Readonly<Record<DecidingPolicy, readonly [MismatchKind, ...MismatchKind[]]>> = {
  'record-opt-out': ['consent-conflict'],
  'write-attributes': ['field-drift', 'reward-drift'],
  'create-contacts': ['customer-missing'],
  'withdraw-items': ['item-orphan'],
};

export type PolicyCase = {
  readonly row: Pick<MismatchRow, 'reopened' | 'assignee' | 'isSample'>;
  readonly evidence: Evidence;
  readonly plan: Plan;
};

/** Why a policy leaves a case to a person, in a sentence; null where it may decide it. */
export const leftToPerson = (policy: DecidingPolicy, { row, evidence, plan }: PolicyCase): string | null => {
  if (row.isSample === true) return 'Left for review by an earlier run, and not decided yet.';
  if (isBackBy(policy, row.reopened)) return 'It came back after a decision.';
  // Also where it is assigned: nobody's opt-out waits for whoever was asked to look.
  if (policy === recordOptOutPolicy) return noOptOut(evidence);
  if (row.assignee !== null) return 'It is assigned to somebody.';
  if (evidence.linkedBy === 'probabilistic')
    return 'The two records are linked by evidence, not by number or email; a person looks first.';
  const [problem] = plan.problems;
  if (problem !== undefined) return problem.sentence;
  switch (policy) {
    case 'write-attributes':
      return noPlainUpdate(plan);
    case 'create-contacts':
      return noNewContact(evidence, plan);
    case 'withdraw-items':
      return noWithdrawal(evidence, plan);
    default:
      return unreachable(policy);
  }
};

/** An item that stands in the catalogue again was put there by somebody: what is deleted once is not deleted twice. */
const isBackBy = (policy: DecidingPolicy, reopened: MismatchRow['reopened']): boolean =>
  isBack(reopened) || (policy === 'withdraw-items' && reopened === 'seen-again');

const noOptOut = ({ optOut }: Evidence): string | null => {
  if (optOut === undefined) return 'Nobody is known to have opted out any more.';
  return optOut.newerConsentAt === null ? null : 'The person subscribed anew after the opt-out.';
};

const noPlainUpdate = ({ changeSet, next }: Plan): string | null => {
  if (changeSet === null || next.length > 0) return 'It takes more than one step.';
  if (changeSet.operation !== 'contact.patch') return 'It would not be written to the contact.';
  return isPlainUpdate(changeSet) ? null : 'The email address would change.';
};

const noNewContact = ({ optOut }: Evidence, { changeSet, next }: Plan): string | null => {
  // Also with a consent after it: who opted out once is subscribed by nobody but a person.
  if (optOut !== undefined) return 'Somebody with this address opted out earlier.';
  if (changeSet?.operation !== 'contact.create' || next.length > 0) return 'It would be more than a new contact.';
  return null;
};

const noWithdrawal = ({ item }: Evidence, { changeSet, next }: Plan): string | null => {
  // What the ERP never had may be somebody's own: a voucher, a gift card. That it discontinued a product it has to say.
  if (item === undefined || item.product === null)
    return 'The ERP does not know the item, so it did not discontinue it.';
  return changeSet?.operation === 'insight.delete' && next.length === 0 ? null : 'It would be more than one record.';
};
