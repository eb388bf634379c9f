import { z } from 'zod';
import { decimalSchema, moneySchema } from './money.ts';

/** The ERP's item. */
export const productSchema = z.object({
  sku: z.string().min(1).max(64),
  name: z.string(),
  description: z.string().nullable().default(null),
  category: z.string().nullable().default(null),
  imageUrl: z.string().nullable().default(null),
  url: z.string().nullable().default(null),
  active: z.boolean(),
  variantOf: z.string().nullable().default(null),
});
export type Product = Readonly<z.infer<typeof productSchema>>;

/** How much of a product can be sold, summed over locations or for one of them. */
export const stockSchema = z.object({
  sku: z.string().min(1),
  location: z.string().nullable().default(null),
  available: decimalSchema,
});
export type Stock = Readonly<z.infer<typeof stockSchema>>;

/** What a product costs a price group, from a date on. */
export const priceSchema = z.object({
  sku: z.string().min(1),
  priceGroup: z.string().nullable().default(null),
  price: moneySchema,
  taxIncluded: z.boolean(),
  validFrom: z.iso.datetime().nullable().default(null),
});
export type Price = Readonly<z.infer<typeof priceSchema>>;
