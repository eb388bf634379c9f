import { expect, test } from 'vitest';
import { postedDifferences } from '../../../../electron/engine/domain/posting/compare.ts';
import type { Order } from '../../../../shared/domain/order.ts';
import type { PostedOrder } from '../../../../shared/domain/posting.ts';

const posted: PostedOrder = {
  externalReference: 'MKT-1',
  customerNumber: 'C-1',
  channel: 'web',
  orderedAt: '2026-11-20T10:00:00.000Z',
  postingDate: '2026-11-20',
  currency: 'GBP',
  total: '20.95',
  tax: '3.49',
  delivery: '4.95',
  discount: '1.00',
  lines: [{ sku: 'A-1', name: null, quantity: '2', unitPrice: '8.50', lineTotal: '17.00' }],
};
const pounds = (amount: string) => ({ amount, currency: 'GBP' });
const held: Order = {
  number: 'SO-1',
  externalReference: 'MKT-1',
  customerNumber: 'C-1',
  channel: 'web',
  status: 'shipped',
  orderedAt: '2026-11-20T10:00:00Z',
  total: pounds('20.95'),
  tax: pounds('3.490'),
  delivery: pounds('4.95'),
  discount: pounds('1'),
  lines: [{ sku: 'A-1', name: 'Scarf', quantity: '2.0', unitPrice: pounds('8.5'), lineTotal: pounds('17.00') }],
};

test('an order is as it was posted, however the ERP writes it and whatever became of it', () => {
  expect(postedDifferences(posted, held)).toEqual([]);
});

const line = held.lines[0];
test.each<readonly [string, Partial<Order>]>([
  ['externalReference', { externalReference: null }],
  ['customerNumber', { customerNumber: 'C-2' }],
  ['channel', { channel: 'store' }],
  ['orderedAt', { orderedAt: '2026-11-21T10:00:00Z' }],
  ['total', { total: pounds('20.96') }],
  ['tax', { tax: { amount: '3.49', currency: 'EUR' } }],
  ['delivery', { delivery: pounds('0') }],
  ['discount', { discount: pounds('0') }],
  ['lines', { lines: [] }],
  ['lines', { lines: line === undefined ? [] : [{ ...line, quantity: '3' }] }],
  ['lines', { lines: line === undefined ? [] : [{ ...line, sku: 'A-2' }] }],
  ['lines', { lines: line === undefined ? [] : [{ ...line, unitPrice: pounds('8.51') }] }],
])('another %s is told', (field, changes) => {
  expect(postedDifferences(posted, { ...held, ...changes })).toEqual([field]);
});
