import { expect, test } from 'vitest';
import { readOrder } from '../../../../electron/engine/domain/posting/read-record.ts';

const json = {
  id: 'MKT-1',
  channel: 'Marketing',
  order_status: 'confirmed',
  order_total: 24.45,
  tax_total: 4.08,
  discount_amount: 1,
  delivery_total: 4.95,
  currency: 'GBP',
  purchase_date: '2026-11-20T10:00:00.000Z',
  products: [
    { sku: 'A-1', name: 'Scarf', qty: 2, price: 8.5 },
    { sku: 'B-2', qty: 0.5, price: 7 },
  ],
};

test('a record is read to the penny, with the total of each line', () => {
  expect(readOrder('MKT-1', json)).toEqual({
    key: 'MKT-1',
    source: 'Marketing',
    status: 'confirmed',
    orderedAt: Date.UTC(2026, 10, 20, 10),
    currency: 'GBP',
    total: '24.45',
    tax: '4.08',
    delivery: '4.95',
    discount: '1.00',
    lines: [
      { sku: 'A-1', name: 'Scarf', quantity: '2', unitPrice: '8.50', lineTotal: '17.00' },
      { sku: 'B-2', name: null, quantity: '0.5', unitPrice: '7.00', lineTotal: '3.50' },
    ],
    missing: [],
  });
});

test('the other dialect is read alike', () => {
  const other = {
    orderStatus: 'confirmed',
    orderTotal: '24.45',
    taxTotal: 4.08,
    discountAmount: 1,
    deliveryTotal: 4.95,
    currency: 'gbp',
    purchaseDate: json.purchase_date,
    channel: 'Marketing',
    products: json.products,
  };
  expect(readOrder('MKT-1', other)).toEqual(readOrder('MKT-1', json));
});

test.each([
  ['total', { order_total: undefined }],
  ['tax', { tax_total: null }],
  ['total', { order_total: 24.455 }],
  ['currency', { currency: 'pounds' }],
  ['orderedAt', { purchase_date: 'yesterday' }],
  ['products', { products: [] }],
  ['line 2', { products: [json.products[0], { sku: 'B-2', price: 7 }] }],
  ['line 1', { products: [{ sku: ' ', qty: 1, price: 7 }] }],
])('what is missing or cannot be an amount is named: %s', (name, changes) => {
  expect(readOrder('MKT-1', { ...json, ...changes }).missing).toEqual([name]);
});

test('what a record leaves out of delivery and discount is nothing', () => {
  const { delivery, discount, missing } = readOrder('K', { ...json, delivery_total: undefined, discount_amount: null });
  expect({ delivery, discount, missing }).toEqual({ delivery: '0.00', discount: '0.00', missing: [] });
});
