import { expect, test } from 'vitest';
import { findingDoubles } from '../../../../../electron/engine/domain/match/linkage/doubles.ts';
import { ownKeys } from '../../../../../electron/engine/domain/match/linkage/own-keys.ts';
import type { Person } from '../../../../../electron/engine/domain/match/linkage/person.ts';
import { finished } from '../../../../../electron/engine/domain/match/linkage/steps.ts';
import { createKeyList, groupsOf } from '../../../../../electron/engine/domain/match/linkage/suspects.ts';
import { people } from './people.ts';

const crowd = people(300, 5);

/** Every sixth person is there once more under another mailbox: moved, with exchanged names or another surname besides, without a phone. */
const again = crowd
  .filter((_, row) => row % 6 === 0)
  .map(
    (person, row): Person => ({
      ...person,
      email: `other${row}@post.example`,
      ...(row % 3 === 0 ? { street: '1 New Road', city: 'Ripon', postcode: 'LS9 9ZZ' } : {}),
      ...(row % 6 === 1 ? { firstName: person.lastName, lastName: person.firstName } : {}),
      ...(row % 6 === 4 ? { lastName: `${person.lastName}-Villeneuve`, phone: null } : {}),
      ...(row % 3 === 2 ? { phone: null } : {}),
    }),
  );
const everybody = [...crowd, ...again];

const byKeys = (persons: readonly Person[]): readonly (readonly number[])[] => {
  const keys = createKeyList();
  for (const [row, person] of persons.entries()) keys.add(row, ownKeys(person));
  return finished(groupsOf(keys)).map((group) => group.toSorted((one, other) => one - other));
};

const found = (
  groups: readonly (readonly number[])[],
  more: Partial<Parameters<typeof findingDoubles>[0]> = {},
): readonly string[] => {
  const { links } = finished(
    findingDoubles({ sample: everybody, total: everybody.length, suspects: everybody, groups, ...more }),
  );
  return links.map(({ left, right }) => `${left} ${right}`).sort();
};

const planted = again.map((_, row) => `${row * 6} ${300 + row}`).sort();

test('who is there twice is found, and nobody else', () => {
  expect(found(byKeys(everybody))).toEqual(planted);
});

test('what is shared leads to all that comparing everybody with everybody finds', () => {
  expect(found(byKeys(everybody))).toEqual(found([everybody.map((_, row) => row)]));
});

test('a sample of a large side tells as much, and whom a person told apart is not found', () => {
  const groups = byKeys(everybody);
  expect(found(groups, { sample: people(4_000, 9), total: 8_000 })).toEqual(planted);
  const isRuledOut = (left: number, right: number): boolean => left === 0 && right === 300;
  expect(found(groups, { isRuledOut })).toEqual(planted.filter((pair) => pair !== '0 300'));
});
