import { expect, test } from 'vitest';
import { readTwins, refusingTwins } from '../../../electron/engine/flows/product-twins.ts';
import type { StoredMismatch } from '../../../electron/engine/store/case-stores.ts';
import type { MismatchKind } from '../../../shared/domain/mismatch.ts';
import { itemFact, recordFact } from '../../../shared/domain/sales.ts';
import { inMemory } from '../store/opened.ts';

const said = { name: 'Tea', price: '10', specialPrice: null, stock: '1', url: 'u', imageUrl: 'i' } as const;

const opened = () => {
  const stores = inMemory();
  const product = (sku: string, facts = itemFact.active | itemFact.hasPrice): void => {
    const data = { sku, ...said, description: null, category: null };
    stores.sales.saveItem(sku, { key: sku, facts, hash: 1, owner: null, data, nextAt: null });
  };
  const record = (id: string, sku: string): void => {
    const rest = { version: null, modifiedAt: null, owner: null, reference: null, facts: recordFact.readable };
    stores.replica('dd_item').upsert([{ id, key: sku, ...rest, hash: 1, data: {} }], 0);
  };
  const say = (sku: string, recordKey: string, verdict: 'same' | 'different'): void =>
    stores.itemLinks.say({ sku, recordKey, verdict, role: 'product', by: 'anna', at: 1, decisionId: sku + recordKey });
  return { ...stores, product, record, say };
};

const caseOf = (kind: MismatchKind, matchKey: string) =>
  ({ row: { kind }, matchKey }) as unknown as Pick<StoredMismatch, 'row' | 'matchKey'>;

test('a product and an item under another dress of its SKU are found from both ends', async () => {
  const stores = opened();
  stores.product('TEA-100');
  stores.product('MUG-1');
  stores.record('K1', 'tea100');
  stores.record('K2', 'cup1');
  const twins = await readTwins(stores);
  expect(['TEA-100', 'MUG-1'].map(twins.hasItem)).toEqual([true, false]);
  expect(['tea100', 'cup1', 'TEA-100'].map(twins.hasProduct)).toEqual([true, false, false]);
});

test('what is sold and in the catalogue, or sold no more, is nobody’s twin', async () => {
  const stores = opened();
  stores.product('TEA-100');
  stores.product('tea100');
  stores.product('TEA.100', itemFact.hasPrice);
  stores.record('K1', 'TEA-100');
  const twins = await readTwins(stores);
  expect(twins.hasItem('tea100')).toBe(false);
  stores.record('K2', 'TEA.100');
  expect((await readTwins(stores)).hasItem('tea100')).toBe(true);
  expect((await readTwins(stores)).hasProduct('TEA.100')).toBe(true);
});

test('two of which somebody said that they are two are none, from either end, as soon as it is said', async () => {
  const stores = opened();
  stores.product('TEA-100');
  stores.product('TEA/100');
  stores.record('K1', 'tea100');
  const twins = await readTwins(stores);
  stores.say('TEA-100', 'K1', 'different');
  expect(['TEA-100', 'TEA/100'].map(twins.hasItem)).toEqual([false, true]);
  expect(twins.hasProduct('tea100')).toBe(true);
  stores.say('TEA/100', 'K1', 'different');
  expect(twins.hasProduct('tea100')).toBe(false);
});

test('only a case of its own kind is refused, and a kind that has no twins reads nothing', async () => {
  const stores = opened();
  stores.product('TEA-100');
  stores.record('K1', 'tea100');
  const sentence = expect.stringContaining('The other system may have it under another dress of its SKU');
  const missing = await refusingTwins(stores, 'product-missing');
  expect(missing(caseOf('product-missing', 'TEA-100'))).toMatchObject({ sentence });
  expect(missing(caseOf('product-missing', 'MUG-1'))).toBeNull();
  const orphan = await refusingTwins(stores, 'item-orphan');
  expect(orphan(caseOf('item-orphan', 'tea100'))).toMatchObject({ sentence });
  const unread = { itemLinks: { ...stores.itemLinks, productsLeft: () => expect.unreachable('it was read') } };
  expect((await refusingTwins(unread, 'price-drift'))(caseOf('price-drift', 'TEA-100'))).toBeNull();
});
