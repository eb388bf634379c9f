import type { ChangeSet } from '../../../../shared/domain/change.ts';
import type { Evidence } from '../../../../shared/domain/evidence.ts';
import { contactFact, customerFact } from '../../../../shared/domain/mirror.ts';
import { type Plan, type PlanRequest, refused, steps } from './plan.ts';
import { planIdentity } from './plan-identity.ts';
import { planListGap } from './plan-list-gap.ts';
import { mustLeave, planLists } from './plan-lists.ts';

type Customer = NonNullable<Evidence['customer']>;
type Contact = NonNullable<Evidence['contact']>;

/** The fix of a kind that is about records instead of fields; null for the kinds that are about fields. */
export const planForRecords = ({ kind, evidence, keep }: PlanRequest): Plan | null => {
  switch (kind) {
    case 'duplicate-customer':
      return planDuplicateCustomer(evidence, keep);
    case 'duplicate-contact':
      return planDuplicateContact(evidence, keep);
    case 'contact-orphan':
      return planOrphan(evidence);
    case 'consent-conflict':
      return planConsent(evidence);
    case 'data-field-type':
      return planDataField(evidence);
    case 'identity-ambiguous':
      return planIdentity(evidence, keep);
    case 'list-gap':
      return planListGap(evidence);
    default:
      return null;
  }
};

/** The records of a duplicate, the one first that is proposed to stay: for customers the oldest number. */
export const customersOf = ({ customer, otherCustomers }: Evidence): readonly Customer[] =>
  [...(customer === null ? [] : [customer]), ...(otherCustomers ?? [])].sort((left, right) =>
    left.number < right.number ? -1 : 1,
  );

/** For contacts the one with the customer's own address stays, else the one that may be mailed, else the older id. */
export const contactsOf = ({ customer, contact, otherContacts }: Evidence): readonly Contact[] => {
  const own = customer?.values.email?.trim().toLowerCase() ?? '';
  const rank = ({ values, facts }: Contact): number =>
    (own !== '' && values.email?.trim().toLowerCase() === own ? 0 : 2) + ((facts & contactFact.optedOut) === 0 ? 0 : 1);
  return [...(contact === null ? [] : [contact]), ...(otherContacts ?? [])].sort(
    (left, right) => rank(left) - rank(right) || left.contactId - right.contactId,
  );
};

/** The contact that stays the customer's, by the changes that take the number and the lists off the others; null for other kinds. */
export const stayingContact = (evidence: Evidence, changeSets: readonly ChangeSet[]): number | null => {
  if (evidence.kind !== 'duplicate-contact') return null;
  const leaving = new Set(
    changeSets.flatMap((one) => {
      const isLeaving =
        (one.operation === 'contact.number' && one.after === null) || (one.operation === 'contact.list' && !one.isIn);
      return isLeaving ? [one.contactId] : [];
    }),
  );
  return contactsOf(evidence).find(({ contactId }) => !leaving.has(contactId))?.contactId ?? null;
};

const planDuplicateCustomer = (evidence: Evidence, keep: string | null): Plan => {
  const records = customersOf(evidence);
  const stays = keep === null ? records[0] : records.find(({ number }) => number === keep);
  if (stays === undefined || records.length < 2) return refused('The records are not those of one person any more.');
  const marks = records
    .filter(({ number }) => number !== stays.number)
    .map(
      ({ id, number, version }): ChangeSet => ({
        v: 1,
        operation: 'customer.mark-duplicate',
        customerId: id,
        customerNumber: number,
        expectVersion: version,
        duplicateOf: stays.number,
      }),
    );
  const isAnyOut = records.some(({ facts }) => (facts & customerFact.optedOut) !== 0);
  if (isAnyOut && (stays.facts & customerFact.optedOut) === 0)
    return refused('One of these records has opted out. Keep that one, so that the answer of the person stands.');
  const [first, ...next] = [...marks, ...rekeyed(evidence, stays.number)];
  return first === undefined ? refused('There is nothing to mark.') : steps(first, next);
};

/** The contacts of the records that go belong to the one that stays: else they would be orphans, and it without one. */
const rekeyed = ({ contact, otherContacts }: Evidence, number: string): readonly ChangeSet[] =>
  [...(contact === null ? [] : [contact]), ...(otherContacts ?? [])]
    .filter(({ erpNumber, facts }) => (erpNumber ?? null) !== number && (facts & contactFact.live) !== 0)
    .map(
      ({ contactId, erpNumber }): ChangeSet => ({
        v: 1,
        operation: 'contact.number',
        contactId,
        before: erpNumber ?? null,
        after: number,
      }),
    );

/** The stricter consent, the lists and the number go to the one that stays before the number goes off the others; their history stays there. */
const planDuplicateContact = (evidence: Evidence, keep: string | null): Plan => {
  const records = contactsOf(evidence);
  const stays = keep === null ? records[0] : records.find(({ contactId }) => String(contactId) === keep);
  if (stays === undefined || records.length < 2) return refused('Only one contact of this customer is left now.');
  const others = records.filter(({ contactId }) => contactId !== stays.contactId);
  const leaves = mustLeave(stays, others);
  const lists = planLists({ customer: evidence.customer, stays, others, mustLeave: leaves });
  if (lists === null)
    return refused('The lists of these contacts are not read yet. Run “Customers, in full” once; then they move too.');
  const changes: ChangeSet[] = [
    ...(leaves ? [unsubscribe(stays)] : []),
    ...lists,
    ...(isLinked(evidence, stays) ? [] : [numbered(stays, evidence.customer?.number ?? null)]),
    ...others.filter(({ erpNumber }) => erpNumber !== null).map((other) => numbered(other, null)),
  ];
  const [first, ...next] = changes;
  return first === undefined ? refused('There is nothing to change.') : steps(first, next);
};

const numbered = ({ contactId, erpNumber }: Contact, after: string | null): ChangeSet => ({
  v: 1,
  operation: 'contact.number',
  contactId,
  before: erpNumber ?? null,
  after,
});

/** Whether a contact is the customer's already: by the number that it carries, or as the one that the case was found at. */
const isLinked = ({ customer, contact }: Evidence, { contactId, erpNumber }: Contact): boolean =>
  customer === null || contactId === contact?.contactId || erpNumber === customer.number;

const planOrphan = ({ contact }: Evidence): Plan => {
  const number = contact?.erpNumber ?? null;
  if (contact === null || number === null) return refused('The contact carries no customer number any more.');
  return steps({ v: 1, operation: 'contact.number', contactId: contact.contactId, before: number, after: null });
};

const planConsent = ({ customer, contact, optOut }: Evidence): Plan => {
  if (customer === null || optOut === undefined) return refused('Both sides know of the same opt-out now.');
  if ((customer.facts & customerFact.optedOut) !== 0)
    return contact === null ? refused('There is no contact to unsubscribe.') : steps(unsubscribe(contact));
  const { ground } = customer.permission;
  if (ground === 'opt-out') return refused('The ERP knows of the opt-out by now.');
  return steps({
    v: 1,
    operation: 'customer.opt-out',
    customerId: customer.id,
    customerNumber: customer.number,
    expectVersion: customer.version,
    before: ground,
    at: optOut.dotdigitalAt === null ? null : new Date(optOut.dotdigitalAt).toISOString(),
    source:
      contact === null
        ? 'Dotdigital, before the contact was deleted there'
        : (contact.facts & contactFact.bounced) !== 0
          ? 'Dotdigital, before the email bounced there'
          : `Dotdigital: ${contact.emailStatus ?? 'opted out'}`,
  });
};

const unsubscribe = ({ contactId, emailStatus }: Contact): ChangeSet => ({
  v: 1,
  operation: 'contact.unsubscribe',
  contactId,
  before: emailStatus,
});

const planDataField = ({ dataField }: Evidence): Plan => {
  if (dataField === undefined) return refused('The mapping does not use this data field any more.');
  const { name, wanted, found } = dataField;
  if (found === wanted) return refused('The account has the data field by now.');
  if (found !== null)
    return refused(
      `Dotdigital holds ${name} as ${found} and cannot change the type of a field. Map another field, or delete it there first.`,
    );
  if (wanted !== 'String' && wanted !== 'Numeric' && wanted !== 'Date' && wanted !== 'Boolean')
    return refused(`${wanted} is no type of a data field.`);
  return steps({ v: 1, operation: 'data-field.create', name, type: wanted });
};
