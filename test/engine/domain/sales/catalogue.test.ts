import { expect, test } from 'vitest';
import { itemJson, readItem, withoutCleared } from '../../../../electron/engine/domain/sales/catalogue.ts';
import { itemHash } from '../../../../electron/engine/domain/sales/item.ts';
import { type Item, recordFact } from '../../../../shared/domain/sales.ts';

const item: Item = {
  sku: 'NB-1',
  name: 'Jumper',
  price: '49.9',
  specialPrice: null,
  stock: '12',
  url: 'https://shop.example/nb-1',
  imageUrl: 'https://images.example/nb-1.jpg',
  description: null,
  category: 'Knitwear',
};

test.each(['image_path', 'imagePath'] as const)('what is written reads back as the same item, with %s', (imageKey) => {
  const json = itemJson(item, { imageKey });
  expect(json).toMatchObject({ price: 49.9, stock: 12, categories: [{ Name: 'Knitwear' }], [imageKey]: item.imageUrl });
  expect('specialPrice' in json || 'shortDescription' in json).toBe(false);
  expect(readItem('NB-1', json)).toMatchObject({ key: 'NB-1', facts: recordFact.readable, data: item });
});

test.each(['name', 'sku', 'price', 'url', 'image_path'])('without %s a record cannot be used', (name) => {
  const { [name]: _left, ...json } = itemJson(item, { imageKey: 'image_path' });
  const read = readItem('NB-1', json);
  expect(read.facts).toBe(0);
  expect(read.hash).not.toBe(itemHash(item));
});

test('a record without a SKU is known by its key', () => {
  expect(readItem('K-7', { name: 'x' })).toMatchObject({ key: 'K-7', data: { sku: 'K-7', price: null } });
});

test.each([
  [12.5, '12.5'],
  ['12.50', '12.5'],
  ['abc', null],
  [null, null],
  [1e21, null],
  [true, null],
])('a price of %o reads as %s', (price, read) => {
  expect(readItem('K', { price }).data.price).toBe(read);
});

test('long texts are cut to what a text holds', () => {
  const json = itemJson(
    { ...item, name: 'n'.repeat(1_200), description: 'd'.repeat(1_200) },
    { imageKey: 'image_path' },
  );
  expect([String(json.name).length, String(json.shortDescription).length]).toEqual([1_000, 1_000]);
});

test('what an item does not say any more is taken out of its record, however it is spelled; what others put there stays', () => {
  const standing = {
    name: 'Jumper',
    special_price: 4,
    specialPrice: 5,
    shortDescription: 'Warm.',
    categories: [{ Name: 'Knitwear' }],
    rating: 5,
  };
  expect(withoutCleared(standing, item)).toEqual({ name: 'Jumper', categories: [{ Name: 'Knitwear' }], rating: 5 });
  const json = { ...withoutCleared(standing, item), ...itemJson(item, { imageKey: 'image_path' }) };
  expect(readItem('NB-1', json).hash).toBe(itemHash(item));
});
