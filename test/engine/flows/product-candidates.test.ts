import { expect, test } from 'vitest';
import { itemHash } from '../../../electron/engine/domain/sales/item.ts';
import { createProductSearch } from '../../../electron/engine/flows/product-candidates.ts';
import type { StoredMismatch } from '../../../electron/engine/store/case-stores.ts';
import type { Stores } from '../../../electron/engine/store/stores.ts';
import type { MismatchKind } from '../../../shared/domain/mismatch.ts';
import { type Item, itemFact, recordFact } from '../../../shared/domain/sales.ts';
import { inMemory } from '../store/opened.ts';

const item = (sku: string, name: string): Item => ({
  sku,
  name,
  price: '10',
  specialPrice: null,
  stock: '1',
  url: 'u',
  imageUrl: 'i',
  description: null,
  category: null,
});

const opened = () => {
  const stores = inMemory();
  const product = (sku: string, name: string): void => {
    const value = item(sku, name);
    const facts = itemFact.active | itemFact.hasPrice;
    stores.sales.saveItem(sku, { key: sku, facts, hash: itemHash(value), owner: null, data: value, nextAt: null });
  };
  const record = (id: string, sku: string, name: string): void => {
    const value = item(sku, name);
    const rest = { version: null, modifiedAt: null, owner: null, reference: null, facts: recordFact.readable };
    stores.replica('dd_item').upsert([{ id, key: sku, ...rest, hash: itemHash(value), data: { value, json: {} } }], 0);
  };
  const search = createProductSearch();
  const ask = async (kind: MismatchKind, matchKey: string) => {
    const mismatch = { row: { kind }, matchKey, entity: 'item' } as StoredMismatch;
    return search.candidates(stores as unknown as Stores, mismatch);
  };
  const say = (sku: string, recordKey: string, verdict: 'same' | 'different'): void =>
    stores.itemLinks.say({ sku, recordKey, verdict, role: 'product', by: 'anna', at: 1, decisionId: sku + recordKey });
  return { ...stores, product, record, ask, say };
};

test('each side is proposed to the other, and every item to a SKU that only orders name', async () => {
  const { product, record, ask } = opened();
  product('TEA-100', 'Assam tea');
  product('MUG-1', 'Blue mug');
  record('K1', 'tea100', 'Tea from Assam');
  record('K2', 'MUG-1', 'Blue mug');
  expect(await ask('product-missing', 'TEA-100')).toMatchObject([{ id: 'K1', side: 'dotdigital', sku: 'tea100' }]);
  expect(await ask('item-orphan', 'tea100')).toMatchObject([{ id: 'TEA-100', side: 'erp', name: 'Assam tea' }]);
  expect(await ask('sku-unmapped', 'mug 1')).toMatchObject([{ id: 'K2', confidence: 'near-certain' }]);
  expect(await ask('price-drift', 'MUG-1')).toEqual([]);
});

test('an item of a product is no candidate of another, and neither is one that was ruled out', async () => {
  const { product, record, ask, say } = opened();
  product('TEA-100', 'Assam tea');
  product('TEA100', 'Assam tea');
  record('K1', 'tea.100', 'Assam tea');
  expect(await ask('product-missing', 'TEA-100')).toHaveLength(1);
  say('TEA100', 'K1', 'same');
  expect(await ask('product-missing', 'TEA-100')).toEqual([]);
  expect(await ask('product-missing', 'TEA100')).toEqual([]);
  say('TEA100', 'K1', 'different');
  expect(await ask('product-missing', 'TEA100')).toEqual([]);
  expect((await ask('item-orphan', 'tea.100')).map(({ id }) => id)).toEqual(['TEA-100']);
});

test('what changed since the last look is looked at anew', async () => {
  const { product, record, ask } = opened();
  product('A', 'Garden hose');
  expect(await ask('product-missing', 'A')).toEqual([]);
  record('K', 'a.', 'Something');
  const [first] = await ask('product-missing', 'A');
  record('K', 'a.', 'Something else');
  const [second] = await ask('product-missing', 'A');
  expect([first?.name, second?.name]).toEqual(['Something', 'Something else']);
  expect(first?.seen).not.toBe(second?.seen);
});

test('at most five are shown, the likeliest first', async () => {
  const { product, record, ask } = opened();
  product('A', 'Blue enamel mug');
  for (let place = 0; place < 9; place += 1) record(`K${place}`, `R${place}`, `Blue enamel mug ${place}`);
  record('K9', 'a-', 'Blue enamel mug');
  const found = await ask('product-missing', 'A');
  expect(found.map(({ id }) => id).slice(0, 1)).toEqual(['K9']);
  expect(found).toHaveLength(5);
});

test('who asks while it is made ready is answered from the same, and never with what was linked meanwhile', async () => {
  const { product, record, ask, say } = opened();
  product('A', 'Blue enamel mug');
  product('B', 'Blue enamel mug');
  record('K', 'a-', 'Blue enamel mug');
  const first = ask('product-missing', 'A');
  say('B', 'K', 'same');
  const second = ask('product-missing', 'A');
  expect([await first, await second]).toEqual([[], []]);
  expect(await ask('item-orphan', 'B')).toEqual([]);
});

test('what failed is made anew at the next look', async () => {
  const { product, record, ask, db } = opened();
  product('A', 'Blue enamel mug');
  record('K', 'a-', 'Blue enamel mug');
  const { data } = db.prepare<[], { data: string }>('SELECT data FROM dd_item').get() ?? { data: '' };
  db.prepare('UPDATE dd_item SET data = ?').run('broken');
  await expect(ask('product-missing', 'A')).rejects.toThrow();
  db.prepare('UPDATE dd_item SET data = ?').run(data);
  expect(await ask('product-missing', 'A')).toHaveLength(1);
});
