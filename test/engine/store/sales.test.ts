import { expect, test } from 'vitest';
import { standingOf } from '../../../electron/engine/flows/standing.ts';
import type { ReplicaRow } from '../../../electron/engine/store/replica.ts';
import type { SalesStore } from '../../../electron/engine/store/sales-store.ts';
import { type Item, itemFact, recordFact, type Sale, saleFact } from '../../../shared/domain/sales.ts';
import { inMemory } from './opened.ts';
import { contact, customer } from './records.ts';

const item = (sku: string, changes: Partial<Item> = {}): Item => ({
  sku,
  name: 'Jumper',
  price: '10',
  specialPrice: null,
  stock: '1',
  url: 'u',
  imageUrl: 'i',
  description: null,
  category: null,
  ...changes,
});
const sold = itemFact.active | itemFact.hasPrice;

const record = (key: string, hash: number, changes: Partial<ReplicaRow> = {}): ReplicaRow => ({
  id: key,
  version: null,
  modifiedAt: null,
  key,
  owner: null,
  reference: null,
  facts: recordFact.readable,
  hash,
  data: { value: item(key), json: { sku: key } },
  ...changes,
});

const nothing = { expected: 0, agreeing: 0, missing: 0, differing: 0, misplaced: 0, extra: 0, unreadable: 0 };

test('an empty workspace expects nothing and plans nothing', async () => {
  const { sales } = inMemory();
  expect([await standingOf(sales.itemStanding()), await standingOf(sales.saleStanding())]).toEqual([nothing, nothing]);
  expect([sales.plannedItems('', 10), sales.plannedSales('', 10)]).toEqual([[], []]);
});

test('items are counted each way, and what is to be written is planned by SKU', async () => {
  const { sales, replica } = inMemory();
  const save = (sku: string, facts: number, hash: number) =>
    sales.saveItem(sku, { key: sku, facts, hash, owner: null, data: item(sku), nextAt: null });
  save('A', sold, 1);
  save('B', sold, 2);
  save('C', sold, 3);
  save('D', itemFact.hasPrice, 4);
  save('E', itemFact.active, 5);
  replica('dd_item').upsert([record('A', 1), record('B', 9, { facts: 0, id: 'prd-B' }), record('D', 4)], 1);
  expect(await standingOf(sales.itemStanding())).toEqual({
    ...nothing,
    expected: 3,
    agreeing: 1,
    missing: 1,
    differing: 1,
    extra: 1,
    unreadable: 1,
  });
  expect(sales.plannedItems('', 10)).toMatchObject([
    { key: 'B', verb: 'update', hash: 2, standing: { key: 'prd-B', json: { sku: 'B' } }, contactId: null },
    { key: 'C', verb: 'create', hash: 3, standing: null, found: null, wanted: item('C') },
  ]);
  expect(sales.plannedItems('B', 10).map(({ key }) => key)).toEqual(['C']);
  expect(sales.plannedItems('', 1).map(({ key }) => key)).toEqual(['B']);
});

test('a SKU is stale until its item was saved or taken out, and again when its next price begins', () => {
  const { sales } = inMemory();
  sales.markItems(['A', 'B', 'A']);
  expect(sales.staleItems(10)).toEqual(['A', 'B']);
  sales.saveItem('A', { key: 'A', facts: sold, hash: 1, owner: null, data: item('A'), nextAt: 500 });
  sales.saveItem('B', null);
  expect(sales.staleItems(10)).toEqual([]);
  sales.markDuePrices(499);
  expect(sales.staleItems(10)).toEqual([]);
  sales.markDuePrices(500);
  expect(sales.staleItems(10)).toEqual(['A']);
});

test('the parts of an item are what the ERP says of its SKU', () => {
  const { sales, replica } = inMemory();
  const product = { sku: 'A', name: 'Jumper', active: true };
  replica('erp_product').upsert([record('A', 1, { data: product })], 1);
  replica('erp_stock').upsert([record('A', 1, { id: 's1', data: { sku: 'A', available: '3' } })], 1);
  expect(sales.partsOf('A')).toMatchObject({ product, stock: [{ available: '3', location: null }], prices: [] });
  expect(sales.partsOf('Z')).toBeNull();
});

const sale = (number: string, changes: Partial<Sale> = {}): Sale => ({
  number,
  total: '10',
  currency: 'GBP',
  status: 'settled',
  orderedAt: '2026-10-01T09:00:00Z',
  discount: '0',
  delivery: '0',
  lines: [],
  ...changes,
});
const scoped = saleFact.inScope | saleFact.hasCustomer;
const order = (number: string, owner: string | null, hash: number, changes: Partial<ReplicaRow> = {}): ReplicaRow =>
  record(number, hash, { owner, facts: scoped, data: { value: sale(number) }, ...changes });

/** Customers 1 to 3 with their contacts; 4 has none, and 5's is in the bin. */
const withPeople = () => {
  const stores = inMemory();
  stores.mirror.upsertCustomers(
    [1, 2, 3, 4, 5].map((n) => customer(n)),
    1,
  );
  stores.mirror.upsertContacts([contact(1), contact(2), contact(3), contact(5, { facts: 0 })], 1);
  while (stores.mirror.rekeyContacts(100) > 0);
  return stores;
};

test('an order is expected where it is in scope and its customer has a live contact', async () => {
  const { sales, replica } = withPeople();
  replica('erp_order').upsert(
    [
      order('O1', '1', 1),
      order('O2', '4', 2),
      order('O3', '5', 3),
      order('O4', '1', 4, { facts: saleFact.hasCustomer }),
      order('O5', null, 5, { facts: saleFact.inScope }),
    ],
    1,
  );
  expect(await standingOf(sales.saleStanding())).toMatchObject({ expected: 1, missing: 1 });
  expect(sales.plannedSales('', 10)).toMatchObject([{ key: 'O1', verb: 'create', contactId: 1 }]);
});

test('an order on somebody else is told, and never written over', async () => {
  const { sales, replica } = withPeople();
  replica('erp_order').upsert([order('O1', '1', 1), order('O2', '2', 2), order('O3', '3', 3)], 1);
  replica('dd_order').upsert([order('O1', '2', 9), order('O2', '2', 9), order('O3', '3', 3)], 1);
  expect(await standingOf(sales.saleStanding())).toMatchObject({
    expected: 3,
    agreeing: 1,
    misplaced: 1,
    differing: 1,
    extra: 0,
  });
  expect(sales.plannedSales('', 10)).toMatchObject([{ key: 'O2', verb: 'update', contactId: 2 }]);
});

test('an order that the ERP has by its reference, or typed in by hand, is no other order', async () => {
  const { sales, replica } = withPeople();
  replica('erp_order').upsert(
    [order('O1', '1', 1, { reference: 'MKT-1' }), order('O2', '2', 2), order('O3', '3', 3)],
    1,
  );
  replica('dd_order').upsert(
    [
      order('MKT-1', '1', 1),
      order('MKT-2', '2', 2),
      // Another day, and another amount: neither is O3.
      order('MKT-3', '3', 3, { data: { value: sale('MKT-3', { orderedAt: '2026-10-02T09:00:00Z' }) } }),
      order('MKT-4', '3', 3, { data: { value: sale('MKT-4', { total: '11' }) } }),
    ],
    1,
  );
  expect(linked(sales)).toBe(2);
  expect(await standingOf(sales.saleStanding())).toMatchObject({ expected: 3, agreeing: 2, missing: 1, extra: 2 });
  expect(sales.plannedSales('', 10).map(({ key }) => key)).toEqual(['O3']);
  expect(linked(sales)).toBe(2);
});

/** Takes every step; answers how many were found. */
const linked = ({ linkSteps }: SalesStore): number => [...linkSteps()].reduce((sum, step) => sum + step(), 0);

test('steps end where they may: what both ends of a long list hold is linked, a record that comes twice once', () => {
  const { sales, replica } = withPeople();
  const numbers = Array.from({ length: 2_300 }, (_, place) => String(10_000 + place));
  const sold = (number: string) => ({ data: { value: sale(number, { total: `${number}.5` }) } });
  // Few were typed in by hand: at the beginning, where steps meet, and at the end.
  const isByHand = (place: number): boolean => [0, 999, 1_000, 2_000, 2_299].includes(place);
  replica('erp_order').upsert(
    numbers.map((number, place) =>
      order(`SO${number}`, '1', 1, { ...sold(number), reference: isByHand(place) ? null : `MKT-${number}` }),
    ),
    1,
  );
  replica('dd_order').upsert(
    [...numbers.map((number) => order(`MKT-${number}`, '1', 1)), order('ZZZ', '1', 1)].map((row) => ({
      ...row,
      ...sold(row.key === 'ZZZ' ? '10000' : row.key.slice(4)),
    })),
    1,
  );
  expect(linked(sales)).toBe(2_300);
});

test('where two sales would fit, none is taken for the other', () => {
  const { sales, replica } = withPeople();
  replica('erp_order').upsert([order('O1', '1', 1), order('O2', '1', 1)], 1);
  replica('dd_order').upsert([order('MKT-1', '1', 1)], 1);
  expect(linked(sales)).toBe(0);
});

test('how orders stand is counted in parts that hold nobody up, whose sum is the whole', async () => {
  const { sales, replica } = withPeople();
  const numbers = Array.from({ length: 4_500 }, (_, place) => `SO${10_000 + place}`);
  replica('erp_order').upsert(
    numbers.map((number) => order(number, '1', 1)),
    1,
  );
  replica('dd_order').upsert(
    [...numbers.slice(500), 'X1', 'X2'].map((number, place) => order(number, '1', place < 7 ? 9 : 1)),
    1,
  );
  const parts = [...sales.saleStanding()];
  expect(Math.max(...parts.map(({ expected }) => expected))).toBe(1_000);
  expect(await standingOf(parts)).toEqual({
    ...nothing,
    expected: 4_500,
    agreeing: 3_993,
    missing: 500,
    differing: 7,
    extra: 2,
  });
});
