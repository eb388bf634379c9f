import { expect, test } from 'vitest';
import { createPairs, enteredAgain } from '../../../electron/training/faults/duplicates.ts';
import { createAddressBook } from '../../../electron/training/world/email.ts';
import { drawPerson } from '../../../electron/training/world/person.ts';
import { createPhoneBook } from '../../../electron/training/world/phone.ts';
import { createRandom } from '../../../electron/training/world/random.ts';

test('the second record of a person is made of the first, and names it; places do not mix', () => {
  const pairs = createPairs();
  const supplies = { addresses: createAddressBook(), phoneOf: createPhoneBook(), pairs };
  const random = createRandom(1, 'pairs');
  const personAt = (place: number, number: string) =>
    pairs.personAt(
      `pair ${place}`,
      number,
      () => drawPerson(random, supplies, true),
      (one) => enteredAgain(one, place, random),
    );
  const first = personAt(1, 'C-1');
  const other = personAt(2, 'C-2');
  const again = personAt(1, 'C-3');
  expect([first.survivor, other.survivor, again.survivor]).toEqual([null, null, 'C-1']);
  const { firstName, lastName, email } = first.person.values;
  expect(again.person.values).toMatchObject({ firstName, lastName, email: email?.toUpperCase(), birthDate: null });
  expect(other.person.values.email).not.toBe(email);
});
