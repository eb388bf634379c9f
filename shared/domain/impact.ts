import { z } from 'zod';
import { currencySchema, dateSchema, decimalSchema, moneySchema } from './money.ts';

/** The instant that stands for "no send is known": behind every real one. */
export const noSend = Number.MAX_SAFE_INTEGER;

/**
 * What a case is worth: the settled orders of the customer, the order itself, or what the item sold, by the ERP's figures.
 * `amount` is in the currency of most of the orders; what was sold in others is in `others`, and nothing is converted.
 */
export const worthSchema = z.strictObject({
  amount: decimalSchema.nullable(),
  currency: currencySchema.nullable(),
  orders: z.number().int(),
  /** How many people it touches; null where that cannot be told. */
  people: z.number().int().nullable(),
  others: z.array(moneySchema).max(20).readonly(),
  /** From which day orders count (UTC); null where the window does not matter. */
  since: dateSchema.nullable(),
});
export type Worth = Readonly<z.infer<typeof worthSchema>>;

/** What a row of the list tells of its impact; absent until it was worked out. */
export const rowImpactSchema = z.strictObject({
  amount: decimalSchema.nullable(),
  currency: currencySchema.nullable(),
  people: z.number().int().nullable(),
  /** The next send that touches it (epoch ms). */
  sendAt: z.number().int().nullable(),
  campaign: z.number().int().positive().nullable(),
});
export type RowImpact = Readonly<z.infer<typeof rowImpactSchema>>;

/** A send to come as the impact of cases is told by it. */
export const upcomingSendSchema = z.strictObject({
  campaign: z.number().int().positive(),
  name: z.string(),
  sendAt: z.number().int(),
  /** Who named its target, where Dotdigital does not tell it. */
  namedBy: z.string().nullable(),
  /** Targets whose members the mirror does not have. */
  notTold: z.array(z.string()).max(100).readonly(),
  /** Whether it is known where it goes at all. */
  isTargetKnown: z.boolean(),
});
export type UpcomingSend = Readonly<z.infer<typeof upcomingSendSchema>>;
