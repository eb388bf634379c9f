import type { ChangeSet, InsightChange } from '../../../../shared/domain/change.ts';
import type { Evidence } from '../../../../shared/domain/evidence.ts';
import { contactFact, customerFact, type MirrorContact } from '../../../../shared/domain/mirror.ts';
import { isMailedNow } from '../normalise/contact-facts.ts';
import { comparePosting, isPostingChange } from '../posting/change.ts';
import { permissionAt } from './consent.ts';
import type { Comparison, FreshPair } from './fresh-pair.ts';
import { hasLeftList, isListable, isPermitted, membershipOf } from './plan-lists.ts';

type RecordChange = Exclude<ChangeSet, { readonly changes: unknown } | InsightChange>;

/** The same, held against what the operator saw: no answer that a person gave since may be passed over. */
export const compareSeenRecord = (evidence: Evidence, changeSet: RecordChange, fresh: FreshPair): Comparison => {
  const compared = compareRecord(changeSet, fresh);
  if (compared !== 'same') return compared;
  const { customer, contact } = fresh;
  if (changeSet.operation === 'contact.unsubscribe' && evidence.kind === 'consent-conflict' && customer !== null) {
    if ((customer.facts & customerFact.optedOut) === 0) return stale('The ERP knows of no opt-out any more.');
    const outAt = permissionAt(customer.permission);
    const consentedAt = contact?.consentedAt ?? null;
    if (evidence.optOut?.newerConsentAt == null && outAt !== null && consentedAt !== null && consentedAt > outAt)
      return stale('The person consented anew in Dotdigital; look at both dates.');
  }
  if (evidence.kind === 'identity-ambiguous' && customer?.number !== evidence.customer?.number)
    return stale('The ERP no longer has this customer under this number.');
  // Only who still is in a list hands it on.
  if (changeSet.operation === 'contact.list' && changeSet.isIn && changeSet.otherId !== undefined) {
    const { other } = fresh;
    if (other == null || membershipOf(other, changeSet.list.id) !== 'subscribed')
      return stale('The other contact is not subscribed to this list any more.');
  }
  // The one that stays was put into the lists, and unsubscribed, by the steps before it gets the number.
  const isStaying = evidence.kind === 'duplicate-contact' && 'after' in changeSet && changeSet.after !== null;
  if (changeSet.operation === 'contact.number' && !isStaying) {
    const records = [...(evidence.contact === null ? [] : [evidence.contact]), ...(evidence.otherContacts ?? [])];
    const seen = records.find(({ contactId }) => contactId === changeSet.contactId);
    const isInNew = contact?.lists?.some(
      ({ id, status }) => status === 'subscribed' && !seen?.lists?.some((one) => one.id === id),
    );
    if (evidence.kind === 'duplicate-contact' && isInNew === true)
      return stale('This contact was put into another list since you approved.');
    if (((contact?.facts ?? 0) & ~(seen?.facts ?? 0) & contactFact.optedOut) !== 0)
      return stale('This contact has opted out since you approved; the answer has to reach the one that stays.');
  }
  return 'same';
};

/**
 * Whether a change of a whole record may still be sent. What it takes away must be there as it was seen, and an opt-out
 * must still stand on the side that it comes from.
 */
export const compareRecord = (changeSet: RecordChange, fresh: FreshPair): Comparison => {
  if (isPostingChange(changeSet)) return comparePosting(changeSet, fresh);
  const { customer, contact, dataField } = fresh;
  const isLive = contact !== null && (contact.facts & contactFact.live) !== 0;
  switch (changeSet.operation) {
    case 'contact.unsubscribe':
      if (!isLive) return stale('The contact was put in the bin or deleted in Dotdigital.');
      return (contact.facts & contactFact.optedOut) === 0
        ? 'same'
        : stale('Dotdigital knows of an opt-out of this contact by now.');
    case 'contact.number':
      if (!isLive) return stale('The contact was put in the bin or deleted in Dotdigital.');
      return contact.erpNumber === changeSet.before
        ? 'same'
        : stale('The customer number on the contact is another one by now.');
    case 'contact.list':
      return compareList(changeSet, fresh);
    case 'contact.delete':
      if (!isLive) return stale('The contact was put in the bin or deleted in Dotdigital already.');
      if ((contact.facts & contactFact.optedOut) !== 0)
        return stale('The person has opted out since. The contact stays, so that this answer is not lost.');
      return contact.erpNumber === changeSet.erpNumber &&
        contact.values.email?.toLowerCase() === changeSet.email.toLowerCase()
        ? 'same'
        : stale('The contact is not the one that was created here any more.');
    case 'customer.opt-out':
      if (customer === null) return stale('The customer is no longer in the ERP.');
      if ((customer.facts & customerFact.optedOut) !== 0) return stale('The ERP knows of the opt-out by now.');
      return contact !== null && isLive && (isMailedNow(contact) || isConsentedAfter(contact, changeSet.at))
        ? stale('The contact may be mailed again in Dotdigital; look at both dates.')
        : 'same';
    case 'customer.mark-duplicate': {
      if (customer === null) return stale('The customer is no longer in the ERP.');
      const isActive = (customer.facts & customerFact.active) !== 0;
      return isActive === (changeSet.duplicateOf !== null)
        ? 'same'
        : stale(isActive ? 'The customer is active again in the ERP.' : 'The customer is inactive in the ERP by now.');
    }
    case 'data-field.create':
      return dataField == null ? 'same' : stale('The account has a data field of this name by now.');
  }
};

type ListChange = Extract<ChangeSet, { readonly operation: 'contact.list' }>;

/** Nobody is put into a list who opted out on either side or in either contact, and an answer given in a list stays. */
const compareList = ({ list, isIn, otherId }: ListChange, { customer, contact, other }: FreshPair): Comparison => {
  if (contact === null || (contact.facts & contactFact.live) === 0)
    return stale('The contact was put in the bin or deleted in Dotdigital.');
  const membership = membershipOf(contact, list.id);
  if (membership === null) return stale('Dotdigital did not say which lists the contact is in.');
  if (!isIn)
    return membership === 'subscribed' ? 'same' : stale('The contact is not subscribed to this list any more.');
  if (membership !== 'none') return stale('The contact is in this list by now, or left it.');
  if (!isListable(contact)) return stale('The contact cannot be mailed now, so it is put into no list.');
  const isOut = customer !== null && (customer.facts & customerFact.optedOut) !== 0;
  if (otherId === undefined) {
    if (customer === null) return stale('The customer is no longer in the ERP.');
    if (isOut) return stale('The person has opted out; nobody is put into a list then.');
    return isPermitted(customer, contact)
      ? 'same'
      : stale('Neither side holds a permission to mail this person any more.');
  }
  // What the person answered there is not known any more.
  if (other == null || (other.facts & contactFact.live) === 0)
    return stale('The other contact of this person was put in the bin or deleted in Dotdigital.');
  return isOut || hasLeftList(other, list.id)
    ? stale('The person has opted out, or has left this list; nobody is put back into it.')
    : 'same';
};

/** Whether the contact carries a consent that is newer than the opt-out that is to be recorded. */
const isConsentedAfter = ({ consentedAt }: Pick<MirrorContact, 'consentedAt'>, outAt: string | null): boolean =>
  consentedAt !== null && outAt !== null && consentedAt > Date.parse(outAt);

const stale = (sentence: string): Comparison => ({ stale: sentence });
