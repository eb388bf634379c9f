import { expect, test } from 'vitest';
import { defaultPriceRules, deriveItem, itemHash, nextPriceAt } from '../../../../electron/engine/domain/sales/item.ts';
import type { Price, Product, Stock } from '../../../../shared/domain/product.ts';
import { itemFact, itemFields } from '../../../../shared/domain/sales.ts';

const now = Date.UTC(2026, 10, 25);
const day = 86_400_000;

const product: Product = {
  sku: 'NB-1',
  name: 'Whitby Jumper, Navy',
  description: null,
  category: 'Knitwear',
  imageUrl: 'https://images.example/nb-1.jpg',
  url: 'https://shop.example/nb-1',
  active: true,
  variantOf: null,
};
const stock = (location: string | null, available: string): Stock => ({ sku: 'NB-1', location, available });
const price = (amount: string, fromDays: number | null, priceGroup: string | null = null): Price => ({
  sku: 'NB-1',
  priceGroup,
  price: { amount, currency: 'GBP' },
  taxIncluded: true,
  validFrom: fromDays === null ? null : new Date(now + fromDays * day).toISOString(),
});

test('an item is put together from the product, its stock and the price that holds', () => {
  const prices = [
    price('59.00', -30),
    price('49.90', -2),
    price('65.00', 3),
    price('30.00', -1, 'OUTLET'),
    price('20', -1, 'STAFF'),
  ];
  const item = deriveItem(
    product,
    [stock('LEEDS', '3'), stock(null, '12.0'), stock('YORK', '9')],
    prices,
    now,
    defaultPriceRules,
  );
  expect(item).toMatchObject({
    key: 'NB-1',
    facts: itemFact.active | itemFact.hasPrice,
    data: { sku: 'NB-1', price: '49.9', specialPrice: '30', stock: '12', category: 'Knitwear', description: null },
  });
});

test('without a sum the places are added, without figures nothing is said', () => {
  const of = (figures: readonly Stock[]) => deriveItem(product, figures, [], now, defaultPriceRules).data.stock;
  expect(of([stock('LEEDS', '1.5'), stock('YORK', '0.25')])).toBe('1.75');
  expect(of([])).toBeNull();
});

test('a product without a price that holds has none', () => {
  const item = deriveItem({ ...product, active: false }, [], [price('65.00', 3)], now, { specialGroup: null });
  expect(item).toMatchObject({ facts: 0, data: { price: null, specialPrice: null } });
});

test('a price from always holds until another begins', () => {
  const item = deriveItem(product, [], [price('5', null), price('6', 1)], now, defaultPriceRules);
  expect(item.data.price).toBe('5');
});

test('the next price is the first to come', () => {
  expect(nextPriceAt([price('1', -1), price('2', 9), price('3', 4)], now)).toBe(now + 4 * day);
  expect(nextPriceAt([price('1', null), price('1', 0)], now)).toBeNull();
});

test('every field that is compared is in the hash', () => {
  const { data } = deriveItem(product, [], [], now, defaultPriceRules);
  const hashes = itemFields.map((field) => itemHash({ ...data, [field]: 'another' }));
  expect(new Set([itemHash(data), ...hashes]).size).toBe(itemFields.length + 1);
});

test.each([
  ['a blank text', '  ', null],
  ['a text that is too long for a record', 'd'.repeat(1_200), 'd'.repeat(1_000)],
])('%s is expected as it can be stored', (_what, description, stored) => {
  expect(deriveItem({ ...product, description }, [], [], now, defaultPriceRules).data.description).toBe(stored);
});
