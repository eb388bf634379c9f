import { expect, test } from 'vitest';
import { fieldList, initialsOf, pairTitle, rowTitle, suggestionTitle } from '../../../renderer/text/mismatch-text.ts';
import type { FieldName } from '../../../shared/domain/fields.ts';
import { mismatchKinds } from '../../../shared/domain/mismatch.ts';
import { rowOf } from '../../doubles/window-answers.ts';

const lists: readonly (readonly [readonly FieldName[], string])[] = [
  [[], ''],
  [['postcode'], 'postcode'],
  [['postcode', 'loyaltyTier'], 'postcode and loyalty tier'],
  [['email', 'city', 'phone'], 'email, city and phone'],
  [['email', 'city', 'phone', 'country'], 'email, city and 2 more'],
];

test.each(lists)('the fields %j are named as %j', (fields, text) => {
  expect(fieldList(fields)).toBe(text);
});

test('one field differs, several differ, and the other kinds have a name of their own', () => {
  expect(rowTitle({ kind: 'field-drift', fields: ['city'] })).toBe('City differs');
  expect(rowTitle({ kind: 'field-drift', fields: ['city', 'postcode'] })).toBe('City and postcode differ');
  expect(rowTitle({ kind: 'malformed-value', fields: ['email'] })).toBe('Malformed email');
  expect(rowTitle({ kind: 'customer-missing', fields: [] })).toBe('Customer missing in Dotdigital');
  expect(rowTitle({ kind: 'permission-missing', fields: [] })).toBe('No permission recorded');
});

test.each(mismatchKinds)('the heading of %s names the person once', (kind) => {
  const title = pairTitle(rowOf(1, { kind, label: 'Fiona' }));
  expect(title.split('Fiona')).toHaveLength(2);
  expect(title).not.toContain('undefined');
});

test('a malformed value without a proposal is not called suggested', () => {
  expect(suggestionTitle('malformed-value', true)).toBe('Suggested: correct it in the ERP');
  expect(suggestionTitle('malformed-value', false)).toBe('Correct it in the ERP');
  expect(suggestionTitle('permission-missing', false)).toBe('Ask the person');
});

test('where the machine has no answer nothing is suggested', () => {
  expect(suggestionTitle('consent-conflict', true)).toBe('Suggested: the stricter answer stands');
  expect(suggestionTitle('consent-conflict', false)).toBe('A person has to decide');
  expect(suggestionTitle('data-field-type', false)).toBe('Correct it in Dotdigital');
  expect(suggestionTitle('field-drift', false)).toBe('A person has to decide');
  expect(suggestionTitle('price-drift', false)).toBe('Give it a price in the ERP');
});

test("a suggestion that takes Dotdigital's value too is not said to take the ERP's", () => {
  expect(suggestionTitle('field-drift', true)).toBe("Suggested: take the ERP's values");
  expect(suggestionTitle('field-drift', true, false)).toBe("Suggested: take the master's values");
});

const initials: readonly (readonly [string, string])[] = [
  ['Ada', 'A'],
  ['Ada Lovelace', 'AL'],
  ['  jean-luc de la  tour ', 'JT'],
  ['Ökonom Å', 'ÖÅ'],
  ['', ''],
];

test.each(initials)('%j has the initials %j', (name, letters) => {
  expect(initialsOf(name)).toBe(letters);
});
