import type { ChangeSet } from '../../../shared/domain/change.ts';
import { contactFact, type MirrorContact } from '../../../shared/domain/mirror.ts';
import { canonical } from '../domain/normalise/canonical.ts';
import { newerConsentAt } from '../domain/resolve/consent.ts';
import type { FreshPair } from '../domain/resolve/fresh-pair.ts';
import { isListable } from '../domain/resolve/plan-lists.ts';
import { type FlowDeps, todayOf } from './flow-deps.ts';
import { partnersOf } from './same-contacts.ts';
import { sameRecords } from './surroundings.ts';

/**
 * The valve, asked just before sending: why this change could subscribe a person who opted out, or null. It judges the
 * person by every name that the ledger knows: ids, numbers and addresses, those of deleted records included. Only a
 * consent that the ERP dates after the opt-out opens it.
 */
export const heldByValve = (
  { stores, clock }: FlowDeps,
  changeSet: ChangeSet,
  { customer, contact }: FreshPair,
): string | null => {
  const address = newAddressOf(changeSet, contact);
  if (address === null) return null;
  const read = canonical('email', address, { country: null, today: todayOf(clock) });
  const names = [
    ...(read.ok && read.value !== null ? [`email:${read.value}`] : []),
    // The status of a contact that bounced does not tell whether the person had left before.
    ...(contact !== null && (contact.facts & contactFact.bounced) !== 0 ? [`contact:${contact.contactId}`] : []),
    ...(customer === null ? [] : namesOf(stores, customer)),
    ...(contact === null ? [] : doublesOf(stores, contact)),
  ];
  const known = stores.optOuts.latest(names);
  if (known === null) return null;
  if (customer !== null && newerConsentAt(customer.permission, known.at) !== null) return null;
  return 'This person, or this address, is known to have opted out; nothing was sent.';
};

/** Of all records of the person: also those that have another address. */
const namesOf = (stores: FlowDeps['stores'], customer: NonNullable<FreshPair['customer']>): readonly string[] => {
  const mirrored = stores.mirror.customerById(customer.id);
  const others = mirrored === null ? [] : sameRecords(stores, mirrored);
  return [customer, ...others].flatMap(({ id, number }) => [`customer:${id}`, `number:${number}`]);
};

/** The other contacts that are one person with this one by all evidence, but for those that came back. */
const doublesOf = (stores: FlowDeps['stores'], { contactId }: NonNullable<FreshPair['contact']>): readonly string[] => {
  const mirrored = stores.mirror.contactById(contactId);
  const others = mirrored === null ? [] : partnersOf(stores, mirrored.rid);
  return others
    .flatMap((rid) => stores.mirror.contact(rid) ?? [])
    .filter((other) => !cameBack(stores, other))
    .map((other) => `contact:${other.contactId}`);
};

/**
 * Whether it is subscribed now, whatever the ledger remembers of it, as the contact itself would be. It was not read just
 * now, and the feed of opt-outs is read before contacts are: a row that is older than the opt-out does not tell it.
 */
const cameBack = ({ optOuts }: FlowDeps['stores'], other: MirrorContact): boolean => {
  const known = isListable(other) ? optOuts.latest([`contact:${other.contactId}`]) : null;
  return known !== null && other.updatedAt !== null && other.updatedAt > known.at;
};

/** The address under which somebody would newly be mailed, or mailed more: by a list that the mapping puts them into. */
const newAddressOf = (changeSet: ChangeSet, contact: FreshPair['contact']): string | null => {
  if (changeSet.operation === 'contact.create') return changeSet.email;
  if (changeSet.operation === 'contact.list' && changeSet.otherId === undefined)
    return changeSet.isIn ? (contact?.values.email ?? null) : null;
  if (changeSet.operation !== 'contact.patch') return null;
  return changeSet.changes.find(({ field }) => field === 'email')?.after ?? null;
};
