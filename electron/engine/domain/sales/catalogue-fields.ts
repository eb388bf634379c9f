import { firstMapping, type ProductRule } from '../../../../shared/domain/mapping-document.ts';
import type { ItemField } from '../../../../shared/domain/sales.ts';

/** Where each field of a product goes in its catalogue record. */
export type CatalogueFields = readonly ProductRule[];
export const firstFields: CatalogueFields = firstMapping.products;

/** How records spell what an item says, in whatever dialect they are. */
const spellings: Readonly<Record<ItemField, readonly string[]>> = {
  name: ['name'],
  price: ['price'],
  specialPrice: ['specialPrice', 'special_price'],
  stock: ['stock'],
  url: ['url'],
  imageUrl: ['image_path', 'imagePath'],
  description: ['shortDescription', 'short_description'],
  category: ['categories'],
};

/** The field of the record that a field of a product goes to; null where it is not sent. */
export const targetIn = (fields: CatalogueFields, field: ItemField): string | null =>
  fields.find((rule) => rule.field === field)?.target ?? null;

/** Whether a field goes to where the documents have it, in one of their spellings. */
export const isUsual = (field: ItemField, target: string): boolean => spellings[field].includes(target);

/** Under which names a field is read from a record; none where it is not sent. */
export const namesIn = (fields: CatalogueFields, field: ItemField): readonly string[] => {
  const target = targetIn(fields, field);
  if (target === null) return [];
  return isUsual(field, target) ? spellings[field] : [target];
};
