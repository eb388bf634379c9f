import { expect, test } from 'vitest';
import { type JudgedSale, judgeSale } from '../../../../electron/engine/domain/mismatch/judge-sale.ts';
import { saleHash } from '../../../../electron/engine/domain/sales/order.ts';
import { maskedFields } from '../../../../shared/domain/compared.ts';
import { type Sale, saleFact } from '../../../../shared/domain/sales.ts';

const sale: Sale = {
  number: 'SO-1',
  total: '20',
  currency: 'GBP',
  status: 'settled',
  orderedAt: '2026-01-02T03:04:05Z',
  discount: '0',
  delivery: '0',
  lines: [{ sku: 'NB-1', quantity: '2', price: '10' }],
};
const inScope = saleFact.inScope | saleFact.hasCustomer;
const order = (changes: Partial<Sale> = {}, facts: number = inScope) => {
  const value = { ...sale, ...changes };
  return { facts, hash: saleHash(value), value };
};
const record = (changes: Partial<Sale> = {}, contactId: number | null = 41) => ({ ...order(changes), contactId });
const judged = (changes: Partial<JudgedSale>) => {
  const finding = judgeSale({ order: order(), record: record(), contacts: [41, 42], ...changes });
  return finding === null ? null : [finding.kind, maskedFields('order', finding.fieldMask)];
};

test('an order in scope is missing, on somebody else, or different, in this order', () => {
  expect(judged({})).toBeNull();
  expect(judged({ record: null })).toEqual(['order-missing', []]);
  expect(judged({ record: record({ total: '25' }, 7) })).toEqual(['order-misattributed', []]);
  expect(judged({ record: record({ total: '25', lines: [] }, 42) })).toEqual(['order-drift', ['total', 'lines']]);
});

test('what is out of scope, of nobody, or of somebody whom Dotdigital does not know is no case', () => {
  expect(judged({ order: order({}, saleFact.hasCustomer), record: null })).toBeNull();
  expect(judged({ order: order({}, saleFact.inScope), record: null })).toBeNull();
  expect(judged({ contacts: [], record: null })).toBeNull();
  expect(judged({ order: null })).toBeNull();
});

test('an order that was cancelled before it came is not missing, and one that came says that it was cancelled', () => {
  expect(judged({ order: order({ status: 'cancelled' }), record: null })).toBeNull();
  expect(judged({ order: order({ status: 'cancelled' }) })).toEqual(['order-drift', ['status']]);
});
