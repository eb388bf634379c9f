import { expect, test } from 'vitest';
import { dateOf, isoOf } from '../../../../electron/training/world/commerce/instant.ts';
import { createRandom } from '../../../../electron/training/world/random.ts';

test('instants and dates are written as the language writes them', () => {
  const random = createRandom(1, 'instants');
  const drawn = Array.from({ length: 2_000 }, () => Math.floor((random.next() * 4 - 1) * 1.8e12));
  for (const instant of [0, 9, 99, 86_399_999, Date.UTC(2024, 1, 29, 23, 59, 59, 5), ...drawn]) {
    expect(isoOf(instant)).toBe(new Date(instant).toISOString());
    expect(dateOf(instant)).toBe(new Date(instant).toISOString().slice(0, 10));
  }
});
