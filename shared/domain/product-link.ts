import { z } from 'zod';

/** How sure it is that two are one product, in words: nothing is linked by it. */
export const productConfidences = ['near-certain', 'likely', 'possible'] as const;
export const productConfidenceSchema = z.enum(productConfidences);
export type ProductConfidence = z.infer<typeof productConfidenceSchema>;

/** What of the other side may be the product, the item or the SKU of a case. */
export const productCandidateSchema = z.strictObject({
  /** A product's SKU, or the key of a record in the catalogue: under which it is chosen. */
  id: z.string(),
  side: z.enum(['erp', 'dotdigital']),
  sku: z.string(),
  name: z.string().nullable(),
  price: z.string().nullable(),
  stock: z.string().nullable(),
  method: z.enum(['normalised-sku', 'text']),
  confidence: productConfidenceSchema,
  reasons: z.array(z.string()).readonly(),
  /** Tells whether it still says what was on the screen. */
  seen: z.string(),
});
export type ProductCandidate = Readonly<z.infer<typeof productCandidateSchema>>;

/** What a person said of a SKU and a record of the catalogue; `named`: order lines call the item by that SKU. */
export const productVerdictSchema = z.strictObject({
  id: z.string(),
  sku: z.string(),
  recordKey: z.string(),
  verdict: z.enum(['same', 'different']),
  role: z.enum(['product', 'named']),
  by: z.string(),
  /** Epoch ms. */
  at: z.number().int(),
  /** What the ERP calls the product, and the catalogue the item; null where it is not there. */
  productName: z.string().nullable(),
  itemName: z.string().nullable(),
});
export type ProductVerdict = Readonly<z.infer<typeof productVerdictSchema>>;

/** The kinds that are about a product or an item without the other. */
export const linkableKinds = ['product-missing', 'item-orphan', 'sku-unmapped'] as const;
