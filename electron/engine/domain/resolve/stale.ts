import { type ChangeSet, isInsightChange } from '../../../../shared/domain/change.ts';
import type { Permission } from '../../../../shared/domain/customer.ts';
import type { Evidence } from '../../../../shared/domain/evidence.ts';
import type { FieldName, FieldValues } from '../../../../shared/domain/fields.ts';
import { firstMapping, type MappingDocument, ruleOf } from '../../../../shared/domain/mapping-document.ts';
import { contactFact, type MirrorContact, type MirrorCustomer } from '../../../../shared/domain/mirror.ts';
import { fieldsReadBy } from '../mapping/step-text.ts';
import { isEligible } from '../mismatch/judge.ts';
import type { Comparison, FreshPair } from './fresh-pair.ts';
import { compareSale } from './insight-record.ts';
import { isPermitted } from './plan-lists.ts';
import { isStillLinked, isToldAlike, sameValues } from './same-link.ts';
import { compareListGap } from './stale-lists.ts';
import { compareSeenRecord } from './stale-records.ts';

/**
 * Whether what is about to be written still rests on what the operator saw. Looked at: both records exist, the person is
 * eligible, the two are still one person, the contact is neither binned nor deleted, permission did not shrink, and the
 * values of the changed fields and of those that they are made of.
 */
export const compareWithEvidence = (
  evidence: Evidence,
  fresh: FreshPair,
  changeSet: ChangeSet,
  today: string,
  document: MappingDocument = firstMapping,
): Comparison => {
  if (isInsightChange(changeSet)) return compareSale(evidence.order, changeSet, fresh);
  if (!('changes' in changeSet))
    return evidence.kind === 'list-gap' && changeSet.operation === 'contact.list'
      ? compareListGap(evidence, changeSet, fresh, today, document)
      : compareSeenRecord(evidence, changeSet, fresh);
  const seen = evidence.customer;
  if (seen === null || fresh.customer === null) return { stale: 'The customer is no longer in the ERP.' };
  if (!isEligible(fresh.customer, fresh.contact))
    return { stale: 'The person is not eligible any more: inactive, a test, or opted out on one side.' };
  const fields = changeSet.changes.map(({ field }) => field);
  const same = (left: FieldValues, right: FieldValues, names: readonly FieldName[]): boolean =>
    sameValues(left, right, names, today);
  if (changeSet.operation === 'customer.update') {
    if (!same(seen.values, fresh.customer.values, [...fields, 'country']))
      return { stale: 'The customer was changed in the ERP since you approved.' };
    return 'same';
  }
  if (
    fresh.customer.number !== seen.number ||
    !same(seen.values, fresh.customer.values, [...sources(fields, document), 'email'])
  )
    return { stale: 'The customer was changed in the ERP since you approved.' };
  return changeSet.operation === 'contact.create'
    ? compareCreate(fresh, seen.permission, fresh.customer.permission)
    : comparePatch(evidence, { customer: fresh.customer, contact: fresh.contact }, fields, today);
};

/** The fields of the ERP that the steps make these of: a joined one changes what is written as well. */
const sources = (fields: readonly FieldName[], document: MappingDocument): readonly FieldName[] =>
  fields.flatMap((field) => fieldsReadBy(ruleOf(document, field)));

/** Not only the ground: the consent record that would be written has to be the one that was seen. */
const compareCreate = (fresh: FreshPair, seen: Permission, held: Permission): Comparison => {
  if (fresh.contact !== null) return { stale: 'Dotdigital has a contact with this email by now.' };
  const names = ['ground', 'at', 'source', 'text', 'orderReference'] as const;
  return names.every((name) => seen[name] === held[name])
    ? 'same'
    : { stale: 'The permission in the ERP changed since you approved.' };
};

const comparePatch = (
  evidence: Evidence,
  fresh: { readonly customer: MirrorCustomer; readonly contact: MirrorContact | null },
  fields: readonly FieldName[],
  today: string,
): Comparison => {
  const { customer, contact } = fresh;
  if (evidence.contact === null || contact === null) return { stale: 'The contact is no longer in Dotdigital.' };
  // A patch would bring a binned contact back to life (contract dotdigital 3.1).
  if ((contact.facts & contactFact.live) === 0)
    return { stale: 'The contact was put in the bin or deleted in Dotdigital.' };
  if (!isToldAlike(evidence, customer, contact, today))
    return { stale: 'What made the two records one person changed since you approved.' };
  if (!isStillLinked(evidence, customer, contact)) return { stale: 'The contact belongs to another customer by now.' };
  if (isPermitted(evidence.customer, evidence.contact) && !isPermitted(customer, contact))
    return { stale: 'The permission to mail this person was withdrawn since you approved.' };
  return sameValues(evidence.contact.values, contact.values, fields, today)
    ? 'same'
    : { stale: 'The contact was changed in Dotdigital since you approved.' };
};
