import type { Price, Product, Stock } from '../../../../shared/domain/product.ts';
import { type Derived, type Item, itemFact, itemFields } from '../../../../shared/domain/sales.ts';
import { hashTexts } from '../normalise/hash.ts';
import { type CatalogueFields, firstFields, targetIn } from './catalogue-fields.ts';
import { plainDecimal, sumOf } from './decimal.ts';

/** Part of the seed: a changed derivation is another hash. */
const itemVersion = 1;

/** What everybody pays has no group. The group whose price is shown as the special one. */
export type PriceRules = { readonly specialGroup: string | null };
export const defaultPriceRules: PriceRules = { specialGroup: 'OUTLET' };

/** The most that a text holds (contract dotdigital 6.4 [C]). */
export const longestText = 1_000;

/** A text as it can be stored: what is longer, or blank, would be read back as another one, and differ for ever. */
const storable = (text: string | null): string | null =>
  text === null || text.trim() === '' ? null : text.slice(0, longestText);

/** The hash of what is compared of an item. */
export const itemHash = (item: Item): number =>
  hashTexts(
    itemFields.map((name) => item[name]),
    itemVersion,
  );

/**
 * A product as it is to be found in the catalogue, from the ERP's product, its stock and its prices at an instant (epoch
 * ms). Stock is the sum that the ERP tells, or that of its places where it tells none.
 */
export const deriveItem = (
  product: Product,
  stock: readonly Stock[],
  prices: readonly Price[],
  now: number,
  { specialGroup }: PriceRules,
  fields: CatalogueFields = firstFields,
): Derived<Item> => {
  const price = priceAt(prices, null, now);
  const whole: Item = {
    sku: product.sku,
    name: storable(product.name),
    price,
    specialPrice: specialGroup === null ? null : priceAt(prices, specialGroup, now),
    stock: stockOf(stock),
    url: product.url,
    imageUrl: product.imageUrl,
    description: storable(product.description),
    category: storable(product.category),
  };
  const item = sentOnly(whole, fields);
  const facts = (product.active ? itemFact.active : 0) | (price === null ? 0 : itemFact.hasPrice);
  return { key: product.sku, facts, hash: itemHash(item), owner: null, data: item };
};

/** What is not sent is nothing that the catalogue could lack. */
const sentOnly = (item: Item, fields: CatalogueFields): Item => ({
  ...item,
  ...Object.fromEntries(itemFields.filter((field) => targetIn(fields, field) === null).map((field) => [field, null])),
});

const stockOf = (figures: readonly Stock[]): string | null => {
  if (figures.length === 0) return null;
  const told = figures.filter(({ location }) => location === null);
  return sumOf((told.length === 0 ? figures : told.slice(0, 1)).map(({ available }) => available));
};

/** The price of a group that holds at an instant: the one that began last. */
const priceAt = (prices: readonly Price[], group: string | null, now: number): string | null => {
  let best: { readonly from: number; readonly amount: string } | null = null;
  for (const { priceGroup, price, validFrom } of prices) {
    const from = validFrom === null ? 0 : Date.parse(validFrom);
    if (priceGroup === group && from <= now && (best === null || from > best.from))
      best = { from, amount: price.amount };
  }
  return best === null ? null : plainDecimal(best.amount);
};

/** When a later price begins (epoch ms): the item has to be derived again then. Null when none is to come. */
export const nextPriceAt = (prices: readonly Price[], now: number): number | null => {
  const later = prices
    .map(({ validFrom }) => (validFrom === null ? 0 : Date.parse(validFrom)))
    .filter((at) => at > now);
  return later.length === 0 ? null : Math.min(...later);
};
