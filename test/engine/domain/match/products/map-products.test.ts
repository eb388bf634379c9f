import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Item, normalisedSku } from '../../../../../electron/engine/domain/match/products/item.ts';
import { mapProducts } from '../../../../../electron/engine/domain/match/products/map-products.ts';

const item = (name: string, more: Partial<Item> = {}): Item => ({
  sku: null,
  name,
  brand: null,
  description: null,
  price: null,
  ...more,
});

/** Shop names, as an ERP and a catalogue write them; the first of one is the first of the other. */
const erp: readonly Item[] = [
  item('Northwave Turntable - NWT350H', { price: '99.00' }),
  item('Corvid 46 inch LCD Television - LC46D64', { price: '1499.00' }),
  item('Corvid 52 inch LCD Television - LC52D64', { price: '1999.00' }),
  item('Halden Drip Coffee Maker 12 cup black', { price: '49.99' }),
  item('Halden Drip Coffee Maker 12 cup white', { price: '49.99' }),
  item('Ledgerly Accounts Professional 2007 - 3 users', { price: '299.99' }),
  item('Ledgerly Accounts Basic 2007', { price: '99.99' }),
  item('Merino walking socks, grey, pack of 3', { price: '18.00' }),
  item('USB stick 8 GB', { price: '9.00' }),
  item('USB stick 16 GB', { price: '15.00' }),
];
const catalogue: readonly Item[] = [
  item('NW-T350H Belt-Drive Turntable', { brand: 'Northwave' }),
  item('Corvid LC-46D64U 46" widescreen LCD TV', { brand: 'Corvid', price: '1450.00' }),
  item('Corvid LC-52D64U 52" widescreen LCD TV', { brand: 'Corvid', price: '1950.00' }),
  item('Halden 12-cup drip coffee maker (black)'),
  item('Halden 12-cup drip coffee maker (white)'),
  item('Ledgerly Accounts Pro 2007 multi user (3 users)', { price: '289.00' }),
  item('Ledgerly Accounts Basic 2007 CD', { price: '94.99' }),
  item('Walking sock merino grey 3 pack'),
  item('8GB USB memory stick', { price: '9.00' }),
  item('16GB USB memory stick', { price: '15.00' }),
  item('Garden hose 25 m'),
];

test('products are found by their models, words, sizes and versions', () => {
  const found = mapProducts(erp, catalogue);
  expect(found.map(({ left, right }) => [left, right]).toSorted(([a = 0], [b = 0]) => a - b)).toEqual(
    erp.map((_, place) => [place, place]),
  );
  expect(found.every(({ method }) => method === 'text')).toBe(true);
  expect(found.find(({ left }) => left === 0)?.reasons[0]).toBe('The model NWT350H is named by both');
});

test('a SKU goes before every likeness of names, and its dress does not matter', () => {
  const lefts = [item('Blue mug', { sku: 'AB-0100' }), item('Red mug', { sku: '0042' })];
  const rights = [item('Red mug', { sku: 'ab 0100' }), item('Blue mug', { sku: '0042' })];
  expect(mapProducts(lefts, rights).map(({ left, right, method }) => [left, right, method])).toEqual([
    [1, 1, 'sku'],
    [0, 0, 'normalised-sku'],
  ]);
});

test('a normalised SKU that two products share maps neither of them', () => {
  const lefts = [item('Cup', { sku: 'A-1' }), item('Plate', { sku: 'A1 ' })];
  expect(mapProducts(lefts, [item('Bowl', { sku: 'a1' })])).toEqual([]);
});

test.each([
  ['ab-0100', 'AB0100'],
  ['00042', '42'],
  ['ＡＢ１', 'AB1'],
  ['0', '0'],
])('%s is %s without its dress', (sku, plain) => {
  expect(normalisedSku(sku)).toBe(plain);
});

test('a SKU of signs alone is none', () => {
  expect(normalisedSku(' -- ')).toBeNull();
});

test('nothing is mapped twice, confidence stays between nought and one, and the answer is the same every time', () => {
  const name = fc.array(fc.constantFrom('red', 'blue', 'mug', 'cup', 'AB100', 'AB200', '8 GB', '2007', 'pro'), {
    minLength: 1,
    maxLength: 4,
  });
  const items = fc.array(
    name.map((words) => item(words.join(' '))),
    { maxLength: 8 },
  );
  fc.assert(
    fc.property(items, items, (lefts, rights) => {
      const found = mapProducts(lefts, rights);
      expect(new Set(found.map(({ left }) => left)).size).toBe(found.length);
      expect(new Set(found.map(({ right }) => right)).size).toBe(found.length);
      expect(found.filter(({ confidence }) => confidence < 0.5 || confidence > 1)).toEqual([]);
      expect(mapProducts(lefts, rights)).toEqual(found);
    }),
  );
});
