import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  noSums,
  windowStart,
  withAmount,
  worthOf,
  worthRank,
} from '../../../../electron/engine/domain/impact/worth.ts';

const sumsOf = (...amounts: readonly (readonly [string, string])[]) =>
  amounts.reduce((sums, [amount, currency]) => withAmount(sums, { amount, currency }), noSums);

test('amounts are added exactly, each currency for itself, and nothing is converted', () => {
  const worth = worthOf(sumsOf(['0.10', 'GBP'], ['0.20', 'GBP'], ['99.99', 'EUR']), 1, '2025-11-01');
  expect(worth).toEqual({
    amount: '0.3',
    currency: 'GBP',
    orders: 3,
    people: 1,
    others: [{ amount: '99.99', currency: 'EUR' }],
    since: '2025-11-01',
  });
});

test('where two currencies have as many orders the same one is told every time', () => {
  expect(worthOf(sumsOf(['1', 'GBP'], ['2', 'EUR']), 1, null).currency).toBe('EUR');
  expect(worthOf(sumsOf(['2', 'EUR'], ['1', 'GBP']), 1, null).currency).toBe('EUR');
});

test('without an order there is no amount, and its place is that of nothing', () => {
  const worth = worthOf(noSums, 1, null);
  expect([worth.amount, worth.currency, worth.orders, worthRank(worth)]).toEqual([null, null, 0, 0]);
});

test('the dearer comes before the cheaper, and a credit counts as nothing', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 1_000_000 }), fc.integer({ min: 0, max: 1_000_000 }), (left, right) => {
      const rank = (units: number) => worthRank({ amount: (units / 100).toFixed(2) });
      expect(Math.sign(rank(left) - rank(right))).toBe(Math.sign(right - left));
    }),
  );
  expect(worthRank({ amount: '-12.00' })).toBe(0);
  expect(worthRank({ amount: '0.019' })).toBe(-1);
  expect(worthRank({ amount: '9'.repeat(40) })).toBe(-1e15);
});

test('orders count from the first of this month, a year ago', () => {
  expect(windowStart(Date.UTC(2026, 10, 26, 12))).toBe('2025-11-01');
  expect(windowStart(Date.UTC(2026, 0, 1))).toBe('2025-01-01');
});
