import { expect, test } from 'vitest';
import { tierListsOf, tierRule, withTierFor } from '../../../electron/training/faults/lists.ts';
import { createAddressBook } from '../../../electron/training/world/email.ts';
import { drawPerson } from '../../../electron/training/world/person.ts';
import { createPhoneBook } from '../../../electron/training/world/phone.ts';
import { createRandom } from '../../../electron/training/world/random.ts';

const random = createRandom(1, 'lists');
const supplies = {
  addresses: createAddressBook(),
  phoneOf: createPhoneBook(),
  pairs: { personAt: () => null as never },
};
const person = drawPerson(random, supplies, true);

test('a contact is in the list as the tier says, unless that is the fault', () => {
  expect(['Bronze', 'Silver', 'Gold', 'Platinum', null].map((tier) => tierListsOf('clean', tier).length)).toEqual([
    0, 0, 1, 1, 0,
  ]);
  for (const [role, members] of [
    ['list-lacks', []],
    ['list-extra', [tierRule.listId]],
  ] as const) {
    const { loyaltyTier } = withTierFor(role, person, random).values;
    expect(tierListsOf(role, loyaltyTier)).toEqual(members);
    expect(tierListsOf('clean', loyaltyTier)).not.toEqual(members);
  }
});

test('nobody else’s tier is changed', () => {
  expect(withTierFor('clean', person, random)).toEqual(person);
  expect(withTierFor('field-drift', person, random)).toEqual(person);
});
