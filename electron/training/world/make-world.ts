import { createAddressBook } from './email.ts';
import { makeRecord, type WorldRecord } from './make-record.ts';
import { numberAt } from './number.ts';
import type { Supplies } from './person.ts';
import { createPhoneBook } from './phone.ts';
import { makePlan } from './plan.ts';
import { makeProspect } from './prospects.ts';
import { createRandom, scattered } from './random.ts';
import { createTruthKeeper } from './truth.ts';
import type { World, WorldContact, WorldCustomer, WorldOptions } from './types.ts';

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

/**
 * The training world of this seed and size: Northbank Apparel's customers, the contacts at Dotdigital, and the truth about
 * every fault in it. Pure: the same options give the same bytes. Instants lie in the two years before `now`.
 */
export const makeWorld = (options: WorldOptions): World => {
  const supplies: Supplies = { addresses: createAddressBook(), phoneOf: createPhoneBook() };
  const keeper = createTruthKeeper(options);
  const { prospects } = keeper;
  const ids = options.customers + prospects;
  const customers: WorldCustomer[] = [];
  const contacts: WorldContact[] = [];
  for (const record of recordsOf(options, ids, supplies)) {
    keeper.note(record);
    customers.push(record.customer);
    if (record.contact !== null) contacts.push(record.contact);
  }
  for (let index = 0; index < prospects; index += 1) {
    const contactId = FIRST_CONTACT_ID + scattered(options.customers + index, ids);
    contacts.push(makeProspect(index, contactId, options, supplies));
  }
  contacts.sort((a, b) => a.contactId - b.contactId);
  return { customers, contacts, truth: keeper.truth() };
};
