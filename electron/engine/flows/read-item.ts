import type { MappingDocument } from '../../../shared/domain/mapping-document.ts';
import type { Derived, Item } from '../../../shared/domain/sales.ts';
import { readItem } from '../domain/sales/catalogue.ts';
import type { Stores } from '../store/stores.ts';

/** A catalogue record as it is kept: `reference` is the SKU that it carries, where it is kept under another. */
export type KeyedItem = Derived<Item> & { readonly reference: string | null };

/** A catalogue record under the product that a person said it is, else under its own SKU. */
export const readKeyedItem = (
  { itemLinks }: Pick<Stores, 'itemLinks'>,
  key: string,
  json: Readonly<Record<string, unknown>>,
  fields: MappingDocument['products'],
): KeyedItem => {
  const item = readItem(key, json, fields);
  const sku = itemLinks.skuOf(key);
  return sku === null || sku === item.key ? { ...item, reference: null } : { ...item, key: sku, reference: item.key };
};
