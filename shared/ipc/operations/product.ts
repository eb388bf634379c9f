import { z } from 'zod';
import { mismatchIdSchema } from '../../domain/ids.ts';
import { productCandidateSchema, productVerdictSchema } from '../../domain/product-link.ts';
import { command, query } from '../define.ts';

const saying = z.strictObject({
  id: mismatchIdSchema,
  evidenceHash: z.string().min(1).max(200),
  /** A product's SKU or a record's key, as it was proposed, and what it said then. */
  candidate: z.string().min(1).max(300),
  seen: z.string().max(400),
});
const said = z.strictObject({ decisionId: z.string() });

/** Which product is which catalogue item, where the SKU does not say so. */
export const productOperations = {
  'product.candidates': query({
    process: 'engine',
    summary:
      'What of the other side may be the product, the catalogue item or the SKU of a case, the likeliest first, with reasons; and what was said of it.',
    input: z.strictObject({ id: mismatchIdSchema }),
    output: z.strictObject({
      candidates: z.array(productCandidateSchema).max(5).readonly(),
      said: z.array(productVerdictSchema).readonly(),
    }),
  }),
  'product.same': command({
    process: 'engine',
    summary:
      'Say that a proposed candidate is the product, the item or what the SKU means: kept by SKU and key, compared as one from then on. Writes nothing to either system.',
    input: saying,
    output: said,
  }),
  'product.not-same': command({
    process: 'engine',
    summary: 'Say that a proposed candidate is another product: never proposed again, until it is taken back.',
    input: saying,
    output: said,
  }),
  'product.take-back': command({
    process: 'engine',
    summary: 'Take back what was said of a SKU and a catalogue item.',
    input: z.strictObject({ sku: z.string().min(1).max(300), recordKey: z.string().min(1).max(300) }),
    output: z.strictObject({ takenBack: z.boolean() }),
  }),
  'product.verdicts': query({
    process: 'engine',
    summary: 'What people said of products and catalogue items, the newest first; at most 200.',
    input: z.strictObject({
      before: z.string().max(64).nullable().default(null),
      limit: z.number().int().min(1).max(200).default(50),
    }),
    output: z.strictObject({
      verdicts: z.array(productVerdictSchema).max(200).readonly(),
      next: z.string().nullable(),
    }),
  }),
} as const;
