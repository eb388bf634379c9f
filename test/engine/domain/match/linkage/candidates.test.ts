import { expect, test } from 'vitest';
import {
  candidatesBetween,
  indexesOf,
  largestBlockFor,
} from '../../../../../electron/engine/domain/match/linkage/candidates.ts';
import { nobody, type Person } from '../../../../../electron/engine/domain/match/linkage/person.ts';
import { emptyLexicons, sideOf } from '../../../../../electron/engine/domain/match/linkage/side.ts';
import { people } from './people.ts';

const proposed = (lefts: readonly Person[], rights: readonly Person[]): readonly (readonly number[])[] => {
  const lexicons = emptyLexicons();
  const [left, right] = [sideOf(lefts, lexicons), sideOf(rights, lexicons)];
  const candidates = candidatesBetween(left, indexesOf(right, lexicons), lexicons);
  return lefts.map((_, row) => candidates(row));
};

const crowd = people(150);

test.each<[string, (person: Person) => Person]>([
  ['the email', ({ email }) => ({ ...nobody, email })],
  ['a tagged email', ({ email }) => ({ ...nobody, email: email?.replace('@', '+x@') ?? null })],
  ['the phone', ({ phone }) => ({ ...nobody, phone })],
  [
    'the birth date with day and month exchanged',
    ({ birthDate }) => ({ ...nobody, birthDate: birthDate?.replace(/-(\d\d)-(\d\d)$/, '-$2-$1') ?? null }),
  ],
  ['the names exchanged', ({ firstName, lastName }) => ({ ...nobody, firstName: lastName, lastName: firstName })],
  ['the address', ({ street, postcode }) => ({ ...nobody, street, postcode })],
])('a record that shares only %s is proposed', (_what, change) => {
  const found = proposed(crowd, crowd.map(change));
  expect(found.filter((rows, row) => !rows.includes(row))).toEqual([]);
});

test('records that share but one of their orders are proposed', () => {
  const have = (...orders: readonly string[]): Person => ({ ...nobody, orders });
  expect(proposed([have('A', 'B'), have('C')], [have('D'), have('B', 'E')])).toEqual([[1], []]);
});

test('each candidate is named once, and asking again gives the same answer', () => {
  const lexicons = emptyLexicons();
  const side = sideOf(crowd, lexicons);
  const candidates = candidatesBetween(side, indexesOf(side, lexicons), lexicons);
  const first = crowd.map((_, row) => candidates(row));
  expect(first.filter((rows) => new Set(rows).size < rows.length)).toEqual([]);
  expect(crowd.map((_, row) => candidates(row))).toEqual(first);
});

test('a block that is too large is divided, and what cannot be divided is left out', () => {
  const [ruth] = people(1);
  const crowdOfOne = Array.from(
    { length: largestBlockFor(0) + 40 },
    (_, row): Person => ({ ...nobody, lastName: 'Smith', city: 'Leeds', firstName: row < 30 ? 'Ruth' : 'Karl' }),
  );
  const rows = proposed(
    [{ ...nobody, firstName: 'Ruth', lastName: 'Smith', city: 'Leeds' }, ruth ?? nobody],
    crowdOfOne,
  );
  expect(rows[0]).toHaveLength(30);
  expect(
    proposed(
      [{ ...nobody, lastName: 'Smith', city: 'Leeds' }],
      crowdOfOne.map((person) => ({ ...person, firstName: null })),
    )[0],
  ).toEqual([]);
});

test('blocks are smaller where rows are many', () => {
  expect([0, 1_000, 40_000, 1_000_000].map(largestBlockFor)).toEqual([60, 60, 30, 20]);
});
