import { z } from 'zod';
import { dateSchema, decimalSchema, moneySchema } from './money.ts';

export const orderLineSchema = z.object({
  sku: z.string().min(1),
  name: z.string().nullable().default(null),
  quantity: decimalSchema,
  unitPrice: moneySchema,
  lineTotal: moneySchema,
});
export type OrderLine = Readonly<z.infer<typeof orderLineSchema>>;

/** A sales order with its lines and the channel it came through. */
export const orderSchema = z.object({
  number: z.string().min(1),
  externalReference: z.string().nullable().default(null),
  customerNumber: z.string().nullable(),
  channel: z.enum(['web', 'store', 'wholesale', 'marketplace', 'other']),
  status: z.enum(['draft', 'confirmed', 'shipped', 'settled', 'refunded', 'cancelled']),
  orderedAt: z.iso.datetime(),
  total: moneySchema,
  tax: moneySchema,
  delivery: moneySchema,
  discount: moneySchema,
  lines: z.array(orderLineSchema).readonly(),
});
export type Order = Readonly<z.infer<typeof orderSchema>>;

const document = {
  number: z.string().min(1),
  orderNumber: z.string().nullable(),
  customerNumber: z.string().nullable(),
  postingDate: dateSchema,
  total: moneySchema,
  tax: moneySchema,
};

export const invoiceSchema = z.object({ ...document, dueDate: dateSchema.nullable().default(null) });
export type Invoice = Readonly<z.infer<typeof invoiceSchema>>;

export const creditNoteSchema = z.object({ ...document, invoiceNumber: z.string().nullable() });
export type CreditNote = Readonly<z.infer<typeof creditNoteSchema>>;

/** A payment applied to an invoice; part payments are several settlements. */
export const settlementSchema = z.object({
  invoiceNumber: z.string().min(1),
  paidOn: dateSchema,
  amount: moneySchema,
});
export type Settlement = Readonly<z.infer<typeof settlementSchema>>;

/** An accounting period and whether receivables may still be posted to it (contract erp-cloud 0, fact 6). */
export const periodSchema = z.object({
  from: dateSchema,
  to: dateSchema.nullable(),
  name: z.string(),
  ar: z.enum(['open', 'restricted', 'locked', 'unknown']),
  asOf: z.iso.datetime(),
});
export type Period = Readonly<z.infer<typeof periodSchema>>;
