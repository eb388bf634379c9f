import type { Evidence } from '../../../shared/domain/evidence.ts';
import { contactFact, customerFact, type MirrorContact, type MirrorCustomer } from '../../../shared/domain/mirror.ts';
import { isLivePerson, isSamePerson } from '../domain/match/same-person.ts';
import { newerConsentAt, permissionAt } from '../domain/resolve/consent.ts';
import type { ContactKey } from '../store/mirror-store.ts';
import type { Stores } from '../store/stores.ts';

export type Row = { readonly rid: number };

/** The other live records of the same person, in the order of their numbers. */
export const sameRecords = ({ mirror }: Stores, customer: MirrorCustomer & Row): readonly (MirrorCustomer & Row)[] =>
  isLivePerson(customer)
    ? mirror.sameEmailCustomers(customer.rid).filter((other) => isLivePerson(other) && isSamePerson(customer, other))
    : [];

/** Whether a record of the person stands first: the others are told as its duplicates. */
export const placeAmong = (
  customer: MirrorCustomer,
  others: readonly MirrorCustomer[],
): 'alone' | 'first' | 'other' => {
  if (others.length === 0) return 'alone';
  return others.every(({ number }) => customer.number < number) ? 'first' : 'other';
};

export const hasLiveContact = ({ mirror }: Stores, { number }: MirrorCustomer): boolean =>
  mirror.contactKeysOf(number).some(({ method, facts }) => method !== null && (facts & contactFact.live) !== 0);

/** Contacts that carry the number and are neither binned nor deleted. */
export const liveNumbered = (contacts: readonly ContactKey[]): readonly ContactKey[] =>
  contacts.filter(({ method, facts }) => method === 'erp-number' && (facts & contactFact.live) !== 0);

/** The latest opt-out known under the person's ids, or null where a newer consent is recorded in the ERP. */
export const knownOptOutOf = ({ optOuts }: Stores, customer: MirrorCustomer): number | null => {
  const known = optOuts.latest([`customer:${customer.id}`, `number:${customer.number}`]);
  return known === null || newerConsentAt(customer.permission, known.at) !== null ? null : known.at;
};

/** What the two sides and the ledger say about an opt-out of this pair; undefined where nobody opted out. */
export const optOutOf = (
  { optOuts }: Stores,
  customer: MirrorCustomer,
  contact: MirrorContact | null,
): Evidence['optOut'] => {
  const outInErp = (customer.facts & customerFact.optedOut) !== 0;
  const outInDotdigital = contact !== null && (contact.facts & contactFact.unsubscribed) !== 0;
  if (outInErp) {
    const erpAt = permissionAt(customer.permission);
    const consentedAt = contact?.consentedAt ?? null;
    const isNewer = consentedAt !== null && erpAt !== null && consentedAt > erpAt;
    return { erpAt, dotdigitalAt: null, newerConsentAt: isNewer ? consentedAt : null };
  }
  const names = outInDotdigital
    ? [`contact:${contact.contactId}`]
    : [
        `customer:${customer.id}`,
        `number:${customer.number}`,
        ...(customer.emailKey === null ? [] : [`email:${customer.emailKey}`]),
      ];
  const known = optOuts.latest(names);
  // A contact that may be mailed was subscribed after what the ledger remembers.
  if (known === null || (contact !== null && !outInDotdigital)) return undefined;
  return { erpAt: null, dotdigitalAt: known.givenAt, newerConsentAt: newerConsentAt(customer.permission, known.at) };
};
