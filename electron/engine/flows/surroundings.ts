import type { Evidence } from '../../../shared/domain/evidence.ts';
import { contactFact, customerFact, type MirrorContact, type MirrorCustomer } from '../../../shared/domain/mirror.ts';
import { isLivePerson, isSamePerson } from '../domain/match/same-person.ts';
import { isOutBehindBounce, newerConsentAt, permissionAt } from '../domain/resolve/consent.ts';
import type { ContactKey } from '../store/mirror-store.ts';
import type { Stores } from '../store/stores.ts';
import type { KnownOptOut } from '../store/trust-stores.ts';

export type Row = { readonly rid: number };

/**
 * The other live records of the same person, in the order of their numbers: of the same address and name, or one person by all
 * evidence; without those that somebody said are another person. Each is so with this record, whatever it is with the others.
 */
export const sameRecords = (
  { mirror, doubles }: Stores,
  customer: MirrorCustomer & Row,
): readonly (MirrorCustomer & Row)[] => {
  if (!isLivePerson(customer)) return [];
  const byAddress = mirror.sameEmailCustomers(customer.rid).filter((other) => isSamePerson(customer, other));
  const found = new Map(byAddress.map((other) => [other.rid, other]));
  for (const { other, answer } of doubles.pairsOf('erp', customer.rid)) {
    const row = answer === 'same' && !found.has(other) ? mirror.customer(other) : null;
    if (row !== null) found.set(other, row);
  }
  if (found.size === 0) return [];
  const apart = new Set(doubles.apartOf('erp', customer.id).map(({ other }) => other));
  return [...found.values()].filter((other) => isLivePerson(other) && !apart.has(other.id)).sort(byNumber);
};

const byNumber = (left: MirrorCustomer & Row, right: MirrorCustomer & Row): number =>
  left.number === right.number ? left.rid - right.rid : left.number < right.number ? -1 : 1;

/** Those of the other records that are all one person among themselves too, the first of them first: a chain makes nobody one. */
export const oneAmongThemselves = (
  stores: Stores,
  others: readonly (MirrorCustomer & Row)[],
): readonly (MirrorCustomer & Row)[] => {
  const kept: (MirrorCustomer & Row)[] = [];
  for (const other of others) {
    const same = kept.length === 0 ? [] : sameRecords(stores, other);
    if (kept.every(({ rid }) => same.some((one) => one.rid === rid))) kept.push(other);
  }
  return kept;
};

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

/** Contacts that carry the number, or that an operator linked, and that are neither binned nor deleted. */
export const liveNumbered = (contacts: readonly ContactKey[]): readonly ContactKey[] =>
  contacts.filter(
    ({ method, facts }) => (method === 'erp-number' || method === 'verdict') && (facts & contactFact.live) !== 0,
  );

/** Contacts that may be this customer's, the likeliest first; none where nobody would be mailed or linked anyway. */
export const candidatesOf = (
  { identity, mirror }: Stores,
  customer: Pick<MirrorCustomer, 'facts'> & Row,
): readonly (MirrorContact & Row)[] =>
  isLivePerson(customer)
    ? identity.pairsOf(customer.rid, ['possible']).flatMap(({ contactRid }) => mirror.contact(contactRid) ?? [])
    : [];

/** What a case that is set aside remembers of its candidates: it comes back with others. */
export const seenCandidates = (candidates: readonly MirrorContact[]): string =>
  candidates.length === 0 ? '-' : candidates.map(({ contactId }) => contactId).join(',');

/** The latest opt-out known under the person's ids, or null where a newer consent is recorded in the ERP. */
export const knownOptOutOf = ({ optOuts }: Stores, customer: MirrorCustomer): number | null => {
  const known = optOuts.latest([`customer:${customer.id}`, `number:${customer.number}`]);
  return known === null || newerConsentAt(customer.permission, known.at) !== null ? null : known.at;
};

/**
 * The opt-out that a contact's bounce hides, or null. Where the ERP has one of its own, Dotdigital must have been told as
 * well: only what it said itself counts then, and only of a contact that it does not mail again by itself.
 */
export const optOutBehindBounce = (
  { optOuts }: Stores,
  customer: MirrorCustomer,
  contact: MirrorContact,
): KnownOptOut | null => {
  if ((contact.facts & contactFact.bounced) === 0) return null;
  const outInErp = (customer.facts & customerFact.optedOut) !== 0;
  if (outInErp && contact.emailStatus?.toLowerCase() !== 'hardbounced') return null;
  const others = outInErp ? [] : [`customer:${customer.id}`, `number:${customer.number}`];
  const known = optOuts.latest([`contact:${contact.contactId}`, ...others]);
  return isOutBehindBounce(contact, customer.permission, known?.at ?? null) ? known : null;
};

/** What the two sides and the ledger say about an opt-out of this pair; undefined where nobody opted out. */
export const optOutOf = (
  stores: Stores,
  customer: MirrorCustomer,
  contact: MirrorContact | null,
): Evidence['optOut'] => {
  const outInErp = (customer.facts & customerFact.optedOut) !== 0;
  const hidden = contact === null ? null : optOutBehindBounce(stores, customer, contact);
  if (hidden !== null && !outInErp) return { erpAt: null, dotdigitalAt: hidden.givenAt, newerConsentAt: null };
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
  const known = stores.optOuts.latest(names);
  // A contact that may be mailed was subscribed after what the ledger remembers.
  if (known === null || (contact !== null && !outInDotdigital)) return undefined;
  return { erpAt: null, dotdigitalAt: known.givenAt, newerConsentAt: newerConsentAt(customer.permission, known.at) };
};
