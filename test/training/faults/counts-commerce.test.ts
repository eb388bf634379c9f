import { expect, test } from 'vitest';
import {
  orderRoleCounts,
  orderRoles,
  productRoleCounts,
  productRoles,
} from '../../../electron/training/faults/counts-commerce.ts';

test('the roles of products add up to all of them, and leave a clean one to be ordered', () => {
  for (const products of [1, 5, 6, 7, 20, 32, 800, 8_000]) {
    const counts = productRoleCounts(products);
    expect(productRoles.reduce((sum, role) => sum + counts[role], 0)).toBe(products);
    expect(counts.clean).toBeGreaterThan(0);
  }
});

test('twenty products, the fewest of a world, have one of each fault', () => {
  const counts = productRoleCounts(20);
  expect(productRoles.map((role) => counts[role]).every((count) => count >= 1)).toBe(true);
});

test('no more orders have a role than there are orders, and customers to carry one', () => {
  const sum = (customers: number, orders: number, carriers: number): number => {
    const counts = orderRoleCounts(customers, orders, carriers);
    return orderRoles.reduce((total, role) => total + counts[role], 0);
  };
  expect(sum(5_000, 20_000, 3_000)).toBe(179);
  expect(sum(5_000, 10, 3_000)).toBe(10);
  expect(sum(5_000, 20_000, 3)).toBe(3);
  expect(sum(5_000, 0, 3_000)).toBe(0);
});
