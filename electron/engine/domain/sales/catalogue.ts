import { type Derived, type Item, itemFields, recordFact } from '../../../../shared/domain/sales.ts';
import { itemHash, longestText } from './item.ts';
import { decimalIn, jsonNumber, objectsIn, textIn } from './read-json.ts';

/** How an account's templates spell the key of the image: the docs one way, the connector of Magento another (6.6 [C]). */
export type CatalogueDialect = { readonly imageKey: 'image_path' | 'imagePath' };

/**
 * A catalogue record as an item. Without name, SKU, price, address and image it cannot be picked in a product block
 * (contract dotdigital 6.6 [C]): it is not readable, and keyed by its record key where it names no SKU.
 */
export const readItem = (key: string, json: Readonly<Record<string, unknown>>): Derived<Item> => {
  const sku = textIn(json, 'sku');
  const [category] = objectsIn(json, 'categories');
  const item: Item = {
    sku: sku ?? key,
    name: textIn(json, 'name'),
    price: decimalIn(json, 'price'),
    specialPrice: decimalIn(json, 'specialPrice', 'special_price'),
    stock: decimalIn(json, 'stock'),
    url: textIn(json, 'url'),
    imageUrl: textIn(json, 'image_path', 'imagePath'),
    description: textIn(json, 'shortDescription', 'short_description'),
    category: category === undefined ? null : textIn(category, 'Name', 'name'),
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

/**
 * What is written for an item: numbers from the decimals, what is not known left out, because a first null or empty value
 * would fix the type of its column (contract dotdigital 6.4 [C]).
 */
export const itemJson = (item: Item, { imageKey }: CatalogueDialect): Readonly<Record<string, unknown>> => ({
  id: item.sku,
  sku: item.sku,
  ...given('name', item.name?.slice(0, longestText) ?? null),
  ...given('price', jsonNumber(item.price)),
  ...given('specialPrice', jsonNumber(item.specialPrice)),
  ...given('stock', jsonNumber(item.stock)),
  ...given('url', item.url),
  ...given(imageKey, item.imageUrl),
  ...given('shortDescription', item.description?.slice(0, longestText) ?? null),
  ...(item.category === null ? {} : { categories: [{ Name: item.category }] }),
  status: 'Enabled',
});

/** How records spell what an item says, in whatever dialect they are. */
const spellings: Readonly<Record<keyof Item, readonly string[]>> = {
  sku: ['sku'],
  name: ['name'],
  price: ['price'],
  specialPrice: ['specialPrice', 'special_price'],
  stock: ['stock'],
  url: ['url'],
  imageUrl: ['image_path', 'imagePath'],
  description: ['shortDescription', 'short_description'],
  category: ['categories'],
};

/** What stands in a record, without what its item does not say any more: left in, it would differ for ever. */
export const withoutCleared = (
  standing: Readonly<Record<string, unknown>>,
  item: Item,
): Readonly<Record<string, unknown>> => {
  const cleared = itemFields.flatMap((field) => (item[field] === null ? spellings[field] : []));
  return Object.fromEntries(Object.entries(standing).filter(([name]) => !cleared.includes(name)));
};

const given = (name: string, value: string | number | null): Readonly<Record<string, unknown>> =>
  value === null ? {} : { [name]: value };
