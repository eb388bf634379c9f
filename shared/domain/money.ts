import { z } from 'zod';

/** A decimal number as text, as the remote system wrote it; never a float. */
export const decimalSchema = z.string().regex(/^-?\d+(\.\d+)?$/);

/** ISO 4217 code. */
export const currencySchema = z.string().regex(/^[A-Z]{3}$/);

/** An amount with its currency. */
export const moneySchema = z.object({ amount: decimalSchema, currency: currencySchema });
export type Money = Readonly<z.infer<typeof moneySchema>>;

/** A calendar date, YYYY-MM-DD, in the source's own zone. */
export const dateSchema = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
