import { signedUpAgain } from '../faults/doubles.ts';
import { createPairs } from '../faults/duplicates.ts';
import { makeOrphan } from '../faults/orphan.ts';
import { secondContact } from '../faults/second-contact.ts';
import { createAddressBook } from './email.ts';
import { makeRecord, type WorldRecord } from './make-record.ts';
import { numberAt, unusedNumber } from './number.ts';
import type { Supplies } from './person.ts';
import { createPhoneBook } from './phone.ts';
import { makePlan } from './plan.ts';
import { makeProspect } from './prospects.ts';
import { createRandom, scattered } from './random.ts';
import { createTruthKeeper, type TruthKeeper } from './truth.ts';
import type { Truth, World, WorldContact, WorldCustomer, WorldOptions } from './types.ts';

const FIRST_CONTACT_ID = 35_000_001;

/** One customer after the other, each with the contact that belongs to it. */
function* recordsOf(options: WorldOptions, contacts: number, supplies: Supplies): Generator<WorldRecord> {
  const { seed, customers } = options;
  const plan = makePlan(seed, customers);
  for (let index = 0; index < customers; index += 1) {
    const place = {
      index,
      number: numberAt(index, customers, seed),
      contactId: FIRST_CONTACT_ID + scattered(index, contacts),
    };
    yield makeRecord(plan.partOf(index), place, options, createRandom(seed, `customer:${index}`), supplies);
  }
}

/** One after the other: a customer with the contact that belongs to it, or a contact without a customer. */
export type WorldItem = { readonly customer: WorldCustomer | null; readonly contact: WorldContact | null };

/** Whom no customer has: prospects, and contacts whose customer is gone. */
function* othersOf(options: WorldOptions, ids: number, supplies: Supplies, keeper: TruthKeeper): Generator<WorldItem> {
  const { seed, customers } = options;
  for (let index = 0; index < keeper.prospects; index += 1) {
    const contactId = FIRST_CONTACT_ID + scattered(customers + index, ids);
    yield { customer: null, contact: makeProspect(index, contactId, options, supplies) };
  }
  for (let index = 0; index < keeper.orphans; index += 1) {
    const slot = Math.floor(((index + 0.5) * customers) / keeper.orphans);
    const place = { contactId: FIRST_CONTACT_ID + 2 * ids + index, number: unusedNumber(slot, customers, seed) };
    const contact = makeOrphan(index, place, options, supplies);
    keeper.noteOrphan(place.number, contact);
    yield { customer: null, contact };
  }
}

/** The second contact of a customer who has two, above the ids of all first ones. */
const secondOf = (
  { part, contact, customer }: WorldRecord,
  { seed, now }: WorldOptions,
  ids: number,
  { addresses }: Supplies,
): WorldContact | null => {
  if (part.role !== 'duplicate-contact' || contact === null) return null;
  const { number, firstName, lastName } = customer.data;
  const email = addresses.dotted(firstName ?? '', lastName ?? '', 'private.example');
  const place = { contactId: FIRST_CONTACT_ID + ids + part.place, email, now };
  return secondContact(contact, part.place, place, createRandom(seed, `second:${number}`));
};

/** The contact of a customer who signed up again under another address, above the ids of all others. */
const againOf = (
  { part, contact, customer }: WorldRecord,
  options: WorldOptions,
  ids: number,
  { addresses }: Supplies,
): WorldContact | null => {
  if (part.role !== 'double-contact' || contact === null) return null;
  // Without the surname: a namesake who has no contact might be taken for whose it is.
  const email = addresses.dotted(customer.data.firstName ?? '', 'post', 'elsewhere.example');
  const second = { contactId: FIRST_CONTACT_ID + 3 * ids + part.place, email, place: part.place };
  return signedUpAgain(contact, customer, second, options);
};

/**
 * The training world of this seed and size, made while it is read, so that a million customers fit into little memory:
 * Northbank Apparel's customers, the contacts at Dotdigital, and at the end the truth about every fault. Pure: the same
 * options give the same bytes. Contacts come in no order; instants lie in the two years before `now`.
 */
export function* streamWorld(options: WorldOptions): Generator<WorldItem, Truth> {
  const supplies: Supplies = { addresses: createAddressBook(), phoneOf: createPhoneBook(), pairs: createPairs() };
  const keeper = createTruthKeeper(options);
  const ids = options.customers + keeper.prospects;
  const again: WorldContact[] = [];
  for (const record of recordsOf(options, ids, supplies)) {
    keeper.note(record);
    yield record;
    const other = againOf(record, options, ids, supplies);
    if (other !== null) {
      keeper.noteSecond(record, other);
      again.push(other);
    }
    const second = secondOf(record, options, ids, supplies);
    if (second === null) continue;
    keeper.noteSecond(record, second);
    yield { customer: null, contact: second };
  }
  yield* othersOf(options, ids, supplies, keeper);
  for (const contact of again) yield { customer: null, contact };
  return keeper.truth();
}

/** The same world all at once, the contacts in the order of their ids. */
export const makeWorld = (options: WorldOptions): World => {
  const customers: WorldCustomer[] = [];
  const contacts: WorldContact[] = [];
  const items = streamWorld(options);
  let next = items.next();
  for (; !next.done; next = items.next()) {
    const { customer, contact } = next.value;
    if (customer !== null) customers.push(customer);
    if (contact !== null) contacts.push(contact);
  }
  contacts.sort((a, b) => a.contactId - b.contactId);
  return { customers, contacts, truth: next.value };
};
