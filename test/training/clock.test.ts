import { expect, test } from 'vitest';
import { clockOf, skewable } from '../../electron/training/clock.ts';

test('a simulated clock starts at its epoch and runs at its rate', () => {
  const startedAt = Date.now() - 1_000;
  const now = clockOf({ epoch: 5_000_000, startedAt, rate: 60 })();
  expect(now).toBeGreaterThanOrEqual(5_000_000 + 60_000);
  expect(now).toBeLessThan(5_000_000 + 60 * 11_000);
});

test('without one the wall tells the time', () => {
  const before = Date.now();
  expect(clockOf(null)()).toBeGreaterThanOrEqual(before);
});

test('a clock set wrong is off by as much, until it is set right', () => {
  const { now, skew } = skewable(() => 1_000);
  skew(-400);
  expect(now()).toBe(600);
  skew(50);
  expect(now()).toBe(1_050);
  skew(0);
  expect(now()).toBe(1_000);
});
