import { expect, test } from 'vitest';
import { createPairs } from '../../../electron/training/faults/duplicates.ts';
import { createAddressBook } from '../../../electron/training/world/email.ts';
import { drawPerson } from '../../../electron/training/world/person.ts';
import { createPhoneBook } from '../../../electron/training/world/phone.ts';
import { createRandom } from '../../../electron/training/world/random.ts';

test('the second record of a person is made of the first, and names it; places do not mix', () => {
  const pairs = createPairs();
  const supplies = { addresses: createAddressBook(), phoneOf: createPhoneBook(), pairs };
  const random = createRandom(1, 'pairs');
  const draw = () => drawPerson(random, supplies, true);
  const first = pairs.personAt(1, 'C-1', random, draw);
  const other = pairs.personAt(2, 'C-2', random, draw);
  const again = pairs.personAt(1, 'C-3', random, draw);
  expect([first.survivor, other.survivor, again.survivor]).toEqual([null, null, 'C-1']);
  const { firstName, lastName, email } = first.person.values;
  expect(again.person.values).toMatchObject({ firstName, lastName, email: email?.toUpperCase(), birthDate: null });
  expect(other.person.values.email).not.toBe(email);
});
