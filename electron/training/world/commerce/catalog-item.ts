import { plantInItem } from '../../faults/item-faults.ts';
import { redressed } from '../../faults/redressed.ts';
import { numberOf } from './amount.ts';
import { isoOf } from './instant.ts';
import type { ProductFacts } from './product-facts.ts';
import type { ProductLook } from './product-records.ts';
import type { InsightObject, WorldCatalogItem } from './types.ts';

/** The catalogue's record of a product, as it should be (contract dotdigital 6.6 [C]); the list price, and the outlet's as the special one. */
const jsonOf = (facts: ProductFacts, look: ProductLook): InsightObject => ({
  id: facts.id,
  name: facts.name,
  sku: facts.sku,
  price: numberOf(facts.listPrice),
  ...(facts.outletPrice === null ? {} : { specialPrice: numberOf(facts.outletPrice) }),
  stock: look.stock,
  url: look.url,
  image_path: look.imageUrl,
  ...(look.description === null ? {} : { shortDescription: look.description }),
  categories: [{ Name: facts.category }],
  status: 'Enabled',
  created_date: isoOf(look.createdAt),
});

/** The item of a product, with its fault, and what the fault is in; null where the catalogue has none. */
export const catalogItemOf = (
  facts: ProductFacts,
  look: ProductLook,
  now: number,
): { readonly item: WorldCatalogItem | null; readonly fields: readonly string[] } => {
  if (facts.role === 'discontinued' || facts.role === 'product-missing') return { item: null, fields: [] };
  const { json, fields } = plantInItem(facts, jsonOf(facts, look));
  const createdAt = Math.min(now, look.createdAt + 3_600_000);
  const item = { key: facts.sku, createdAt, updatedAt: Math.min(now, look.modifiedAt + 7_200_000), json };
  return { item: facts.role === 'redressed' ? redressed(item, facts) : item, fields };
};
