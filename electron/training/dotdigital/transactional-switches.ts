import { z } from 'zod';
import type { Tier } from './tier.ts';

/** The calls on transactional email, each with its tier: sends of messages are free (contract dotdigital 2.1 [S], B [I]). */
export const transactionalTiers = {
  emailSend: 'unlimited',
  emailSendBatch: 'unlimited',
  emailTriggered: 'unlimited',
  emailTriggeredBatch: 'unlimited',
  emailStats: 'low',
} as const satisfies Readonly<Record<string, Tier>>;

/** What no source tells about transactional email, or what depends on the account. */
export const transactionalSwitchShape = {
  /** Whether the account has it at all (contract dotdigital 7.4 [C]: ERROR_FEATURENOTACTIVE otherwise). */
  transactionalEmail: z.enum(['active', 'inactive']),
  /** Whether a place in a triggered campaign that no value is given for refuses the mail. */
  missingPersonalisation: z.enum(['send', 'refuse']),
  /** What statistics are added up by when the call does not say. */
  statsAggregatedBy: z.enum(['AllTime', 'Month', 'Week', 'Day']),
};

export type TransactionalSwitches = Readonly<z.infer<z.ZodObject<typeof transactionalSwitchShape>>>;

export const defaultTransactionalSwitches: TransactionalSwitches = {
  transactionalEmail: 'active',
  missingPersonalisation: 'send',
  statsAggregatedBy: 'AllTime',
};
