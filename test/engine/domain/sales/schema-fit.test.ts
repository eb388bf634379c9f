import { expect, test } from 'vitest';
import { misfitsOf } from '../../../../electron/engine/domain/sales/schema-fit.ts';
import type { Column } from '../../../../shared/domain/insight.ts';

const column = (name: string, type: string, columns: readonly Column[] = [], isRepeated = false): Column => ({
  name,
  type,
  isRepeated,
  columns,
});
const schema = [
  column('id', 'STRING'),
  column('order_total', 'FLOAT'),
  column('paid', 'BOOLEAN'),
  column('purchase_date', 'TIMESTAMP'),
  column('products', 'RECORD', [column('sku', 'STRING'), column('qty', 'FLOAT')], true),
  column('odd', 'GEOGRAPHY'),
];

test('what fits, and what is new, is no misfit', () => {
  const json = {
    id: 'SO-1',
    order_total: 10,
    paid: true,
    purchase_date: '2026-01-01T00:00:00Z',
    products: [{ sku: 'A', qty: 1, colour: 'navy' }],
    odd: 3,
    brand_new: [1],
  };
  expect(misfitsOf(schema, json)).toEqual([]);
});

test.each([
  [{ order_total: '10.00' }, { path: 'order_total', column: 'FLOAT', value: 'STRING' }],
  [{ paid: 'yes' }, { path: 'paid', column: 'BOOLEAN', value: 'STRING' }],
  [{ purchase_date: 'yesterday' }, { path: 'purchase_date', column: 'TIMESTAMP', value: 'STRING' }],
  [{ id: 7 }, { path: 'id', column: 'STRING', value: 'FLOAT' }],
  [{ products: { sku: 'A' } }, { path: 'products', column: 'LIST', value: 'RECORD' }],
  [{ id: ['a'] }, { path: 'id', column: 'STRING', value: 'LIST' }],
  [{ products: [{ sku: 'A' }, { qty: '2' }] }, { path: 'products.qty', column: 'FLOAT', value: 'STRING' }],
])('%o does not fit', (json, misfit) => {
  expect(misfitsOf(schema, json)).toEqual([misfit]);
});

test('nothing is said about what is not there', () => {
  expect(misfitsOf(schema, { order_total: null })).toEqual([]);
});
