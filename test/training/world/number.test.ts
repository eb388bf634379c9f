import { expect, test } from 'vitest';
import { numberAfter, numberAt, unusedNumber } from '../../../electron/training/world/number.ts';

test.each([10, 5_000, 49_999, 50_000, 600_000, 999_999, 1_000_000])(
  'among %i customers numbers rise, and fit the contract',
  (customers) => {
    const places = [0, 1, 2, Math.floor(customers / 2), customers - 2, customers - 1];
    const numbers = places.map((index) => numberAt(index, customers, 7));
    expect(numbers).toEqual([...numbers].sort());
    expect(new Set(numbers).size).toBe(new Set(places).size);
    for (const number of numbers) expect(number).toMatch(/^C-1\d{5,7}$/);
  },
);

test.each([5_000, 600_000, 1_000_000])('an unused number of %i customers is nobody’s', (customers) => {
  for (const index of [0, 7, customers - 2]) {
    const unused = unusedNumber(index, customers, 7);
    const around = [index - 1, index, index + 1].map((place) => numberAt(Math.max(0, place), customers, 7));
    expect(around).not.toContain(unused);
  }
});

test('who comes later has a number above all of the first day', () => {
  expect(numberAfter(1, 1_000_000) > numberAt(999_999, 1_000_000, 7)).toBe(true);
  expect([numberAfter(1, 200), numberAfter(12, 200)]).toEqual(['C-200001', 'C-200012']);
});
