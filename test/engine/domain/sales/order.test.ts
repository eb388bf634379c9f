import { expect, test } from 'vitest';
import { orderDialects } from '../../../../electron/engine/domain/sales/dialect.ts';
import {
  defaultScope,
  deriveSale,
  readSale,
  saleHash,
  saleJson,
} from '../../../../electron/engine/domain/sales/order.ts';
import type { Order } from '../../../../shared/domain/order.ts';
import { recordFact, type Sale, saleFact } from '../../../../shared/domain/sales.ts';

const money = (amount: string) => ({ amount, currency: 'GBP' });
const order: Order = {
  number: 'SO-1',
  externalReference: null,
  customerNumber: 'C-1',
  channel: 'web',
  status: 'settled',
  orderedAt: '2026-10-01T09:15:30.250Z',
  total: money('104.95'),
  tax: money('17.49'),
  delivery: money('4.95'),
  discount: money('10.00'),
  lines: [
    { sku: 'A', name: 'A', quantity: '2.0', unitPrice: money('50.00'), lineTotal: money('100.00') },
    { sku: 'B', name: null, quantity: '0.5', unitPrice: money('20'), lineTotal: money('10.00') },
  ],
};

test('an order is derived in plain decimals and whole seconds', () => {
  expect(deriveSale(order, defaultScope)).toMatchObject({
    key: 'SO-1',
    owner: 'C-1',
    facts: saleFact.inScope | saleFact.hasCustomer | saleFact.settled,
    data: {
      total: '104.95',
      discount: '10',
      orderedAt: '2026-10-01T09:15:30Z',
      lines: [
        { sku: 'A', quantity: '2', price: '50' },
        { sku: 'B', quantity: '0.5', price: '20' },
      ],
    },
  });
});

test.each<[Partial<Order>, number]>([
  [{ channel: 'wholesale' }, saleFact.hasCustomer | saleFact.settled],
  [{ status: 'draft' }, saleFact.hasCustomer],
  [{ status: 'confirmed' }, saleFact.inScope | saleFact.hasCustomer],
  [{ customerNumber: null, status: 'cancelled' }, saleFact.inScope],
  [{ status: 'refunded' }, saleFact.inScope | saleFact.hasCustomer | saleFact.settled],
])('%o decides what an order is', (change, facts) => {
  expect(deriveSale({ ...order, ...change }, defaultScope).facts).toBe(facts);
});

test.each(orderDialects)('what is written in %s reads back as the same order', (dialect) => {
  const derived = deriveSale(order, defaultScope);
  const read = readSale('SO-1', saleJson(derived.data, dialect, null), 35);
  expect(read).toMatchObject({ key: 'SO-1', owner: '35', facts: recordFact.readable, hash: derived.hash });
  expect(read.data).toEqual(derived.data);
});

test('what others have written stays where an order is written over', () => {
  const standing = {
    coupon_code: 'NORTH10',
    order_total: 1,
    products: [{ sku: 'B', name: 'Belt', qty: 9 }, { sku: 'Z' }],
  };
  expect(saleJson(deriveSale(order, defaultScope).data, 'snake_case', standing)).toMatchObject({
    coupon_code: 'NORTH10',
    order_total: 104.95,
    order_subtotal: 110,
    products: [
      { sku: 'A', qty: 2, price: 50 },
      { sku: 'B', name: 'Belt', qty: 0.5, price: 20 },
    ],
  });
});

test('a record without amount, currency or day cannot be read, and hangs on whom it hangs on', () => {
  for (const name of ['order_total', 'currency', 'purchase_date']) {
    const { [name]: _left, ...json } = saleJson(deriveSale(order, defaultScope).data, 'snake_case', null);
    expect(readSale('SO-1', json, null)).toMatchObject({ facts: 0, owner: null });
  }
});

test('everything that is compared is in the hash', () => {
  const { data } = deriveSale(order, defaultScope);
  const [first, ...rest] = data.lines;
  if (first === undefined) throw new Error('no line');
  const others: readonly Sale[] = [
    { ...data, total: '1' },
    { ...data, currency: 'EUR' },
    { ...data, status: 'x' },
    { ...data, orderedAt: null },
    { ...data, discount: '1' },
    { ...data, delivery: '1' },
    { ...data, lines: rest },
    { ...data, lines: [{ ...first, quantity: '3' }, ...rest] },
    { ...data, lines: [...rest, first] },
  ];
  expect(new Set([data, ...others].map(saleHash)).size).toBe(others.length + 1);
});
