import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isLivePerson, isSamePerson } from '../../../../electron/engine/domain/match/same-person.ts';
import { customerFact } from '../../../../shared/domain/mirror.ts';
import { customerWith } from '../resolve/people.ts';

const isOne = (left: Record<string, unknown>, right: Record<string, unknown>): boolean => {
  const [a, b] = [customerWith(left), customerWith({ number: 'C-2', ...right })];
  expect(isSamePerson(b, a)).toBe(isSamePerson(a, b));
  return isSamePerson(a, b);
};

test.each([
  ['the same name, address and birth date', {}, {}],
  ['one birth date unknown', {}, { birthDate: null }],
  ['no birth dates', { birthDate: null }, { birthDate: '' }],
  ['capitals and blanks', {}, { firstName: '  AMELIA ', lastName: 'hart' }],
  ['an address in capitals', {}, { email: 'Amelia.HART@Example.com' }],
  [
    'accents that one side lost',
    { firstName: 'Chloé', lastName: 'Dvořák' },
    { firstName: 'Chloe', lastName: 'Dvorak' },
  ],
  ['an accent written as two characters', { firstName: 'Chloe\u0301' }, { firstName: 'Chlo\u00e9' }],
  ['a hyphen or a blank', { lastName: 'Hart-Lane' }, { lastName: 'Hart  Lane' }],
  ['an apostrophe in two forms', { lastName: "O'Neil" }, { lastName: 'O’Neil' }],
  ['letters of another script', { firstName: 'Анна', lastName: 'Иванова' }, { firstName: 'анна', lastName: 'ИВАНОВА' }],
])('one person: %s', (_what, left, right) => {
  expect(isOne(left, right)).toBe(true);
});

test.each([
  ['a family that shares an address', { firstName: 'Amelia' }, { firstName: 'George' }],
  ['a couple with two last names', {}, { lastName: 'Lane' }],
  ['father and son of one name', { birthDate: '1954-01-01' }, { birthDate: '1984-12-31' }],
  ['another address', {}, { email: 'amelia@example.org' }],
  ['no address', { email: null }, { email: null }],
  ['an address that is none', { email: 'nobody' }, { email: 'nobody' }],
  ['no first name', { firstName: null }, { firstName: null }],
  ['a last name of signs', { lastName: '--' }, { lastName: '--' }],
  ['first and last name swapped', { firstName: 'Hart', lastName: 'Amelia' }, {}],
  [
    'names that only join alike',
    { firstName: 'Ann', lastName: 'Elise Ode' },
    { firstName: 'Anne', lastName: 'lise Ode' },
  ],
  ['letters that are other letters', { lastName: 'Strauss' }, { lastName: 'Strauß' }],
])('not one person: %s', (_what, left, right) => {
  expect(isOne(left, right)).toBe(false);
});

test('it is the same from both sides, whatever the names', () => {
  const name = fc.constantFrom(null, '', 'Ann', 'ann ', 'Änn', 'Anne');
  const date = fc.constantFrom(null, '1984-12-31', ' 1984-12-31', '1954-01-01');
  fc.assert(
    fc.property(name, name, date, date, (first, other, born, otherBorn) => {
      isOne({ firstName: first, birthDate: born }, { firstName: other, birthDate: otherBorn });
    }),
  );
});

test('only an active person that is no test can be one of several records', () => {
  const person = customerFact.active | customerFact.person;
  for (let facts = 0; facts < 64; facts += 1)
    expect([facts, isLivePerson({ facts })]).toEqual([
      facts,
      (facts & person) === person && (facts & customerFact.test) === 0,
    ]);
  expect(isLivePerson(customerWith())).toBe(true);
  for (const change of [{ kind: 'company' }, { active: false }, { test: true }])
    expect(isLivePerson(customerWith(change))).toBe(false);
});
