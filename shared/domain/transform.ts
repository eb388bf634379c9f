import { z } from 'zod';
import { standardFieldSchema } from './fields.ts';

/** How dates are written in the ERP, or are to be written: y is the year, M the month, d the day. */
export const dateFormats = ['yyyy-MM-dd', 'dd/MM/yyyy', 'MM/dd/yyyy', 'dd.MM.yyyy', 'dd-MM-yyyy', 'yyyyMMdd'] as const;
export const dateFormatSchema = z.enum(dateFormats);
export type DateFormat = (typeof dateFormats)[number];

/** The most entries of one look-up table, and the most steps of one field. */
export const mostLookUps = 500;
export const mostSteps = 6;

/**
 * One step on the way from the ERP's value to what Dotdigital gets. Steps are carried out in their order; no step is "as it
 * is". A step that cannot read its value makes the value malformed, it never guesses.
 */
export const transformSchema = z.discriminatedUnion('do', [
  z.strictObject({ do: z.literal('trim') }),
  z.strictObject({ do: z.literal('case'), to: z.enum(['lower', 'upper', 'name']) }),
  /** A date in this format, or in ISO form, is read; it is written in the other. */
  z.strictObject({ do: z.literal('date'), read: dateFormatSchema, write: dateFormatSchema }),
  /** A phone number as E.164, read as the record's country writes numbers, or this one where the record names none. */
  z.strictObject({
    do: z.literal('e164'),
    country: z
      .string()
      .regex(/^[A-Z]{2}$/)
      .nullable(),
    plus: z.boolean(),
  }),
  /** The country as its code of two letters, or by its English name. */
  z.strictObject({ do: z.literal('country'), write: z.enum(['code', 'name']) }),
  /** A number that the ERP writes with this sign before its decimals, as a plain one; rounded to so many places where told. */
  z.strictObject({
    do: z.literal('number'),
    decimals: z.enum(['.', ',']),
    places: z.number().int().min(0).max(9).nullable(),
  }),
  /** The value, then these fields of the ERP; what is empty is left out with its separator. */
  z.strictObject({
    do: z.literal('join'),
    fields: z.array(standardFieldSchema).min(1).max(8).readonly(),
    separator: z.string().max(10),
  }),
  /** The value is replaced by the table, however its letters are written; what it does not name is kept, or left empty. */
  z.strictObject({
    do: z.literal('look-up'),
    table: z
      .array(z.strictObject({ from: z.string().min(1).max(200), to: z.string().max(1_000) }))
      .min(1)
      .max(mostLookUps)
      .readonly(),
    otherwise: z.enum(['keep', 'empty']),
  }),
]);
export type Transform = Readonly<z.infer<typeof transformSchema>>;
