import { isPlainUpdate } from '../../../../shared/domain/bulk.ts';
import type { Evidence } from '../../../../shared/domain/evidence.ts';
import type { MismatchKind, MismatchRow } from '../../../../shared/domain/mismatch.ts';
import type { CustomerPolicy } from '../../../../shared/domain/policy.ts';
import type { Plan } from '../resolve/plan.ts';

/** The kind of case that each policy decides. */
export const kindOfPolicy: Readonly<Record<CustomerPolicy, MismatchKind>> = {
  'write-attributes': 'field-drift',
  'create-contacts': 'customer-missing',
};

export type PolicyCase = {
  readonly row: Pick<MismatchRow, 'reopened' | 'assignee'>;
  /** Left for review by this run or one before it, and not decided yet. */
  readonly isSample: boolean;
  readonly evidence: Evidence;
  readonly plan: Plan;
};

/** Why a policy leaves a case to a person, in a sentence; null where it may decide it. */
export const leftToPerson = (policy: CustomerPolicy, { row, isSample, evidence, plan }: PolicyCase): string | null => {
  if (isSample) return 'Left for review by an earlier run, and not decided yet.';
  // A change that failed, or that a person took back, is looked at by a person.
  if (row.reopened !== null && row.reopened !== 'seen-again') return 'It came back after a decision.';
  if (row.assignee !== null) return 'It is assigned to somebody.';
  const [problem] = plan.problems;
  if (problem !== undefined) return problem.sentence;
  return policy === 'write-attributes' ? noPlainUpdate(plan) : noNewContact(evidence, plan);
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
