import { expect, test } from 'vitest';
import { oddsText, signedBits, sumText, waterfallText, whatIfText } from '../../../renderer/text/linkage-text.ts';

test('odds are told with as many figures as anybody can know', () => {
  expect([0, 1.5, 8.4, 15.8, 30].map(oddsText)).toEqual([
    '1 to 1',
    '2.8 to 1',
    '340 to 1',
    '57,000 to 1',
    'over 1,000,000 to 1',
  ]);
  expect(oddsText(-3)).toBe('1 to 8');
});

test('a weight has its sign, and the sum says in words what it comes to', () => {
  expect([8.34, -2.19].map(signedBits)).toEqual(['+8.3', '−2.2']);
  expect([sumText(14, true), sumText(3, false), sumText(-3, false)]).toEqual([
    'Together: the same person',
    'Together: rather the same person, not certain',
    'Together: rather two people, not certain',
  ]);
});

test('before any evidence it is one pair in many; a comparison speaks for or against', () => {
  expect(waterfallText.odds(-10, true)).toBe('1 in 1,000 pairs');
  expect([waterfallText.odds(5.2, false), waterfallText.odds(-2.2, false)]).toEqual([
    '37 to 1 for',
    '4.6 to 1 against',
  ]);
  expect(waterfallText.odds(-0.05, false)).toBe('hardly either way');
});

test('what would change the answer says to which', () => {
  const words = 'Birth date is the same';
  expect(whatIfText({ words, bits: 14, answer: 'link' }, 13.3)).toBe(
    '“Birth date is the same” instead: 16,000 to 1, it would be certain',
  );
  expect(whatIfText({ words, bits: 3, answer: 'link' }, 13.3)).toContain('likely, and still be asked');
  expect(whatIfText({ words, bits: -9, answer: 'none' }, 13.3)).toContain('not be asked at all');
});
