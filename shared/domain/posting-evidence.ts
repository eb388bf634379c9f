import { z } from 'zod';
import { periodSchema } from './order.ts';
import { postedOrderSchema, postingLineSchema, waitSchema } from './posting.ts';

/** A marketing order as it was on the screen of whoever decides about it. */
export const postingEvidenceSchema = z.strictObject({
  key: z.string(),
  /** The hash of the record: another one is another order. */
  recordHash: z.number().int(),
  contactId: z.number().int().nullable(),
  source: z.string().nullable(),
  status: z.string().nullable(),
  /** Epoch ms. */
  orderedAt: z.number().int().nullable(),
  currency: z.string().nullable(),
  total: z.string().nullable(),
  tax: z.string().nullable(),
  delivery: z.string(),
  discount: z.string(),
  lines: z.array(postingLineSchema).readonly(),
  customer: z.strictObject({ id: z.string(), number: z.string(), by: z.enum(['erp-number', 'email']) }).nullable(),
  /** The day of the sale where the ERP keeps its books, and the period that it falls in as the ERP told it. */
  saleDate: z.string().nullable(),
  period: z.strictObject({ name: z.string(), ar: periodSchema.shape.ar }).nullable(),
  waits: z.array(waitSchema).readonly(),
  /** What could be posted: as it stands, and with what is offered against the reasons. */
  asItStands: postedOrderSchema.nullable(),
  withFix: postedOrderSchema.nullable(),
});
export type PostingEvidence = Readonly<z.infer<typeof postingEvidenceSchema>>;
