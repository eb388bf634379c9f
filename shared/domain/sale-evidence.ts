import { z } from 'zod';
import { comparedFieldSchema } from './compared.ts';

const text = z.string().nullable();

/** The JSON of a record of insight data, as it came off the wire or as it is sent. */
export const recordJsonSchema = z.record(z.string(), z.json());
export type RecordJson = Readonly<z.infer<typeof recordJsonSchema>>;

/** A collection of insight data as the account spells it. */
export const collectionSchema = z.strictObject({
  name: z.string(),
  scope: z.enum(['account', 'contact']),
  type: z.string(),
});

const itemValuesSchema = z.strictObject({
  sku: z.string(),
  name: text,
  price: text,
  specialPrice: text,
  stock: text,
  url: text,
  imageUrl: text,
  description: text,
  category: text,
});

const saleValuesSchema = z.strictObject({
  number: z.string(),
  total: text,
  currency: text,
  status: text,
  orderedAt: text,
  discount: text,
  delivery: text,
  lines: z.array(z.strictObject({ sku: z.string(), quantity: z.string(), price: z.string() })).readonly(),
});

const record = {
  key: z.string(),
  /** The contact that it hangs on; null for the account's own. */
  contactId: z.number().int().nullable(),
  modifiedAt: z.number().int().nullable(),
  json: recordJsonSchema,
};

const where = {
  collection: collectionSchema,
  /** Whether the account has the collection yet. */
  isThere: z.boolean(),
  fields: z.array(comparedFieldSchema).readonly(),
  /** What the collection would refuse of the fix, in a sentence; null where it would take it. */
  unfit: z.string().nullable(),
};

/** What was seen of a SKU: the ERP's product and the catalogue's record. */
export const itemEvidenceSchema = z.strictObject({
  ...where,
  sku: z.string(),
  imageKey: z.enum(['image_path', 'imagePath']),
  product: z.strictObject({ facts: z.number().int(), hash: z.number(), values: itemValuesSchema }).nullable(),
  record: z.strictObject({ ...record, isReadable: z.boolean(), values: itemValuesSchema }).nullable(),
  /** How many orders name it, and the latest of them. */
  orders: z.strictObject({ count: z.number().int(), numbers: z.array(z.string()).readonly() }),
});
export type ItemEvidence = Readonly<z.infer<typeof itemEvidenceSchema>>;

/** What was seen of a sale: the ERP's order, whose it is, and the record in Dotdigital. */
export const saleEvidenceSchema = z.strictObject({
  ...where,
  number: z.string(),
  dialect: z.enum(['snake_case', 'camelCase']),
  customer: z.strictObject({ id: z.string(), number: z.string() }).nullable(),
  /** The contact of the customer that it belongs on: where it hangs, or the first. */
  contact: z
    .strictObject({ contactId: z.number().int(), erpNumber: z.string().nullable(), email: z.string().nullable() })
    .nullable(),
  order: z
    .strictObject({
      id: z.string(),
      facts: z.number().int(),
      hash: z.number(),
      modifiedAt: z.number().int().nullable(),
      values: saleValuesSchema,
    })
    .nullable(),
  record: z.strictObject({ ...record, values: saleValuesSchema }).nullable(),
});
export type SaleEvidence = Readonly<z.infer<typeof saleEvidenceSchema>>;
