import fc from 'fast-check';
import { expect, test } from 'vitest';
import { comparison, levelAt, withLevel } from '../../../../../electron/engine/domain/match/linkage/pattern.ts';
import { fieldNames, nobody, type Person } from '../../../../../electron/engine/domain/match/linkage/person.ts';
import { emptyLexicons, sideOf } from '../../../../../electron/engine/domain/match/linkage/side.ts';

const levelsOf = (one: Person, other: Person): Readonly<Record<string, number>> => {
  const lexicons = emptyLexicons();
  const [left, right] = [sideOf([one], lexicons), sideOf([other], lexicons)];
  const pattern = comparison(left, right, lexicons)(0, 0);
  return Object.fromEntries(
    fieldNames.map((name, field) => [name, levelAt(pattern, field)]).filter(([, level]) => level !== 0),
  );
};
const person = (known: Partial<Person>): Person => ({ ...nobody, ...known });

test('what one record lacks is not compared', () => {
  expect(
    levelsOf(person({ firstName: 'Ruth', city: 'Leeds' }), person({ firstName: 'Ruth', email: 'r@x.example' })),
  ).toEqual({ firstName: 7 });
});

test('names in each other’s place are one agreement, not two disagreements', () => {
  const [one, other] = [
    person({ firstName: 'Chidi', lastName: 'Okonkwo' }),
    person({ firstName: 'Okonkwo', lastName: 'Chidi' }),
  ];
  expect(levelsOf(one, other)).toEqual({ firstName: 5 });
});

test('address lines in each other’s place are one agreement', () => {
  const [one, other] = [
    person({ street: '14 Mill Lane', street2: 'Park House' }),
    person({ street: 'Park House', street2: '14 Mill Lane' }),
  ];
  expect(levelsOf(one, other)).toEqual({ street: 6 });
});

test('an office’s mailbox on both sides is its company, not a person', () => {
  const office = person({ email: 'info@northbank.org' });
  expect(levelsOf(office, office)).toEqual({ email: 2 });
});

const text = (...choices: readonly string[]): fc.Arbitrary<string | null> => fc.option(fc.constantFrom(...choices));
const anyone: fc.Arbitrary<Person> = fc.record({
  firstName: text('Ruth', 'Rut', 'Bob', 'Robert', 'Anna Maria', 'Ogilvie', 'R.'),
  lastName: text('Ogilvie', 'Ogilvy', 'Ruth', 'Smith-Jones', 'Jones', 'Müller', 'Mueller'),
  birthDate: text('1979-03-05', '1979-05-03', '1979-03-06', '1980-03-05', '1991-11-30'),
  email: text('ruth@x.org', 'ruth+a@x.org', 'ruth@y.org', 'info@x.org', 'rutt.ogilvie@x.org', 'ruth.ogilvie@x.org'),
  phone: text('07700 900418', '+44 7700 900418', '07700 900481', '0113 4960000'),
  street: text('14 Mill Lane', '14 Mil Lane', 'Mill Lane', '16 Mill Lane', 'Park House', 'Flat 2, 14 Mill Ln'),
  street2: text('Park House', 'Parkhouse', '14 Mill Lane'),
  city: text('Leeds', 'Leads', 'Royal Leamington Spa', 'Leamington Spa'),
  postcode: text('LS8 2QN', 'ls82qn', 'LS8 2QM', 'YO1 1AA'),
  region: text('Yorkshire', 'Yorkshre', 'Kent'),
  company: text('Mill & Sons Ltd', 'Mill and Sons', 'Harbour Ltd'),
  identifier: text('GB123456', 'GB123465', 'GB999999'),
  orders: fc.subarray(['a', 'b', 'c']),
  ordered: fc.option(fc.nat(400).map((from) => ({ from, upTo: from + 30 }))),
});

test('a pair has the same levels from either side, and a record agrees with itself more than with any other', () => {
  fc.assert(
    fc.property(anyone, anyone, (one, other) => {
      const levels = levelsOf(one, other);
      expect(levelsOf(other, one)).toEqual(levels);
      const own = levelsOf(one, one);
      for (const [field, level] of Object.entries(levels)) {
        if (own[field] !== undefined) expect(level).toBeLessThanOrEqual(own[field] ?? 0);
      }
    }),
  );
});

test('a level can be exchanged in a pattern without touching the others', () => {
  const pattern = 0o7654321;
  expect(withLevel(pattern, 2, 7).toString(8)).toBe('7654721');
  expect(levelAt(withLevel(pattern, 12, 6), 12)).toBe(6);
});
