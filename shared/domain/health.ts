import { z } from 'zod';
import { failureSchema } from '../errors.ts';
import { jobSchema, runStateSchema } from './run.ts';

/** How a job fares: its last run, the last that ended well, and what happened since. Instants are epoch ms. */
export const jobHealthSchema = z.strictObject({
  job: jobSchema,
  /** The last run that ended, however it did. */
  last: z
    .strictObject({
      id: z.number().int().positive(),
      state: runStateSchema,
      startedAt: z.number().int(),
      endedAt: z.number().int(),
    })
    .nullable(),
  /** The last run that ended well: what it read is as old as its start. */
  good: z.strictObject({ id: z.number().int().positive(), startedAt: z.number().int() }).nullable(),
  /** How often it failed or stopped to ask since then, when first, and what came of the newest of those runs. */
  failing: z
    .strictObject({
      times: z.number().int().positive(),
      since: z.number().int(),
      runId: z.number().int().positive(),
      asks: z.boolean(),
      failure: failureSchema.nullable(),
    })
    .nullable(),
});
export type JobHealth = Readonly<z.infer<typeof jobHealthSchema>>;

/** Something of an account that was other than at the look before. */
export const schemaChangeSchema = z.strictObject({
  system: z.enum(['erp', 'dotdigital']),
  sentence: z.string(),
  at: z.number().int(),
  runId: z.number().int(),
});
export type SchemaChange = Readonly<z.infer<typeof schemaChangeSchema>>;
