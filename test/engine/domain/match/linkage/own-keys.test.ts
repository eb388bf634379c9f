import { expect, test } from 'vitest';
import { ownKeys } from '../../../../../electron/engine/domain/match/linkage/own-keys.ts';
import { nobody, type Person } from '../../../../../electron/engine/domain/match/linkage/person.ts';

const ruth: Person = {
  ...nobody,
  ...{ firstName: 'Robert', lastName: 'Okonkwo', birthDate: '1961-04-17', email: 'rob.okonkwo@post.example' },
  ...{ phone: '+44 113 496 0123', street: '12 Mill Lane', city: 'Leeds', postcode: 'LS1 1AB' },
};

const share = (one: Person, other: Person): boolean => {
  const keys = new Set(ownKeys(one));
  return ownKeys(other).some((key) => keys.has(key));
};

const moved = { ...nobody, firstName: 'Robert', lastName: 'Okonkwo', city: 'York' } as const;

test.each<[string, Person]>([
  ['the birth date', { ...moved, birthDate: '17.04.1961'.split('.').reverse().join('-') }],
  ['the phone, written otherwise', { ...moved, phone: '0113 4960123' }],
  ['the mailbox under a tag', { ...moved, email: 'rob.okonkwo+shop@post.example' }],
  ['the street, its kind in short', { ...moved, street: '12 Mill Ln' }],
  ['the phone and a form of the first name', { ...moved, firstName: 'Bob', phone: ruth.phone }],
  [
    'the birth date under exchanged names',
    { ...moved, firstName: 'Okonkwo', lastName: 'Robert', birthDate: ruth.birthDate },
  ],
  ['the street and a surname with a slip', { ...moved, lastName: 'Okonkwu', street: ruth.street }],
  ['the birth date and one of two surnames', { ...moved, lastName: 'Okonkwo-Bell', birthDate: ruth.birthDate }],
  ['the street and one of two first names', { ...moved, firstName: 'Anna Robert', street: ruth.street }],
  ['the birth date and a form that stands for two names', { ...moved, firstName: 'Bert', birthDate: ruth.birthDate }],
  ['the phone and one of two surnames', { ...moved, lastName: 'Okonkwo Bell', phone: ruth.phone }],
])('one name and %s lead from one record to the other', (_what, other) => expect(share(ruth, other)).toBe(true));

test.each<[string, Person]>([
  ['a name alone', { ...moved, street: '9 Elm Grove', birthDate: '1961-04-18' }],
  ['a birth date without the name', { ...moved, firstName: 'Ines', lastName: 'Rossi', birthDate: ruth.birthDate }],
  ['a street without the first name, as families do', { ...moved, firstName: 'Wanda', street: ruth.street }],
  ['a placeholder for the birth date', { ...moved, birthDate: '1900-01-01' }],
  ['a phone where no name is known', { ...nobody, phone: ruth.phone }],
])('%s does not', (_what, other) => {
  const placeholder = { ...ruth, birthDate: other.birthDate === '1900-01-01' ? '1900-01-01' : ruth.birthDate };
  expect(share(placeholder, other)).toBe(false);
});

test('the mailbox of an office is nobody’s own', () => {
  const [one, other] = [ruth, moved].map((person) => ({ ...person, email: 'info@firm.example' }));
  expect(share(one ?? nobody, other ?? nobody)).toBe(false);
});
