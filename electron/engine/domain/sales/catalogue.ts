import { type Derived, type Item, type ItemField, itemFields, recordFact } from '../../../../shared/domain/sales.ts';
import { type CatalogueFields, firstFields, isUsual, namesIn, targetIn } from './catalogue-fields.ts';
import { itemHash, longestText } from './item.ts';
import { decimalIn, jsonNumber, objectsIn, textIn } from './read-json.ts';

/** How an account's templates spell the key of the image: the docs one way, the connector of Magento another (6.6 [C]). */
export type CatalogueDialect = { readonly imageKey: 'image_path' | 'imagePath' };

/**
 * A catalogue record as an item. Without name, SKU, price, address and image it cannot be picked in a product block
 * (contract dotdigital 6.6 [C]): it is not readable, and keyed by its record key where it names no SKU.
 */
export const readItem = (
  key: string,
  json: Readonly<Record<string, unknown>>,
  fields: CatalogueFields = firstFields,
): Derived<Item> => {
  const sku = textIn(json, 'sku');
  const text = (field: ItemField): string | null => textIn(json, ...namesIn(fields, field));
  const decimal = (field: ItemField): string | null => decimalIn(json, ...namesIn(fields, field));
  const item: Item = {
    sku: sku ?? key,
    name: text('name'),
    price: decimal('price'),
    specialPrice: decimal('specialPrice'),
    stock: decimal('stock'),
    url: text('url'),
    imageUrl: text('imageUrl'),
    description: text('description'),
    category: categoryIn(json, fields),
  };
  const isReadable = [sku, item.name, item.price, item.url, item.imageUrl].every((value) => value !== null);
  const hash = itemHash(item);
  // A record that cannot be used agrees with none, even where all that is compared is the same: it may lack its SKU only.
  return {
    key: item.sku,
    facts: isReadable ? recordFact.readable : 0,
    hash: isReadable ? hash : -hash,
    owner: null,
    data: item,
  };
};

/** Categories are a list of objects where the documents have them; under another name the category is a plain text. */
const categoryIn = (json: Readonly<Record<string, unknown>>, fields: CatalogueFields): string | null => {
  const target = targetIn(fields, 'category');
  if (target === null || !isUsual('category', target)) return target === null ? null : textIn(json, target);
  const [category] = objectsIn(json, target);
  return category === undefined ? null : textIn(category, 'Name', 'name');
};

/**
 * What is written for an item: numbers from the decimals, what is not known left out, because a first null or empty value
 * would fix the type of its column (contract dotdigital 6.4 [C]).
 */
export const itemJson = (
  item: Item,
  { imageKey }: CatalogueDialect,
  fields: CatalogueFields = firstFields,
): Readonly<Record<string, unknown>> => {
  const to = (field: ItemField, value: unknown): Readonly<Record<string, unknown>> => {
    const target = targetIn(fields, field);
    if (target === null || value === null) return {};
    return { [field === 'imageUrl' && isUsual(field, target) ? imageKey : target]: value };
  };
  const category = targetIn(fields, 'category');
  const isList = category !== null && isUsual('category', category);
  return {
    id: item.sku,
    sku: item.sku,
    ...to('name', item.name?.slice(0, longestText) ?? null),
    ...to('price', jsonNumber(item.price)),
    ...to('specialPrice', jsonNumber(item.specialPrice)),
    ...to('stock', jsonNumber(item.stock)),
    ...to('url', item.url),
    ...to('imageUrl', item.imageUrl),
    ...to('description', item.description?.slice(0, longestText) ?? null),
    ...to('category', item.category === null || !isList ? item.category : [{ Name: item.category }]),
    status: 'Enabled',
  };
};

/** What stands in a record, without what its item does not say any more: left in, it would differ for ever. */
export const withoutCleared = (
  standing: Readonly<Record<string, unknown>>,
  item: Item,
  fields: CatalogueFields = firstFields,
): Readonly<Record<string, unknown>> => {
  // What is not sent is not ours: it stays as others put it.
  const cleared = itemFields.flatMap((field) => (item[field] === null ? namesIn(fields, field) : []));
  return Object.fromEntries(Object.entries(standing).filter(([name]) => !cleared.includes(name)));
};
