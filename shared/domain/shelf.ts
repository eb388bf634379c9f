import { z } from 'zod';
import { leftOutReasons } from './mapping-report.ts';
import { moneySchema } from './money.ts';

/**
 * Why a customer has not arrived in Dotdigital, the first that holds: a rule leaves it out, another record of the same
 * person stands for it, its contact is in the bin or deleted, or nothing stands in its way.
 */
export const shelfReasons = [...leftOutReasons, 'duplicate', 'contact-removed', 'waiting'] as const;
export const shelfReasonSchema = z.enum(shelfReasons);
export type ShelfReason = (typeof shelfReasons)[number];

/** Exact sums of settled orders, one for each currency, the largest first. */
export const shelfValueSchema = z.array(moneySchema).readonly();
export type ShelfValue = z.infer<typeof shelfValueSchema>;

/** One customer on the shelf. */
export const shelfRowSchema = z.strictObject({
  number: z.string(),
  /** The person's or company's name, else the email, else the number. */
  label: z.string(),
  email: z.string().nullable(),
  reason: shelfReasonSchema,
  /** What else would keep it away, were the reason mended. */
  also: z.array(shelfReasonSchema).readonly(),
  value: shelfValueSchema,
  /** The open case that is about it, where there is one. */
  mismatch: z.strictObject({ id: z.number().int().positive(), label: z.string() }).nullable(),
});
export type ShelfRow = Readonly<z.infer<typeof shelfRowSchema>>;
