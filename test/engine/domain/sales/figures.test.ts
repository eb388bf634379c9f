import { expect, test } from 'vitest';
import { figuresFrom } from '../../../../electron/engine/domain/sales/figures.ts';

const order = (total: string, currency: string, orderedAt: string) => ({ total, currency, orderedAt });

test('orders are counted, summed exactly, and the last one is told by the day of the ERP', () => {
  const orders = [
    order('0.1', 'GBP', '2026-01-02T10:00:00Z'),
    order('0.2', 'GBP', '2026-06-30T23:30:00Z'),
    order('99', 'EUR', '2026-03-01T00:00:00Z'),
  ];
  expect(figuresFrom(orders, 'GBP', 'Europe/London')).toEqual({
    'settled-count': '3',
    'settled-sum': '0.3',
    'settled-last': '2026-07-01',
  });
});

test.each([
  ['who bought nothing has the sum 0 and no last order', [], 'GBP', ['0', '0', null]],
  [
    'who bought in another currency alone has no sum',
    [order('5', 'SEK', '2026-01-02T10:00:00Z')],
    'GBP',
    ['1', null, '2026-01-02'],
  ],
  [
    'without a currency known there is no sum',
    [order('5', 'GBP', '2026-01-02T10:00:00Z')],
    null,
    ['1', null, '2026-01-02'],
  ],
] as const)('%s', (_what, orders, currency, [count, sum, last]) => {
  expect(figuresFrom(orders, currency, 'UTC')).toEqual({
    'settled-count': count,
    'settled-sum': sum,
    'settled-last': last,
  });
});
