import { expect, test } from 'vitest';
import {
  featureText,
  followedText,
  learnedTitle,
  leastSure,
  percentText,
  weightText,
} from '../../../renderer/text/learned-text.ts';
import { nameAddedFields } from '../../../renderer/text/names.ts';
import type { LearnedPart } from '../../../shared/domain/learned.ts';

const part = (change: Partial<LearnedPart> = {}): LearnedPart => ({
  field: 'phone',
  outcome: 'erp',
  probability: 0.953,
  decisions: 60,
  suggested: 43,
  followed: 41,
  ...change,
});

test('a percentage is rounded down, and the least sure part speaks for all', () => {
  expect(percentText(0.999)).toBe('99 %');
  expect(percentText(leastSure({ parts: [part(), part({ probability: 0.7 })] }))).toBe('70 %');
});

test.each([
  ['erp', "Suggested: take the ERP's values"],
  ['dotdigital', "Suggested: keep Dotdigital's values"],
  ['set-aside', 'Suggested: leave it as it is'],
  ['written', 'Suggested: write a value of your own'],
] as const)('where people choose %s, the heading says %j', (outcome, title) => {
  expect(learnedTitle('field-drift', { parts: [part({ outcome })] }, true)).toBe(title);
});

test('where the fields are treated otherwise, each is named', () => {
  const parts = [part({ field: 'city', outcome: 'erp' }), part({ outcome: 'dotdigital' })];
  expect(learnedTitle('field-drift', { parts }, true)).toBe("Suggested: the ERP's city and Dotdigital's phone");
  nameAddedFields([{ field: 'extra1', name: 'VAT Code' }]);
  const added = [part({ field: 'extra1' }), part({ outcome: 'dotdigital' })];
  expect(learnedTitle('field-drift', { parts: added }, true)).toBe(
    "Suggested: the ERP's VAT Code and Dotdigital's phone",
  );
});

test('what is proposed keeps the words of its kind', () => {
  const parts = [part({ field: null, outcome: 'proposed' })];
  expect(learnedTitle('customer-missing', { parts }, true)).toBe('Suggested: create the contact');
});

test('how often it was followed is told, and what it rests on before anybody could', () => {
  expect(followedText(part())).toBe('Phone: 95 %, followed 41 of 43 times, learned from 60 decisions like it');
  expect(followedText(part({ field: null, suggested: 0, followed: 0 }))).toBe(
    '95 %, learned from 60 decisions like it',
  );
});

test('features are told in words, and two that hold together as one', () => {
  expect(featureText('changed-last:dotdigital')).toBe('Dotdigital changed last');
  expect(featureText('problem:phone-unreadable')).toBe('problem: phone unreadable');
  expect(weightText(['field:phone', 'relation:slip'])).toBe('Phone, and One slip apart');
  expect(weightText([])).toBe('All cases of this kind');
});
