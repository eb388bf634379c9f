import { z } from 'zod';
import type { Tier } from './tier.ts';

/** The calls on segments, each with its tier (contract dotdigital B [I]). */
export const segmentTiers = {
  segmentsList: 'low',
  segmentRefreshStart: 'medium',
  segmentRefreshStatus: 'unlimited',
} as const satisfies Readonly<Record<string, Tier>>;

/** What no source tells about segments. */
export const segmentSwitchShape = {
  /** A segment is refreshed by itself so long after the last time; null for never (contract dotdigital 4 [C]: may be). */
  segmentAutoRefreshMs: z.number().int().positive().nullable(),
  /** Polls before a refresh has begun and before it is done: none at 0, both at 2. */
  segmentRefreshPolls: z.number().int().nonnegative(),
  /** A refresh that nobody asks about is done after this time. */
  segmentRefreshMs: z.number().int().nonnegative(),
  segmentRefreshOutcome: z.enum(['Finished', 'Failed', 'never']),
  /** Whether a segment holds people who cannot be mailed, when its rule does not say. */
  segmentsHoldSuppressed: z.boolean(),
  /** Whether a rule sees a difference between Gold and GOLD. */
  segmentTextCase: z.enum(['insensitive', 'sensitive']),
  /** What v3 answers to the members of a segment that there is not. */
  unknownSegment: z.enum(['empty', 'refuse']),
};

export type SegmentSwitches = Readonly<z.infer<z.ZodObject<typeof segmentSwitchShape>>>;

export const defaultSegmentSwitches: SegmentSwitches = {
  segmentAutoRefreshMs: 1_800_000,
  segmentRefreshPolls: 2,
  segmentRefreshMs: 60_000,
  segmentRefreshOutcome: 'Finished',
  segmentsHoldSuppressed: true,
  segmentTextCase: 'insensitive',
  unknownSegment: 'empty',
};
