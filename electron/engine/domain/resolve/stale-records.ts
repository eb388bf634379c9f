import type { ChangeSet } from '../../../../shared/domain/change.ts';
import { contactFact, customerFact } from '../../../../shared/domain/mirror.ts';
import type { Comparison, FreshPair } from './stale.ts';

type RecordChange = Exclude<ChangeSet, { readonly changes: unknown }>;

/**
 * Whether a change of a whole record may still be sent. What it takes away must be there as it was seen, and an opt-out
 * must still stand on the side that it comes from.
 */
export const compareRecord = (changeSet: RecordChange, { customer, contact, dataField }: FreshPair): Comparison => {
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
    case 'contact.delete':
      if (!isLive) return stale('The contact was put in the bin or deleted in Dotdigital already.');
      return contact.erpNumber === changeSet.erpNumber &&
        contact.values.email?.toLowerCase() === changeSet.email.toLowerCase()
        ? 'same'
        : stale('The contact is not the one that was created here any more.');
    case 'customer.opt-out':
      if (customer === null) return stale('The customer is no longer in the ERP.');
      if ((customer.facts & customerFact.optedOut) !== 0) return stale('The ERP knows of the opt-out by now.');
      return contact !== null && isLive && (contact.facts & contactFact.optedOut) === 0
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

const stale = (sentence: string): Comparison => ({ stale: sentence });
