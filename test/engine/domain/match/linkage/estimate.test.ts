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

test('a town is no evidence besides a postcode of the same area, which tells it, and is besides no postcode', () => {
  const towns = { LS: 'Leeds', YO: 'York', BA: 'Bath', DE: 'Derby' };
  const settled = people(400, 5).map((person): Person => {
    const area = (person.postcode ?? '').slice(0, 2) as keyof typeof towns;
    return { ...person, postcode: `${area}1${(person.postcode ?? '').slice(3)}`, city: towns[area] };
  });
  const { weights } = linkSides(settled, settled).prepared;
  const at = (city: 0 | 7, postcode: 0 | 3): number =>
    oddsOf(
      weights,
      withLevel(withLevel(0, fieldNames.indexOf('city'), city), fieldNames.indexOf('postcode'), postcode),
    );
  expect(at(7, 3) - at(0, 3)).toBeLessThan(0.5);
  expect(at(7, 0) - at(0, 0)).toBeGreaterThan(1.5);
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
