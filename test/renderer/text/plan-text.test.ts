import { expect, test } from 'vitest';
import { isPlanned, planText, shownText, standingRows } from '../../../renderer/text/plan-text.ts';

const standing = { expected: 1_000, agreeing: 1, missing: 2, differing: 3, misplaced: 4, extra: 5, unreadable: 6 };

test('only jobs that compare insight data have a plan', () => {
  expect(['customers', 'consent', 'products', 'orders'].map(isPlanned)).toEqual([false, false, true, true]);
});

test('the figures of each job are those that can be', () => {
  expect(standingRows('orders', { standing }).map(([, count]) => count)).toEqual([1_000, 1, 2, 3, 4, 5, 6]);
  expect(standingRows('products', { standing }).map(([label]) => label)).not.toContain('on another contact');
});

test('the plan is counted in records and calls', () => {
  expect(planText.count('orders', { standing, calls: 3 })).toContain('5 orders in 3 calls at least');
  expect(planText.count('products', { standing: { ...standing, missing: 1, differing: 0 }, calls: 3 })).toContain(
    '1 item in',
  );
  expect(shownText(50, 1_200)).toBe('50 of 1,200 shown');
});

test('fields are called as people call them', () => {
  expect(['price', 'orderedAt', 'imageUrl'].map(planText.field)).toEqual(['Price', 'Ordered at', 'Image']);
});

test('why nothing is sent for a record is told by what its job holds back', () => {
  expect(planText.held('products')).toContain('under another dress of its SKU');
  expect(planText.held('orders')).toContain('Older than 30 days');
});
