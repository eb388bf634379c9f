import { z } from 'zod';
import { requestPreviewSchema } from '../../domain/change.ts';
import { mismatchIdSchema } from '../../domain/ids.ts';
import { postingSettingsSchema, postingStandingSchema, waitReasonSchema } from '../../domain/posting.ts';
import { command, query } from '../define.ts';

const postingRowSchema = z.strictObject({
  /** Of the record in Dotdigital; the ERP keeps it as the external reference. */
  key: z.string(),
  /** Epoch ms; since when it is in this state. */
  orderedAt: z.number().int().nullable(),
  since: z.number().int(),
  total: z.string().nullable(),
  currency: z.string().nullable(),
  reasons: z.array(z.strictObject({ reason: waitReasonSchema, sentence: z.string() })).readonly(),
  /** The case that a person decides about. */
  mismatchId: mismatchIdSchema.nullable(),
  /** Whether a run would post it by its policy, were that on: it waits for nothing, and came not back from a decision. */
  isForPolicy: z.boolean(),
  /** Exactly what would be sent; none where it waits. */
  requests: z.array(requestPreviewSchema).readonly(),
});

export const postingOperations = {
  'posting.standing': query({
    process: 'engine',
    summary:
      'The marketing orders that the ERP lacks: ready to be posted, waiting and for what, and whose they are not.',
    input: z.strictObject({}),
    output: z.strictObject({
      standing: postingStandingSchema,
      settings: postingSettingsSchema,
      isPolicyOn: z.boolean(),
      /** When they were last looked at (epoch ms); null where never. */
      lookedAt: z.number().int().nullable(),
    }),
  }),
  'posting.page': query({
    process: 'engine',
    summary: 'Marketing orders that are ready, or on the shelf, by key; at most 100, with a cursor for the next.',
    input: z.strictObject({
      state: z.enum(['ready', 'waiting']),
      after: z.string().max(300).default(''),
      limit: z.number().int().min(1).max(100).default(50),
    }),
    output: z.strictObject({ rows: z.array(postingRowSchema).max(100).readonly(), next: z.string().nullable() }),
  }),
  'posting.set': command({
    process: 'engine',
    summary:
      'Say which orders of Dotdigital are ours to post and how long the shop’s own feed may take; looked at by the next run.',
    input: postingSettingsSchema,
    output: z.strictObject({}),
  }),
} as const;
