import { z } from 'zod';
import type { Tier } from './tier.ts';

/** The v2 calls on contact imports, each with its tier (contract dotdigital B [I]). */
export const v2ImportTiers = {
  v2ImportCollection: 'low',
  v2ImportStart: 'low',
  v2ImportStartMerging: 'low',
  listImportStart: 'low',
  listImportStartMerging: 'low',
  v2ImportStatus: 'unlimited',
  v2ImportReport: 'unlimited',
  v2ImportFaults: 'unlimited',
} as const satisfies Readonly<Record<string, Tier>>;

/** How an import ends: the documented states (contract dotdigital 3.5 [C]), or not at all. */
export const v2ImportOutcomes = [
  'Finished',
  'RejectedByWatchdog',
  'InvalidFileFormat',
  'Unknown',
  'Failed',
  'ExceedsAllowedContactLimit',
  'NotAvailableInThisVersion',
  'never',
] as const;

/** What no source tells about contact imports in v2. Polls, duration, places and watchdog are those of v3. */
export const v2ImportSwitchShape = {
  v2ImportOutcome: z.enum(v2ImportOutcomes),
  /** The reasons as documented, or as the official connector matches them besides. */
  v2ImportReasons: z.enum(['documented', 'connector']),
  /** Whether the table of faults starts with a byte order mark. */
  v2FaultsBom: z.boolean(),
  v2FaultsLines: z.enum(['crlf', 'lf']),
  /** What becomes of a row of somebody who has yet to confirm. */
  v2ImportPending: z.enum(['refuse', 'update']),
  /** What becomes of a row of somebody who unsubscribed from a list that it goes to. */
  v2ImportOptOuts: z.enum(['refuse', 'update']),
  /** By which of their names `Preference:Category>Name` means categories and preferences. */
  v2PreferenceNames: z.enum(['public', 'private']),
  /** Domains that v2 imports fail as "Mail blocked": v3 has no such state. */
  mailBlockedDomains: z.array(z.string()),
};

export type V2ImportSwitches = Readonly<z.infer<z.ZodObject<typeof v2ImportSwitchShape>>>;

export const defaultV2ImportSwitches: V2ImportSwitches = {
  v2ImportOutcome: 'Finished',
  v2ImportReasons: 'documented',
  v2FaultsBom: true,
  v2FaultsLines: 'crlf',
  v2ImportPending: 'refuse',
  v2ImportOptOuts: 'refuse',
  v2PreferenceNames: 'public',
  mailBlockedDomains: [],
};
