import { expect, test } from 'vitest';
import { createTryLimit } from '../../../electron/main/vault/try-limit.ts';

test('each wrong try in a row waits longer, the fifth and all that follow 30 seconds', () => {
  let now = 500;
  const limit = createTryLimit(() => now);
  expect(limit.waitMs()).toBe(0);
  const waits = Array.from({ length: 7 }, () => {
    limit.wrong();
    const wait = limit.waitMs();
    now += wait - 1;
    expect(limit.waitMs()).toBe(1);
    now += 1;
    expect(limit.waitMs()).toBe(0);
    return wait;
  });
  expect(waits).toEqual([1_000, 2_000, 5_000, 10_000, 30_000, 30_000, 30_000]);
});

test('a right try begins anew', () => {
  const limit = createTryLimit(() => 0);
  for (let tries = 0; tries < 5; tries += 1) limit.wrong();
  limit.right();
  expect(limit.waitMs()).toBe(0);
  limit.wrong();
  expect(limit.waitMs()).toBe(1_000);
});
