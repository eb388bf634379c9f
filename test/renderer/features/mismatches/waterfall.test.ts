import { expect, test } from 'vitest';
import { barsOf } from '../../../../renderer/features/mismatches/waterfall.ts';

const waterfall = {
  steps: [
    { what: 'before', words: 'Before any evidence', bits: -8 },
    { what: 'lastName', words: 'Surname is the same', bits: 10 },
    { what: 'city', words: 'City says nothing', bits: 0.01 },
    { what: 'household', words: 'Two people of one household could share this', bits: -4 },
  ],
  bits: -2,
  whatIfs: [],
};

test('each bar begins where the one before it ended, and the last is their sum', () => {
  const { bars, even, certain } = barsOf(waterfall, 12);
  expect(bars.map(({ tone }) => tone)).toEqual(['before', 'for', 'against', 'sum']);
  // The scale runs from −8 to 12.
  expect([even, certain]).toEqual([0.4, 1]);
  expect(bars.map(({ from, to }) => [from, to])).toEqual([
    [0, 0.4],
    [0, 0.5],
    [0.3, 0.5],
    [0.3, 0.4],
  ]);
});
