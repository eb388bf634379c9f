import type { RecordJson } from '../../../../shared/domain/sale-evidence.ts';
import type { Item, Sale } from '../../../../shared/domain/sales.ts';
import { itemJson, withoutCleared } from './catalogue.ts';
import type { CatalogueFields } from './catalogue-fields.ts';
import type { OrderDialect } from './dialect.ts';
import { saleJson } from './order.ts';
import { textIn } from './read-json.ts';

type Json = Readonly<Record<string, unknown>>;
type Standing = { readonly key: string; readonly json: Json } | null;

/** What is put down for a product: over what others have put into its record. */
export const itemOver = (
  item: Item,
  standing: Standing,
  imageKey: 'image_path' | 'imagePath',
  fields: CatalogueFields,
): Json => ({
  ...(standing === null ? {} : withoutCleared(standing.json, item, fields)),
  ...itemJson(item, { imageKey }, fields),
  // The record's own id and SKU stay: templates may rest on them, and a person may have said that it is this product.
  ...(standing?.json.id === undefined ? {} : { id: standing.json.id }),
  ...(standing === null || textIn(standing.json, 'sku') === null ? {} : { sku: standing.json.sku }),
});

/** What is put down for an order, in the account's dialect. A marketing order keeps the number under which the shop sent it. */
export const saleOver = (sale: Sale, standing: Standing, dialect: OrderDialect): Json => {
  const json = saleJson(sale, dialect, standing?.json ?? null);
  return standing === null ? json : { ...json, id: standing.json.id ?? standing.key };
};

/** The same, as it is kept with a change. Only JSON comes off the wire, and only JSON is put down. */
export const asRecordJson = (json: Json): RecordJson => JSON.parse(JSON.stringify(json));
