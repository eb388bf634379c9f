import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  hundredthsOf,
  negated,
  plainDecimal,
  productOf,
  sumOf,
} from '../../../../electron/engine/domain/sales/decimal.ts';

test.each([
  [[], '0'],
  [['10.50'], '10.5'],
  [['0.1', '0.2'], '0.3'],
  [['1', '-1'], '0'],
  [['-0.05', '0.01'], '-0.04'],
  [['999999999999999.99', '0.01'], '1000000000000000'],
  [['007', '0.000'], '7'],
])('%o add up to %s', (texts, sum) => {
  expect(sumOf(texts)).toBe(sum);
});

test.each([
  ['5', '-5'],
  ['-5.10', '5.1'],
  ['0.00', '0'],
  ['-0', '0'],
])('%s with its sign turned is %s', (text, turned) => {
  expect(negated(text)).toBe(turned);
});

test('text that is no decimal is a bug, not a sum', () => {
  expect(() => plainDecimal('1e5')).toThrow('not a decimal');
  expect(() => sumOf(['1', ''])).toThrow('not a decimal');
});

test('sums of pennies are exact', () => {
  const pennies = fc.array(fc.integer({ min: -10_000_000, max: 10_000_000 }), { maxLength: 50 });
  fc.assert(
    fc.property(pennies, (amounts) => {
      const texts = amounts.map((amount) => {
        const digits = String(Math.abs(amount)).padStart(3, '0');
        return `${amount < 0 ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
      });
      const [whole = '', fraction = ''] = sumOf(texts).split('.');
      const sum = amounts.reduce((total, amount) => total + amount, 0);
      expect(Number(whole + fraction.padEnd(2, '0'))).toBe(sum);
    }),
  );
});

test('a product is exact, and hundredths are rounded down', () => {
  expect([productOf('3', '19.99'), productOf('0.1', '0.2'), productOf('-2', '1.50')]).toEqual(['59.97', '0.02', '-3']);
  expect([hundredthsOf('12.349'), hundredthsOf('12'), hundredthsOf('0.5')]).toEqual([1_234, 1_200, 50]);
});
