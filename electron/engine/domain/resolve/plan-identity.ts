import type { Evidence } from '../../../../shared/domain/evidence.ts';
import { contactFact } from '../../../../shared/domain/mirror.ts';
import { type Plan, refused, steps } from './plan.ts';

/** What "the same person" writes: the customer's number onto the contact that was chosen, so that both systems know it. */
export const planIdentity = ({ customer, otherContacts = [] }: Evidence, keep: string | null): Plan => {
  if (customer === null) return refused('The ERP no longer has this customer.');
  const chosen = keep === null ? otherContacts[0] : otherContacts.find(({ contactId }) => String(contactId) === keep);
  if (chosen === undefined) return refused('No contact may be this customer any more.');
  if ((chosen.facts & contactFact.live) === 0)
    return refused('This contact was put in the bin or deleted in Dotdigital.');
  const before = chosen.erpNumber ?? null;
  if (before === customer.number) return refused('The contact carries the number of this customer by now.');
  return steps({
    v: 1,
    operation: 'contact.number',
    contactId: chosen.contactId,
    before,
    after: customer.number,
  });
};
