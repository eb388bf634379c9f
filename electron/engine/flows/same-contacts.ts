import { contactFact, type MirrorContact, type MirrorCustomer } from '../../../shared/domain/mirror.ts';
import { hasToMove } from '../domain/resolve/plan-lists.ts';
import type { Stores } from '../store/stores.ts';
import type { Row } from './surroundings.ts';

type Contact = MirrorContact & Row;

/**
 * Contacts that are the same person as the customer's contact by all evidence, that nobody else has or may have, and of which
 * something is to move to it; in the order of their ids. Each is one person with all that are told before it: nothing is
 * concluded from a chain.
 */
export const sameContacts = (stores: Stores, customer: MirrorCustomer, contact: Contact): readonly Contact[] => {
  if ((contact.facts & contactFact.live) === 0) return [];
  const found = partnersOf(stores, contact.rid)
    .flatMap((rid) => stores.mirror.contact(rid) ?? [])
    .filter((other) => other.method === null && other.erpNumber === null && (other.facts & contactFact.live) !== 0)
    .filter((other) => !stores.identity.isCandidate(other.rid) && hasToMove({ customer, stays: contact, other }))
    .sort((left, right) => left.contactId - right.contactId);
  const kept: Contact[] = [];
  for (const other of found) {
    const partners = partnersOf(stores, other.rid);
    if (kept.every(({ rid }) => partners.includes(rid))) kept.push(other);
  }
  return kept;
};

/** The rows of the contacts that are one person with this row's by all evidence. */
export const partnersOf = ({ doubles }: Stores, rid: number): readonly number[] =>
  doubles.pairsOf('dotdigital', rid).flatMap(({ other, answer }) => (answer === 'same' ? [other] : []));
