import { expect, test } from 'vitest';
import type { Answered } from '../../../../../electron/engine/domain/match/linkage/assign.ts';
import { findDuplicates, linkSides } from '../../../../../electron/engine/domain/match/linkage/link.ts';
import { nobody, type Person } from '../../../../../electron/engine/domain/match/linkage/person.ts';
import { people } from './people.ts';

const crowd = people(120);
const [ruth] = people(1, 77);
const someone: Person = { ...(ruth ?? nobody), firstName: 'Ruth', lastName: 'Ogilvie', birthDate: '1979-03-05' };

/** The answer about one more customer and one more contact among those who stand on both sides. */
const answer = (customer: Person, contact: Person): string => {
  const { links, possible } = linkSides([...crowd, customer], [...crowd, contact]);
  const isThis = ({ left, right }: Answered): boolean => left === 120 && right === 120;
  return links.some(isThis) ? 'link' : possible.some(isThis) ? 'possible' : 'none';
};

test('people who stand on both sides as they are are linked, each with the own record, as certain', () => {
  const { links } = linkSides(crowd, crowd.toReversed());
  expect(links.filter(({ left, right }) => left + right === 119 && left !== right)).toHaveLength(120);
  expect(links.every(({ certain }) => certain)).toBe(true);
});

test.each<[string, Partial<Person>]>([
  ['a renamed email', { email: 'r.ogilvie79@elsewhere.example' }],
  ['a tag in the email', { email: someone.email?.replace('@', '+shop@') ?? null }],
  ['a move to another house', { street: '77 Quarry Close', city: 'Hull', postcode: 'HU1 4QT' }],
  ['exchanged names', { firstName: 'Ogilvie', lastName: 'Ruth' }],
  ['a surname after marriage', { lastName: 'Hammersmith' }],
  ['day and month exchanged', { birthDate: '1979-05-03' }],
  ['a phone of last year', { phone: '07123 456789' }],
  ['a record without birth date and phone', { birthDate: null, phone: null }],
  ['names in capitals without spaces around', { firstName: ' RUTH', lastName: 'OGILVIE ' }],
])('%s does not keep a person apart', (_what, change) => {
  expect(answer(someone, { ...someone, ...change })).toBe('link');
});

test.each<[string, Partial<Person>]>([
  ['the husband on the same email, phone and address', { firstName: 'Gareth', birthDate: '1976-11-21' }],
  ['the daughter', { firstName: 'Imogen', birthDate: '2004-07-14' }],
  [
    'the next owner of a phone number',
    { ...nobody, firstName: 'Gareth', lastName: 'Pemberton', birthDate: '1991-01-30', phone: someone.phone },
  ],
  [
    'someone of the same name who was born in another year elsewhere',
    { ...people(1, 5)[0], firstName: 'Ruth', lastName: 'Ogilvie', birthDate: '1951-10-17' },
  ],
])('%s is not linked', (_what, change) => {
  expect(answer(someone, { ...someone, ...change })).not.toBe('link');
});

test('colleagues who share an office are not linked by it', () => {
  const office = {
    company: 'Ogilvie & Sons Ltd',
    email: 'info@ogilvie.example',
    phone: '0113 496 0000',
    street: '1 Mill Lane',
    city: 'Leeds',
  };
  const [one, other] = [
    { ...nobody, ...office, firstName: 'Ruth', lastName: 'Ogilvie' },
    { ...nobody, ...office, firstName: 'Gareth', lastName: 'Pemberton' },
  ];
  expect(answer(one, other)).toBe('none');
});

test('two contacts that fit a customer equally well are left to a person', () => {
  const { links, possible } = linkSides([...crowd, someone], [...crowd, someone, someone]);
  expect(links.some(({ left }) => left === 120)).toBe(false);
  expect(possible.filter(({ left }) => left === 120).map(({ right }) => right)).toEqual([120, 121]);
});

test('no record is linked twice, and the answer is the same every time and from either side', () => {
  const contacts = crowd.map((person, row) => (row % 3 === 0 ? { ...person, email: null, lastName: 'Smith' } : person));
  const linkage = linkSides(crowd, contacts);
  expect(new Set(linkage.links.map(({ left }) => left)).size).toBe(linkage.links.length);
  expect(new Set(linkage.links.map(({ right }) => right)).size).toBe(linkage.links.length);
  expect(linkSides(crowd, contacts).links).toEqual(linkage.links);
  const turned = linkSides(contacts, crowd).links.map(({ left, right }) => `${right} ${left}`);
  expect(turned.toSorted()).toEqual(linkage.links.map(({ left, right }) => `${left} ${right}`).toSorted());
});

test('duplicates within one side are pairs, and a chain of likenesses joins nobody', () => {
  const [again, father] = [
    { ...someone, email: 'other@elsewhere.example' },
    { ...someone, firstName: 'Gareth', birthDate: '1948-01-02' },
  ];
  const { links } = findDuplicates([...crowd, someone, again, father]);
  expect(links.map(({ left, right }) => [left, right])).toEqual([[120, 121]]);
});

test('sides without records have no links', () => {
  expect(linkSides([], crowd)).toMatchObject({ links: [], possible: [], compared: 0 });
  expect(findDuplicates([])).toMatchObject({ links: [], possible: [] });
});
