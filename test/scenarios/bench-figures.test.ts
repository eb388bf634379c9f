import { expect, test } from 'vitest';
import { spreadOf } from '../../build/bench/figure.ts';

test.each([
  [20, { p50: 10, p95: 19 }],
  [21, { p50: 11, p95: 20 }],
  [3, { p50: 2, p95: 3 }],
  [1, { p50: 1, p95: 1 }],
])('of %i times the slowest but for one in twenty is told, and the one in the middle', (count, spread) => {
  expect(spreadOf(Array.from({ length: count }, (_, place) => count - place))).toEqual(spread);
});

test('of no times there is none', () => {
  expect(spreadOf([])).toEqual({ p50: Number.NaN, p95: Number.NaN });
});
