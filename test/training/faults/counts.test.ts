import { expect, test } from 'vitest';
import { roleCounts, scaled } from '../../../electron/training/faults/counts.ts';

test.each([10, 40, 200, 5_000, 1_000_000])('the roles of %i customers are all of them, pairs whole', (customers) => {
  const counts = roleCounts(customers);
  expect(Object.values(counts).reduce((sum, count) => sum + count, 0)).toBe(customers);
  expect(counts.clean).toBeGreaterThan(customers / 4);
  expect(counts['duplicate-with-contact']).toBe(counts['duplicate-without-contact']);
});

test('counts grow with the company, and a full world lacks nothing', () => {
  expect([scaled(30, 5_000), scaled(30, 1_000_000), scaled(30, 40), scaled(30, 39)]).toEqual([30, 6_000, 1, 0]);
});
