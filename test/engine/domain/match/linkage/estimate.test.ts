import { expect, test } from 'vitest';
import { differsBetween } from '../../../../../electron/engine/domain/match/linkage/defaults.ts';
import { findDuplicates, linkSides } from '../../../../../electron/engine/domain/match/linkage/link.ts';
import { oddsOf } from '../../../../../electron/engine/domain/match/linkage/model.ts';
import { withLevel } from '../../../../../electron/engine/domain/match/linkage/pattern.ts';
import { fieldNames, type Person } from '../../../../../electron/engine/domain/match/linkage/person.ts';
import { people } from './people.ts';

const crowd = people(150);

test('the shares of the levels of a field make one whole, for one person and for two', () => {
  const { fields } = linkSides(crowd, crowd).prepared.model;
  for (const name of fieldNames) {
    for (const shares of [fields[name].same, fields[name].other]) {
      expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 1);
    }
  }
});

test('what often differs although it is one person speaks less against it', () => {
  const renamed = crowd.map((person, row) => ({
    ...person,
    email: row % 2 === 0 ? `new${row}@other.example` : person.email,
  }));
  const emailDiffers = fieldNames.indexOf('email');
  const [steady, changing] = [linkSides(crowd, crowd), linkSides(crowd, renamed)].map(
    ({ prepared }) => prepared.model.fields.email.same[1] ?? 0,
  );
  expect(emailDiffers).toBe(3);
  expect(changing ?? 0).toBeGreaterThan(4 * (steady ?? 1));
});

test('orders that hang on the contacts of housemates do not teach that one person has two first names', () => {
  const someone = people(60, 2);
  const housemates = crowd.slice(0, 60).map((person, row): Person => {
    const { firstName, email, phone } = someone[row] ?? person;
    return { ...person, firstName, email, phone, birthDate: null };
  });
  const buying = (list: readonly Person[]): readonly Person[] =>
    list.map((person, row) => (row < 60 ? { ...person, orders: [`SO-${row}`, `SO-A${row}`] } : person));
  const contacts = buying([...housemates, ...crowd.slice(60)]);
  const { firstName } = linkSides(buying(crowd), contacts).prepared.model.fields;
  expect(firstName.same[1]).toBeCloseTo(differsBetween.firstName[0], 2);
});

test('where namesakes are many and duplicates none, nobody is taken for one', () => {
  expect(findDuplicates(people(250, 3)).links).toEqual([]);
});

test('a closer level of any field never lowers the odds', () => {
  const { prepared } = linkSides(crowd, crowd);
  const alone = fieldNames.flatMap((name, field) => {
    const known = [1, 2, 3, 4, 5, 6, 7].filter((level) => (prepared.model.fields[name].same[level] ?? 0) > 0);
    return known.slice(1).map((level, place) => {
      const before = oddsOf(prepared.weights, withLevel(0, field, (known[place] ?? 1) as 1));
      return oddsOf(prepared.weights, withLevel(0, field, level as 1)) - before;
    });
  });
  expect(alone.length).toBeGreaterThan(40);
  expect(alone.filter((gain) => gain < -1e-9)).toEqual([]);
});
