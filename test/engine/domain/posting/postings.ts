import type { Posting } from '../../../../electron/engine/domain/posting/judge.ts';
import type { RecordedOrder } from '../../../../electron/engine/domain/posting/read-record.ts';

/** A marketing order of 20.50, delivery 4.95, discount 1.00. */
export const anyOrder = (changes: Partial<RecordedOrder> = {}): RecordedOrder => ({
  key: 'MKT-1',
  source: 'marketing',
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
  ...changes,
});

const month = (name: string, last: string, ar: 'open' | 'restricted' | 'locked') => ({
  from: `${name}-01`,
  to: `${name}-${last}`,
  name,
  ar,
  asOf: '2026-11-25T00:00:00Z',
});

/** What is known of it in November 2026: nothing is against it. */
export const anyPosting = (changes: Partial<Posting> = {}): Posting => ({
  order: anyOrder(),
  buyer: { by: 'erp-number', id: 'c1', number: 'C-1', active: true },
  products: new Map(['A-1', 'B-2'].map((sku) => [sku, { active: true }])),
  isCurrencyUsed: true,
  saleDate: '2026-11-20',
  periods: [month('2026-09', '30', 'locked'), month('2026-10', '31', 'restricted'), month('2026-11', '30', 'open')],
  refusal: null,
  lookalikes: [],
  ...changes,
});
