import { expect, test } from 'vitest';
import { pairName, pairValue } from '../../../renderer/text/sale-text.ts';

test('a row is named by its field, a line by its SKU, and whose an order is by that', () => {
  expect(pairName({ field: 'price' })).toBe('Price');
  expect(pairName({ field: 'lines', part: 'NB-1' })).toBe('NB-1');
  expect([pairName({ field: 'sku' }), pairName({ field: 'contact' })]).toEqual(['SKU', 'Whose']);
});

test.each([
  ['price', '105.3', '105.30'],
  ['price', '105.35', '105.35'],
  ['price', '42', '42'],
  ['total', '-7.5 GBP', '-7.50 GBP'],
  ['lines', '1.5 at 105.3; 2 at 9.99', '1.5 at 105.30; 2 at 9.99'],
  ['stock', '10.5', '10.5'],
  ['status', 'settled', 'settled'],
  ['orderedAt', 'no day', 'no day'],
] as const)('%s %j is read as %j', (field, text, read) => {
  expect(pairValue({ field }, text)).toBe(read);
});

test('an instant is told by its day and time, and nothing stays nothing', () => {
  expect(pairValue({ field: 'orderedAt' }, '2026-01-02T03:04:05Z')).toMatch(/^2 Jan 2026, \d\d:\d\d$/);
  expect(pairValue({ field: 'total' }, null)).toBeNull();
});
