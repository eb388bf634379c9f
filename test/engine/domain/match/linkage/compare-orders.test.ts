import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  compareOrders,
  type Ordered,
  sharedOrders,
} from '../../../../../electron/engine/domain/match/linkage/compare-orders.ts';

const ordered = (orders: readonly number[], from: number | null = 0, upTo: number = from ?? 0): Ordered => ({
  orders,
  ordered: from === null ? null : { from, upTo },
});

test('orders agree by how many both have, whenever they were made', () => {
  expect(compareOrders(ordered([1, 2]), ordered([2, 3], 900))).toBe(6);
  expect(compareOrders(ordered([1, 2], null), ordered([2, 1, 3], null))).toBe(7);
});

test('none in common speaks against one person only where both bought in the same months', () => {
  expect(compareOrders(ordered([1], 0, 100), ordered([2], 283))).toBe(1);
  expect(compareOrders(ordered([1], 0, 100), ordered([2], 284))).toBe(0);
  expect(compareOrders(ordered([1], 0, 900), ordered([2], 400))).toBe(1);
  expect(compareOrders(ordered([1], null), ordered([2]))).toBe(0);
});

test('who has no order says nothing', () => {
  expect(compareOrders(ordered([]), ordered([1]))).toBe(0);
  expect(compareOrders(ordered([1]), ordered([]))).toBe(0);
});

test('it is the same from either side', () => {
  const side = fc.record({
    orders: fc.uniqueArray(fc.nat(5)),
    ordered: fc.option(fc.record({ from: fc.nat(400), upTo: fc.constant(450) })),
  });
  fc.assert(
    fc.property(side, side, (one, other) => {
      expect(compareOrders(one, other)).toBe(compareOrders(other, one));
      expect(sharedOrders(one.orders, other.orders).toSorted()).toEqual(
        sharedOrders(other.orders, one.orders).toSorted(),
      );
    }),
  );
});
