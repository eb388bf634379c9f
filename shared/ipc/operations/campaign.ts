import { z } from 'zod';
import { audienceSchema, campaignSchema, campaignStateSchema } from '../../domain/campaign.ts';
import { query } from '../define.ts';

/** A target as it is called now, or as it was called where it is gone since. */
const shownTargetSchema = audienceSchema.extend({ kind: z.enum(['list', 'segment']).nullable() });

export const campaignOperations = {
  'campaign.page': query({
    process: 'engine',
    summary:
      'Campaigns: what is scheduled, soonest first, then what was sent, newest first, then the rest; at most 100, with a cursor.',
    input: z.strictObject({
      /** Only campaigns in these states; none named is all. */
      states: z.array(campaignStateSchema).max(20).readonly().default([]),
      cursor: z
        .string()
        .regex(/^[0-2]:-?\d{1,16}:\d{1,16}$/)
        .nullable()
        .default(null),
      limit: z.number().int().min(1).max(100).default(50),
    }),
    output: z.strictObject({
      campaigns: z
        .array(
          campaignSchema.extend({
            /** The lists and segments, at most 100; null where Dotdigital does not tell them, or was not asked yet. */
            targets: z.array(shownTargetSchema).max(100).readonly().nullable(),
            moreTargets: z.number().int(),
          }),
        )
        .max(100)
        .readonly(),
      nextCursor: z.string().nullable(),
      /** How many the account had of each when they were last read, whatever is asked for. */
      counts: z.strictObject({
        campaigns: z.number().int(),
        lists: z.number().int(),
        segments: z.number().int(),
      }),
      readAt: z.number().int().nullable(),
    }),
  }),
} as const;
