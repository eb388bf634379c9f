import fc from 'fast-check';
import { expect, test } from 'vitest';
import { searchTerms } from '../../../electron/engine/store/mismatch-search.ts';
import type { MismatchFilter } from '../../../shared/ipc/operations/mismatch.ts';
import { inMemory } from './opened.ts';
import { customer, newCase, valuesWith } from './records.ts';

const filterFor = (search: string): MismatchFilter => ({
  statuses: ['open'],
  kinds: [],
  owners: [],
  severities: [],
  since: null,
  search,
  assigned: 'anyone',
});

const people = [
  { label: 'Anna Müller', email: 'anna.mueller@shop.test', number: 'K-1001' },
  { label: 'Jean-Luc O"Brien', email: 'jl@shop.test', number: 'K-1002' },
  { label: 'Orla Near', email: 'orla+tag@near.test', number: 'K-2001' },
  { label: '李 小龙', email: 'li@shop.test', number: 'K-3001' },
];

const searched = () => {
  const { mirror, mismatches } = inMemory();
  mirror.upsertCustomers(
    people.map(({ email, number }, index) => customer(index, { number, values: valuesWith({ email }) })),
    1,
  );
  people.forEach(({ label, number }, index) => {
    mismatches.open(newCase(number, { label, customerRid: index + 1 }), null);
  });
  return (search: string): readonly string[] =>
    mismatches
      .page({ filter: filterFor(search), sort: 'name', cursor: null, limit: 10 })
      .rows.map(({ label }) => label.split(' ')[0] ?? '');
};

test.each([
  ['the start of a first name', 'ann', ['Anna']],
  ['the start of a last name, without the dots', 'mul', ['Anna']],
  ['with the dots', 'MÜLL', ['Anna']],
  ['two words in any order', 'mull anna', ['Anna']],
  ['one letter', 'o', ['Jean-Luc', 'Orla']],
  ['an email', 'orla+tag@near.test', ['Orla']],
  ['a number', 'K-1001', ['Anna']],
  ['the start of a number', 'k-100', ['Anna', 'Jean-Luc']],
  ['a name in other letters', '李', ['李']],
  ['the middle of a word', 'uller', []],
  ['a word that nobody has', 'zebra', []],
  ['a quote', 'o"brien', ['Jean-Luc']],
  ['a star', 'ann*', ['Anna']],
  ['a word of the query language', 'OR', ['Orla']],
  ['NEAR as a name', 'NEAR', ['Orla']],
  ['NEAR as a function', 'NEAR(anna mul, 2)', []],
  ['a column of the index', 'label:anna', []],
  ['signs that break queries', '")(^-{}', ['Anna', 'Jean-Luc', 'Orla', '李']],
  ['a smiling face beside a name', '😀 anna', ['Anna']],
  ['nothing', '   ', ['Anna', 'Jean-Luc', 'Orla', '李']],
])('searching for %s', (_what, search, found) => {
  expect(searched()(search)).toEqual(found);
});

test('any text at all can be searched for', () => {
  const search = searched();
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
      expect(() => search(text)).not.toThrow();
    }),
  );
});

test('a text without a letter or a digit asks for nothing', () => {
  expect(['', ' ', '"', '*', '😀', '()'].map(searchTerms)).toEqual([null, null, null, null, null, null]);
  expect(searchTerms('a"b OR c*')).toBe('"a"* "b"* "OR"* "c"*');
});

test('a name that changed is found by its new form only', () => {
  const { mismatches } = inMemory();
  const id = mismatches.open(newCase('1', { label: 'Anna Before' }), null);
  mismatches.refresh(id, newCase('1', { label: 'Anna After' }));
  const count = (search: string): number =>
    mismatches.page({ filter: filterFor(search), sort: 'name', cursor: null, limit: 10 }).total;
  expect([count('before'), count('after')]).toEqual([0, 1]);
});
