import { z } from 'zod';
import { audienceKindSchema, audienceSchema, campaignSchema, campaignStateSchema } from '../../domain/campaign.ts';
import { mismatchKindSchema, severitySchema } from '../../domain/mismatch.ts';
import { command, query } from '../define.ts';

const campaignIdSchema = z.number().int().positive();

/** A target as it is called now, or as it was called where it is gone since. */
const shownTargetSchema = audienceSchema.extend({ kind: audienceKindSchema.nullable() });

/** What an operator said of a campaign whose target Dotdigital does not tell. */
const namedSchema = z.strictObject({
  targets: z.array(shownTargetSchema).max(20).readonly(),
  by: z.string(),
  at: z.number().int(),
});

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
            named: namedSchema.nullable(),
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
  'campaign.audience': query({
    process: 'engine',
    summary:
      'Whom a campaign reaches, each contact counted once, and what is open about them: of the lists that it goes to, told or named. What a segment holds Dotdigital tells as a number only.',
    input: z.strictObject({ id: campaignIdSchema }),
    output: z.strictObject({
      /** Null where it goes to no list whose members the mirror has, or it is not known where it goes. */
      audience: z
        .strictObject({
          lists: z.array(z.string()).max(100).readonly(),
          /** Targets whose members are not in the mirror: what they add is not in these figures. */
          notCounted: z.array(z.string()).max(100).readonly(),
          contacts: z.number().int(),
          reached: z.number().int(),
          optedOut: z.number().int(),
          bounced: z.number().int(),
          gone: z.number().int(),
          unasked: z.number().int(),
          cases: z
            .array(z.strictObject({ kind: mismatchKindSchema, severity: severitySchema, count: z.number().int() }))
            .max(200)
            .readonly(),
        })
        .nullable(),
    }),
  }),
  'campaign.find-audiences': query({
    process: 'engine',
    summary:
      'Lists and segments of the account by name, those with this text in it, or those of one kind only; at most 50.',
    input: z.strictObject({
      text: z.string().max(100).default(''),
      kind: audienceKindSchema.nullable().default(null),
    }),
    output: z.strictObject({
      audiences: z
        .array(audienceSchema.extend({ kind: audienceKindSchema }))
        .max(50)
        .readonly(),
    }),
  }),
  'campaign.name-targets': command({
    process: 'engine',
    summary:
      'Say which lists and segments a campaign goes to, where Dotdigital does not tell; none takes it back. Kept here only, with who said it.',
    input: z.strictObject({ id: campaignIdSchema, audiences: z.array(z.number().int().positive()).max(20).readonly() }),
    output: z.strictObject({}),
  }),
} as const;
