import { expect, test } from 'vitest';
import { digitsOf, fits, lessOf, lineTotalOf, rounded } from '../../../../electron/engine/domain/posting/amounts.ts';

test('an amount has the digits of its currency', () => {
  expect([digitsOf('GBP'), digitsOf('JPY'), digitsOf('KWD')]).toEqual([2, 0, 3]);
  expect([rounded('10', 2), rounded('10.5', 2), rounded('0.005', 2), rounded('-0.005', 2)]).toEqual([
    '10.00',
    '10.50',
    '0.01',
    '-0.01',
  ]);
  expect([rounded('10.49', 0), rounded('0.004', 2), rounded('-0.004', 2)]).toEqual(['10', '0.00', '0.00']);
});

test.each([
  ['3', '19.99', 2, '59.97'],
  ['1.5', '0.33', 2, '0.50'],
  ['0.1', '0.2', 2, '0.02'],
  ['-2', '4.5', 2, '-9.00'],
  ['3', '120', 0, '360'],
  ['123456789012', '0.07', 2, '8641975230.84'],
])('%s times %s with %i digits is %s, to the last digit', (quantity, price, digits, total) => {
  expect(lineTotalOf(quantity, price, digits)).toBe(total);
});

test('digits that count beyond those of the currency do not fit', () => {
  expect([fits('1.500', 2), fits('1.505', 2), fits('12', 0), fits('12.5', 0)]).toEqual([true, false, true, false]);
});

test('a difference is exact', () => {
  expect([lessOf('0.3', '0.1'), lessOf('10.00', '10'), lessOf('1', '1.01')]).toEqual(['0.2', '0', '-0.01']);
});
