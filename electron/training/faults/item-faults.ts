import { numberOf } from '../world/commerce/amount.ts';
import type { ProductFacts } from '../world/commerce/product-facts.ts';
import type { InsightObject } from '../world/commerce/types.ts';

type Planted = { readonly json: InsightObject; readonly fields: readonly string[] };

/** Without one of these a product cannot be picked in a product block (contract dotdigital 6.6 [C]). */
const mandatory = ['image_path', 'url', 'name', 'price', 'sku'] as const;

/** Prices as they come to be wrong: last season's, one too low by a tenth, pence for pounds. */
const wrongPrices = [
  (price: number) => price + 500,
  (price: number) => Math.ceil(price * 0.9) - 1,
  (price: number) => price * 100,
] as const;

/** Stock that was never updated, or sold out without anybody telling. */
const wrongStock = (stock: number, place: number): number =>
  stock === 0 ? 4 + (place % 40) : place % 3 === 0 ? 0 : stock + 1 + (place % 25);

const stockIn = ({ stock }: InsightObject): number => (typeof stock === 'number' ? stock : 0);

/** Lets the catalogue's record be wrong in the way of the product's role. */
export const plantInItem = ({ role, place, listPrice }: ProductFacts, json: InsightObject): Planted => {
  switch (role) {
    case 'price-drift': {
      const wrong = (wrongPrices[place % wrongPrices.length] ?? wrongPrices[0])(listPrice);
      return { json: { ...json, price: numberOf(wrong) }, fields: ['price'] };
    }
    case 'stock-drift':
      return { json: { ...json, stock: wrongStock(stockIn(json), place) }, fields: ['stock'] };
    case 'item-unreadable': {
      const lacking = mandatory[place % mandatory.length] ?? 'image_path';
      return {
        json: Object.fromEntries(Object.entries(json).filter(([name]) => name !== lacking)),
        fields: [lacking],
      };
    }
    default:
      return { json, fields: [] };
  }
};
