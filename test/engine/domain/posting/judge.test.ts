import { expect, test } from 'vitest';
import {
  differenceOf,
  type Posting,
  statusMeaning,
  waitsOf,
} from '../../../../electron/engine/domain/posting/judge.ts';
import { anyOrder, anyPosting } from './postings.ts';

test('an order that lacks nothing waits for nothing', () => {
  expect(waitsOf(anyPosting())).toEqual([]);
});

const cases: readonly (readonly [string, Partial<Posting>, string | null])[] = [
  ['customer-missing', { buyer: { by: 'nothing', number: null } }, null],
  ['customer-gone', { buyer: { by: 'nothing', number: 'C-9' } }, null],
  ['customer-by-email', { buyer: { by: 'email', id: 'c1', number: 'C-1', active: true } }, null],
  ['customer-blocked', { buyer: { by: 'erp-number', id: 'c1', number: 'C-1', active: false } }, null],
  ['maybe-posted', { lookalikes: ['SO-1', 'SO-2'] }, 'SO-1, SO-2'],
  ['sku-unknown', { products: new Map([['A-1', { active: true }]]) }, 'B-2'],
  ['sku-discontinued', { products: new Map(['A-1', 'B-2'].map((sku) => [sku, { active: sku === 'A-1' }])) }, 'B-2'],
  ['period-closed', { saleDate: '2026-09-30' }, '2026-09'],
  ['period-restricted', { saleDate: '2026-10-31' }, '2026-10'],
  ['period-unknown', { saleDate: '2026-12-01' }, '2026-12'],
  ['incomplete', { order: anyOrder({ tax: null, missing: ['tax'] }) }, 'tax'],
  ['totals-off', { order: anyOrder({ total: '24.46' }) }, '0.01 GBP'],
  ['totals-off', { order: anyOrder({ total: '24.44' }) }, '-0.01 GBP'],
  ['currency-unknown', { isCurrencyUsed: false }, 'GBP'],
  ['status-unknown', { order: anyOrder({ status: 'Mystery' }) }, 'Mystery'],
  ['refused', { refusal: 'No.' }, 'No.'],
];

test.each(cases)('%s is told, with what it is about', (reason, changes, detail) => {
  expect(waitsOf(anyPosting(changes))).toEqual([{ reason, detail }]);
});

test('every reason is told, the most basic first; a refusal only where nothing else explains it', () => {
  const waits = waitsOf(
    anyPosting({
      buyer: { by: 'nothing', number: null },
      products: new Map(),
      saleDate: '2026-09-30',
      order: anyOrder({ total: '24.46' }),
      refusal: 'No.',
    }),
  );
  expect(waits.map(({ reason }) => reason)).toEqual(['customer-missing', 'sku-unknown', 'period-closed', 'totals-off']);
});

test('a period without an end reaches on', () => {
  const periods = [{ from: '2026-11-01', to: null, name: 'now', ar: 'open', asOf: '2026-11-25T00:00:00Z' }] as const;
  expect(waitsOf(anyPosting({ periods, saleDate: '2027-03-01' }))).toEqual([]);
});

test('how much a total is off is exact, and not said where an amount is missing', () => {
  expect([differenceOf(anyOrder()), differenceOf(anyOrder({ total: '30.00' }))]).toEqual(['0', '5.55']);
  expect(differenceOf(anyOrder({ missing: ['line 2'] }))).toBeNull();
});

test('what became of an order is read from its word, whoever wrote it', () => {
  expect(['Confirmed', ' paid ', 'pending_payment', 'Cancelled', 'on hold', null].map(statusMeaning)).toEqual([
    'sold',
    'sold',
    'void',
    'void',
    'unknown',
    'unknown',
  ]);
});
