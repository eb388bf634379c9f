import { expect, test } from 'vitest';
import { signedUpAgain, underAnotherAddress } from '../../../electron/training/faults/doubles.ts';
import { drawList } from '../../../electron/training/faults/lists.ts';
import { createAddressBook } from '../../../electron/training/world/email.ts';
import { makeWorld } from '../../../electron/training/world/make-world.ts';
import { drawPerson } from '../../../electron/training/world/person.ts';
import { createPhoneBook, internationalPhone } from '../../../electron/training/world/phone.ts';
import { createRandom } from '../../../electron/training/world/random.ts';

const now = Date.UTC(2026, 10, 26, 8);
const supplies = {
  addresses: createAddressBook(),
  phoneOf: createPhoneBook(),
  pairs: { personAt: () => null as never },
};

test('the second record of a person never has the address, and each differs in something else', () => {
  const random = createRandom(1, 'doubles');
  const first = drawPerson(random, supplies, true);
  const differing = [0, 1, 2].map((place) => {
    const { values } = underAnotherAddress(first, place, random, supplies);
    expect(values.email).not.toBe(first.values.email);
    const told = ['firstName', 'lastName', 'birthDate', 'phone', 'street', 'city', 'postcode'] as const;
    return told.filter((name) => values[name] !== first.values[name]);
  });
  expect(differing).toEqual([['street'], ['phone'], ['phone']]);
  const again = underAnotherAddress(first, 2, random, supplies);
  expect(again.values.phone).toBe(internationalPhone(first.country.phone, first.values.phone ?? ''));
});

test('a second contact has no number, and a list that the first one is not in, or the stricter answer', () => {
  const options = { seed: 7, customers: 40, now };
  const { customers, contacts } = makeWorld(options);
  const customer = customers.find(({ data }) => data.birthDate !== null && data.phone !== null);
  const [first] = contacts;
  if (customer === undefined || first === undefined) throw new Error('an empty world');
  const again = [0, 1, 2].map((place) =>
    signedUpAgain(first, customer, { contactId: 1, email: 'second@elsewhere.example', place }, options),
  );
  expect(again.map(({ dataFields }) => [dataFields.ERP_ID, dataFields.LASTNAME])).toEqual(
    again.map(() => [undefined, customer.data.lastName]),
  );
  expect(again.map(({ emailStatus, inLists }) => [emailStatus, inLists])).toEqual([
    ['subscribed', [drawList.id]],
    ['subscribed', [drawList.id]],
    ['unsubscribed', []],
  ]);
  expect(again.every(({ createdAt, updatedAt }) => createdAt > first.createdAt && updatedAt <= now)).toBe(true);
});
