import { expect, test } from 'vitest';
import type { Stores } from '../../electron/engine/store/stores.ts';
import { timingWrites } from '../../electron/engine/timing-writes.ts';

test('a transaction tells how long it took, also where it throws', () => {
  let now = 0;
  const told: number[] = [];
  // Only transactions are timed; nothing else of the stores is touched.
  const stores = { atomically: <T>(work: () => T): T => work() } as unknown as Stores;
  const timed = timingWrites(stores, { wallNow: () => now }, { wrote: (ms) => void told.push(ms) });
  const taking = (ms: number) => () => {
    now += ms;
    return ms;
  };
  expect(timed.atomically(taking(7))).toBe(7);
  expect(() =>
    timed.atomically(() => {
      taking(5_000)();
      throw new Error('full');
    }),
  ).toThrow('full');
  expect(told).toEqual([7, 5_000]);
});
