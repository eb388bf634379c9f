import fc from 'fast-check';
import { expect, test } from 'vitest';
import { diffParts } from '../../../renderer/design/diff.ts';

test.each([
  ['f.richardson@example.net', 'fionarichardson@example.net', ['.']],
  ['fionarichardson@example.net', 'f.richardson@example.net', ['iona']],
  ['BS8 1TH', 'BS8 1TX', ['H']],
  ['Gold', 'Silver', ['Gold']],
  ['same', 'same', []],
  ['', 'something', []],
  ['Zoë', 'Zoe', ['ë']],
])('of %j against %j only %j is marked', (own, other, marked) => {
  expect(
    diffParts(own, other)
      .filter(({ differs }) => differs)
      .map(({ text }) => text),
  ).toEqual(marked);
});

test('the parts always make up the text, and equal texts have nothing marked', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'grapheme', maxLength: 30 }),
      fc.string({ unit: 'grapheme', maxLength: 30 }),
      (own, other) => {
        expect(
          diffParts(own, other)
            .map(({ text }) => text)
            .join(''),
        ).toBe(own);
        expect(diffParts(own, own).some(({ differs }) => differs)).toBe(false);
      },
    ),
    { seed: 4 },
  );
});

test('a text beyond 400 characters is marked as a whole or not at all', () => {
  const long = 'a'.repeat(401);
  expect(diffParts(long, `${long}b`)).toEqual([{ text: long, differs: true }]);
  expect(diffParts(long, long)).toEqual([{ text: long, differs: false }]);
});

test('a letter with its accent is one character, however it is written', () => {
  expect(diffParts('Zoe\u0308', 'Zoe')).toEqual([
    { text: 'Zo', differs: false },
    { text: 'e\u0308', differs: true },
  ]);
});
