import type { ProductFacts } from '../world/commerce/product-facts.ts';
import type { WorldCatalogItem } from '../world/commerce/types.ts';

/** SKUs as somebody else writes them: "nb 1034 nvy m", "NB1034NVYM", "nb_1034_nvy_m". */
const dresses: readonly ((sku: string) => string)[] = [
  (sku) => sku.replaceAll('-', ' ').toLowerCase(),
  (sku) => sku.replaceAll('-', ''),
  (sku) => sku.replaceAll('-', '_').toLowerCase(),
];

/** The catalogue's record of a product under another dress of its SKU, and a key of whoever filled the catalogue. */
export const redressed = (item: WorldCatalogItem, { sku, place, index }: ProductFacts): WorldCatalogItem => {
  const key = `P-${1_001 + index}`;
  const dressed = dresses[place % dresses.length]?.(sku) ?? sku.toLowerCase();
  return { ...item, key, json: { ...item.json, id: key, sku: dressed } };
};
