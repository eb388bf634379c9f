import { z } from 'zod';
import { currencySchema, dateSchema, decimalSchema } from './money.ts';
import { orderSchema } from './order.ts';

/** Which orders of Dotdigital are ours to post to the ERP, and how. Kept in the workspace. */
export const postingSettingsSchema = z.strictObject({
  /** What `channel` of a record says of a marketing order, whatever its capitals; none means that nothing is ours to post. */
  sources: z.array(z.string().trim().min(1).max(60)).max(20).readonly(),
  /** How long the shop's own feed may take before an order counts as not posted. */
  graceHours: z.number().int().min(0).max(720),
  /** The channel that the ERP is told. */
  channel: orderSchema.shape.channel,
});
export type PostingSettings = Readonly<z.infer<typeof postingSettingsSchema>>;

/** Only what calls itself a marketing order, and only after a day. */
export const defaultPostingSettings: PostingSettings = { sources: ['marketing'], graceHours: 24, channel: 'web' };

/** What keeps a marketing order from being posted as it stands. The first that holds is told first. */
export const waitReasons = [
  /** The contact leads to no customer of the ERP. */
  'customer-missing',
  /** The contact carries a customer number that the ERP lacks. */
  'customer-gone',
  /** Only the address says whose the contact is: a person decides. */
  'customer-by-email',
  'customer-blocked',
  /** The ERP has an order of this customer with this amount, a few days apart: a person decides whether it is the same. */
  'maybe-posted',
  'sku-unknown',
  'sku-discontinued',
  'period-closed',
  'period-restricted',
  'period-unknown',
  /** The record does not tell an amount, a quantity or an article that the ERP needs. */
  'incomplete',
  /** Lines, delivery and discount do not come to the total. */
  'totals-off',
  'currency-unknown',
  'status-unknown',
  /** The ERP was asked and refused it; nothing of it has changed since. */
  'refused',
] as const;
export const waitReasonSchema = z.enum(waitReasons);
export type WaitReason = (typeof waitReasons)[number];

/** One reason with what it is about: SKUs, a month, by how much; never a person's value. */
export const waitSchema = z.strictObject({ reason: waitReasonSchema, detail: z.string().nullable() });
export type Wait = Readonly<z.infer<typeof waitSchema>>;

/** Whether the ERP itself would refuse, so that it is told as that and not only as not posted. */
export const isRefusal = (reason: WaitReason): boolean => reason !== 'customer-by-email' && reason !== 'maybe-posted';

export const postingLineSchema = z.strictObject({
  sku: z.string(),
  name: z.string().nullable(),
  quantity: decimalSchema,
  unitPrice: decimalSchema,
  lineTotal: decimalSchema,
});
export type PostingLine = Readonly<z.infer<typeof postingLineSchema>>;

/** An order as the ERP would be given it. `externalReference` is the key of the record in Dotdigital. */
export const postedOrderSchema = z.strictObject({
  externalReference: z.string(),
  customerNumber: z.string(),
  channel: orderSchema.shape.channel,
  orderedAt: z.iso.datetime(),
  postingDate: dateSchema,
  currency: currencySchema,
  total: decimalSchema,
  tax: decimalSchema,
  delivery: decimalSchema,
  discount: decimalSchema,
  lines: z.array(postingLineSchema).min(1).readonly(),
});
export type PostedOrder = Readonly<z.infer<typeof postedOrderSchema>>;

/** How the marketing orders stand, as they were last looked at. */
export const postingStandingSchema = z.strictObject({
  /** Not in the ERP, on a source of ours: all of those below together. */
  unposted: z.number().int(),
  /** The grace period is not over. */
  inGrace: z.number().int(),
  /** Nothing was sold (yet): cancelled, refunded, a draft. */
  void: z.number().int(),
  ready: z.number().int(),
  /** On the shelf, by the first reason; since when the oldest waits (epoch ms). */
  waiting: z
    .array(z.strictObject({ reason: waitReasonSchema, count: z.number().int(), since: z.number().int() }))
    .max(waitReasons.length)
    .readonly(),
  /** Not in the ERP either, by what their channel says; not ours to post. At most 20. */
  elsewhere: z
    .array(z.strictObject({ source: z.string(), count: z.number().int() }))
    .max(20)
    .readonly(),
});
export type PostingStanding = Readonly<z.infer<typeof postingStandingSchema>>;
