import { z } from 'zod';
import { fieldNameSchema } from '../../domain/fields.ts';
import { mismatchIdSchema } from '../../domain/ids.ts';
import { outcomeSchema, weightSchema } from '../../domain/learned.ts';
import { query } from '../define.ts';

const chance = z.number().min(0).max(1);

export const suggestionOperations = {
  'suggestion.why': query({
    process: 'engine',
    summary:
      'What the suggestion for a mismatch rests on: for each field, how likely each choice is, and every weight that counted.',
    input: z.strictObject({ id: mismatchIdSchema }),
    output: z.strictObject({
      parts: z
        .array(
          z.strictObject({
            field: fieldNameSchema.nullable(),
            decisions: z.number().int(),
            /** Too few decisions carry it, so that it is not shown with the mismatch. */
            isCarried: z.boolean(),
            choices: z.array(z.strictObject({ outcome: outcomeSchema, probability: chance })).readonly(),
            /** What the first choice has over the second, the strongest first. */
            weights: z.array(weightSchema).max(40).readonly(),
          }),
        )
        .readonly(),
    }),
  }),
} as const;
