import { z } from 'zod';
import { shelfReasonSchema, shelfRowSchema, shelfValueSchema } from '../../domain/shelf.ts';
import { query } from '../define.ts';

export const shelfOperations = {
  'shelf.counts': query({
    process: 'engine',
    summary:
      'How many customers have not arrived in Dotdigital, by reason; with those who arrived they are all customers.',
    input: z.strictObject({}),
    output: z.strictObject({
      customers: z.number().int(),
      arrived: z.number().int(),
      reasons: z.array(z.strictObject({ reason: shelfReasonSchema, count: z.number().int() })).readonly(),
    }),
  }),
  'shelf.values': query({
    process: 'engine',
    summary:
      'What the settled orders of those who have not arrived come to, by reason; exact, one sum for each currency.',
    input: z.strictObject({}),
    output: z.strictObject({
      reasons: z.array(z.strictObject({ reason: shelfReasonSchema, value: shelfValueSchema })).readonly(),
    }),
  }),
  'shelf.page': query({
    process: 'engine',
    summary:
      'Customers who have not arrived, by number: of one reason or of all, and those with a text in name, email or number.',
    input: z.strictObject({
      reason: shelfReasonSchema.nullable().default(null),
      search: z.string().max(200).default(''),
      cursor: z.string().max(200).nullable().default(null),
      limit: z.number().int().min(1).max(200).default(100),
    }),
    output: z.strictObject({ rows: z.array(shelfRowSchema).max(200).readonly(), nextCursor: z.string().nullable() }),
  }),
} as const;
