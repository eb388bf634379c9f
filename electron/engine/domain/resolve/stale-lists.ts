import type { ChangeSet } from '../../../../shared/domain/change.ts';
import type { Evidence } from '../../../../shared/domain/evidence.ts';
import type { MappingDocument } from '../../../../shared/domain/mapping-document.ts';
import { listStandings } from '../lists/standing.ts';
import { isEligible } from '../mismatch/judge.ts';
import type { Comparison, FreshPair } from './fresh-pair.ts';
import { isPermitted } from './plan-lists.ts';
import { isStillLinked, isToldAlike } from './same-link.ts';
import { compareRecord } from './stale-records.ts';

/** A list is entered or left only while the two are one person who is mailed, and the mapping says so of what both hold now. */
export const compareListGap = (
  evidence: Evidence,
  changeSet: Extract<ChangeSet, { readonly operation: 'contact.list' }>,
  fresh: FreshPair,
  today: string,
  document: MappingDocument,
): Comparison => {
  const { customer, contact } = fresh;
  if (evidence.customer === null || customer === null) return { stale: 'The customer is no longer in the ERP.' };
  const compared = compareRecord(changeSet, fresh);
  if (compared !== 'same' || contact === null) return compared;
  if (!isEligible(customer, contact))
    return { stale: 'The person is not eligible any more: inactive, a test, or opted out on one side.' };
  if (!isPermitted(customer, contact))
    return { stale: 'Neither side holds a permission to mail this person any more.' };
  if (!isToldAlike(evidence, customer, contact, today))
    return { stale: 'What made the two records one person changed since you approved.' };
  if (customer.number !== evidence.customer.number || !isStillLinked(evidence, customer, contact))
    return { stale: 'The contact belongs to another customer by now.' };
  const standing = listStandings(customer.values, contact, today, document).find(({ id }) => id === changeSet.list.id);
  return standing?.gap === (changeSet.isIn ? 'add' : 'take-out')
    ? 'same'
    : { stale: 'By what both systems hold now, the contact is in the lists that it belongs in.' };
};
