import { expect, test } from 'vitest';
import {
  decimalOf,
  lineTotalOf,
  numberOf,
  quantityOf,
  shareOf,
  taxIn,
} from '../../../../electron/training/world/commerce/amount.ts';

test('hundredths are written as decimals with two places', () => {
  expect([0, 5, 50, 123, 100_000, -7, -1_234].map(decimalOf)).toEqual([
    '0.00',
    '0.05',
    '0.50',
    '1.23',
    '1000.00',
    '-0.07',
    '-12.34',
  ]);
  expect(numberOf(1_990)).toBe(19.9);
});

test('a quantity has no needless zeros, and keeps the needed ones', () => {
  expect([100, 150, 125, 1_000, 2_050].map(quantityOf)).toEqual(['1', '1.5', '1.25', '10', '20.5']);
});

test('products, shares and taxes are rounded half up', () => {
  expect(lineTotalOf(150, 333)).toBe(500);
  expect(lineTotalOf(250, 999)).toBe(2_498);
  expect(shareOf(1_995, 10)).toBe(200);
  expect(shareOf(1_994, 10)).toBe(199);
  expect(taxIn(12_000, 20)).toBe(2_000);
  expect(taxIn(9, 20)).toBe(2);
  expect(taxIn(8, 20)).toBe(1);
  expect(taxIn(12_000, 0)).toBe(0);
});
