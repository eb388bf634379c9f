import fc from 'fast-check';
import { contactSchema } from '../../../shared/domain/contact.ts';
import { customerSchema } from '../../../shared/domain/customer.ts';
import type { ComparedWorld } from './compared-world.ts';
import { memberships } from './lists.ts';

const people = 4;
const numbers = Array.from({ length: people }, (_, n) => `C${n}`);
const addresses = ['a@shop.test', 'b@shop.test', 'c@shop.test', 'not an address', null] as const;
const names = ['Amelia', 'Bruno'] as const;
const grounds = [
  { ground: 'consent', at: '2026-01-02T03:04:05Z' },
  { ground: 'consent', at: '2027-01-02T03:04:05Z' },
  { ground: 'opt-out', at: '2026-05-02T03:04:05Z' },
  { ground: 'none' },
  { ground: 'soft-opt-in', at: '2026-01-02T03:04:05Z', orderReference: 'O1' },
] as const;
const statuses = ['subscribed', 'unsubscribed', 'hardBounced', 'domainSuppressed', 'pendingOptIn'] as const;

const who = fc.nat(people - 1);
const customer = fc.record({
  number: fc.constantFrom('C0', 'C1', ...numbers, 'D1'),
  active: fc.constantFrom(true, true, true, false),
  test: fc.constantFrom(false, false, false, true),
  kind: fc.constantFrom('person', 'person', 'person', 'company'),
  email: fc.constantFrom(...addresses),
  firstName: fc.constantFrom(...names),
  phone: fc.constantFrom(null, null, '+441132000000', 'no phone'),
  permission: fc.constantFrom(...grounds),
});
const contact = fc.record({
  number: fc.constantFrom('C0', 'C0', 'C1', 'C1', ...numbers, 'D1', 'LOST', null),
  email: fc.constantFrom(...addresses.slice(0, 3)),
  firstName: fc.constantFrom(...names),
  emailStatus: fc.constantFrom(...statuses),
  status: fc.constantFrom('subscribed', 'subscribed', 'subscribed', 'binned'),
  consented: fc.boolean(),
  isListed: fc.boolean(),
  lists: memberships,
});

/** One change of a customer in the ERP, or of a contact in the account: what it is now, or that it is gone. */
export const personEdit = fc.oneof(
  fc.record({ at: fc.constant('erp' as const), who, is: fc.option(customer, { freq: 6 }) }),
  fc.record({ at: fc.constant('account' as const), who, is: fc.option(contact, { freq: 6 }) }),
);
export type PersonEdit = typeof personEdit extends fc.Arbitrary<infer T> ? T : never;

/** Carries an edit out on its side. Numbers are the ERP's and addresses the account's to keep unique. */
export const editPerson = ({ erp, account }: ComparedWorld, edit: PersonEdit): void => {
  if (edit.at === 'erp') {
    const { who: place, is } = edit;
    const id = `cus-${place}`;
    if (is === null) erp.delete(id);
    else if (![...erp].some(([other, { number }]) => number === is.number && other !== id))
      erp.set(id, customerSchema.parse({ lastName: 'Hart', country: 'GB', ...is }));
    return;
  }
  const { who: place, is } = edit;
  const contactId = place + 1;
  if (is === null) account.delete(contactId);
  else if (![...account.values()].some((one) => one.email === is.email && one.contactId !== contactId))
    account.set(contactId, contactOf(contactId, is));
};

const contactOf = (
  contactId: number,
  {
    number,
    email,
    emailStatus,
    status,
    consented,
    firstName,
    isListed,
    lists,
  }: NonNullable<(PersonEdit & { at: 'account' })['is']>,
) =>
  contactSchema.parse({
    contactId,
    status,
    createdAt: 1,
    updatedAt: 2,
    email,
    mobileNumber: null,
    emailStatus,
    optInType: 'Single',
    ...(lists === undefined ? {} : { lists: isListed ? [...lists, press] : lists }),
    consentRecords: consented ? [{ text: 'Yes', dateTimeConsented: '2026-01-02T03:04:05Z' }] : [],
    dataFields: { ERP_ID: number, FIRSTNAME: firstName, LASTNAME: 'Hart', COUNTRY: 'GB' },
  });

/** A list that no rule of the mapping names. */
const press = { id: 7, name: 'Press', status: 'subscribed' } as const;
