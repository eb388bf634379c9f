import type { ChangeSet } from '../../../../shared/domain/change.ts';
import type { Evidence } from '../../../../shared/domain/evidence.ts';
import type { FieldName, FieldValues } from '../../../../shared/domain/fields.ts';
import { contactFact, type MirrorContact, type MirrorCustomer } from '../../../../shared/domain/mirror.ts';
import { isEligible } from '../mismatch/judge.ts';
import { canonical } from '../normalise/canonical.ts';

export type FreshPair = { readonly customer: MirrorCustomer | null; readonly contact: MirrorContact | null };
export type Comparison = 'same' | { readonly stale: string };

/**
 * Whether what is about to be written still rests on what the operator saw. Looked at: both records exist, the person is
 * eligible, the contact is neither binned nor deleted, permission did not shrink, and the values of the changed fields.
 */
export const compareWithEvidence = (
  evidence: Evidence,
  fresh: FreshPair,
  changeSet: ChangeSet,
  today: string,
): Comparison => {
  const seen = evidence.customer;
  if (seen === null || fresh.customer === null) return { stale: 'The customer is no longer in the ERP.' };
  if (!isEligible(fresh.customer, fresh.contact))
    return { stale: 'The person is not eligible any more: inactive, a test, or opted out on one side.' };
  const fields = changeSet.changes.map(({ field }) => field);
  const same = (left: FieldValues, right: FieldValues, names: readonly FieldName[]): boolean =>
    names.every((name) => equal(name, left, right, today));
  if (changeSet.operation === 'customer.update') {
    if (!same(seen.values, fresh.customer.values, [...fields, 'country']))
      return { stale: 'The customer was changed in the ERP since you approved.' };
    return 'same';
  }
  if (!same(seen.values, fresh.customer.values, [...fields, 'email']))
    return { stale: 'The customer was changed in the ERP since you approved.' };
  if (changeSet.operation === 'contact.create') return compareCreate(evidence, fresh, seen.permission.ground);
  return comparePatch(evidence, fresh, same, fields);
};

const compareCreate = (_evidence: Evidence, fresh: FreshPair, ground: string): Comparison => {
  if (fresh.contact !== null) return { stale: 'Dotdigital has a contact with this email by now.' };
  return fresh.customer?.permission.ground === ground
    ? 'same'
    : { stale: 'The permission in the ERP changed since you approved.' };
};

const comparePatch = (
  evidence: Evidence,
  fresh: FreshPair,
  same: (left: FieldValues, right: FieldValues, names: readonly FieldName[]) => boolean,
  fields: readonly FieldName[],
): Comparison => {
  if (evidence.contact === null || fresh.contact === null) return { stale: 'The contact is no longer in Dotdigital.' };
  // A patch would bring a binned contact back to life (contract dotdigital 3.1).
  if ((fresh.contact.facts & contactFact.live) === 0)
    return { stale: 'The contact was put in the bin or deleted in Dotdigital.' };
  return same(evidence.contact.values, fresh.contact.values, fields)
    ? 'same'
    : { stale: 'The contact was changed in Dotdigital since you approved.' };
};

const equal = (name: FieldName, left: FieldValues, right: FieldValues, today: string): boolean => {
  const a = canonical(name, left[name], { country: left.country, today });
  const b = canonical(name, right[name], { country: right.country, today });
  return a.ok && b.ok ? a.value === b.value : left[name] === right[name];
};
