import { expect, test } from 'vitest';
import { type JudgedItem, judgeItem } from '../../../../electron/engine/domain/mismatch/judge-item.ts';
import { itemHash } from '../../../../electron/engine/domain/sales/item.ts';
import { maskedFields } from '../../../../shared/domain/compared.ts';
import { type Item, itemFact, recordFact } from '../../../../shared/domain/sales.ts';

const jumper: Item = {
  sku: 'NB-1',
  name: 'Jumper',
  price: '10',
  specialPrice: null,
  stock: '4',
  url: 'https://shop.test/nb-1',
  imageUrl: 'https://shop.test/nb-1.jpg',
  description: null,
  category: 'Knitwear',
};
const sold = itemFact.active | itemFact.hasPrice;
const product = (changes: Partial<Item> = {}, facts: number = sold) => {
  const value = { ...jumper, ...changes };
  return { facts, hash: itemHash(value), value };
};
const record = (changes: Partial<Item> = {}, facts: number = recordFact.readable) => product(changes, facts);
const judged = (changes: Partial<JudgedItem>) => {
  const agreeing: JudgedItem = { product: product(), records: [record()], orders: 0, isNamed: false };
  const { finding, record: place } = judgeItem({ ...agreeing, ...changes });
  return finding === null ? null : [finding.kind, maskedFields('item', finding.fieldMask), place];
};

test('nothing is found where both sides say the same, or where neither sells it', () => {
  expect(judged({})).toBeNull();
  expect(judged({ product: product({}, itemFact.hasPrice), records: [] })).toBeNull();
  expect(judged({ product: product({ price: null }, itemFact.active), records: [] })).toBeNull();
  expect(judged({ product: null, records: [] })).toBeNull();
});

test('what one write mends is one case: the first that holds', () => {
  expect(judged({ records: [] })).toEqual(['product-missing', [], null]);
  expect(judged({ records: [record({ price: '12' })] })).toEqual(['price-drift', ['price'], 0]);
  expect(judged({ records: [record({ specialPrice: '8', stock: '5' })] })).toEqual([
    'price-drift',
    ['specialPrice', 'stock'],
    0,
  ]);
  expect(judged({ records: [record({ stock: '5', name: 'Pullover' })] })).toEqual([
    'stock-drift',
    ['name', 'stock'],
    0,
  ]);
  expect(judged({ records: [record({ name: 'Pullover' })] })).toEqual(['field-drift', ['name'], 0]);
  expect(judged({ records: [record({ imageUrl: null, price: '12' }, 0)] })).toEqual([
    'item-unreadable',
    ['imageUrl'],
    0,
  ]);
  expect(judged({ records: [record({}, 0)] })).toEqual(['item-unreadable', [], 0]);
});

test('what is sold no more is to leave the catalogue, whatever its record says', () => {
  expect(judged({ product: product({}, itemFact.hasPrice) })).toEqual(['item-orphan', [], 0]);
  expect(judged({ product: null, records: [record({ price: null }, 0)] })).toEqual(['item-orphan', [], 0]);
});

test('a product without a price is not withdrawn: its price is what is wrong', () => {
  expect(judged({ product: product({ price: null }, itemFact.active) })).toEqual(['price-drift', ['price'], 0]);
});

test('a SKU that neither side knows is told only where orders name it', () => {
  expect(judged({ product: null, records: [], orders: 2 })).toEqual(['sku-unmapped', [], null]);
  expect(judged({ product: null, records: [], orders: 2, isNamed: true })).toBeNull();
  expect(judged({ product: null, records: [record()], orders: 2 })?.[0]).toBe('item-orphan');
});

test('of several records of one SKU the first that differs is told', () => {
  expect(judged({ records: [record(), record({ stock: '9' })] })).toEqual(['stock-drift', ['stock'], 1]);
});
