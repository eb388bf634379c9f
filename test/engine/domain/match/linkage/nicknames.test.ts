import { expect, test } from 'vitest';
import { areForms, chiefForm } from '../../../../../electron/engine/domain/match/linkage/nicknames.ts';

test.each([
  ['robert', 'bob', true],
  ['bob', 'rob', true],
  ['elizabeth', 'liz', true],
  ['hans', 'john', true],
  ['sandy', 'alexandra', true],
  ['robert', 'richard', false],
  ['ruth', 'ruth', false],
])('%s and %s are forms of one name: %s', (left, right, are) => {
  expect(areForms(left, right)).toBe(are);
  expect(areForms(right, left)).toBe(are);
});

test('a form is found under its chief form, and a name that no list has under itself', () => {
  expect([chiefForm('bob'), chiefForm('robert'), chiefForm('xanthe')]).toEqual(['robert', 'robert', 'xanthe']);
});
