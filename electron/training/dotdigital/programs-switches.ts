import { z } from 'zod';
import type { Tier } from './tier.ts';

/** The calls on programs, each with its tier (contract dotdigital B [I]). */
export const programTiers = {
  programsList: 'low',
  programGet: 'high',
  enrolmentCreate: 'medium',
  enrolmentGet: 'unlimited',
  enrolmentFaults: 'high',
} as const satisfies Readonly<Record<string, Tier>>;

/** What no source tells about programs, or what depends on the account. */
export const programSwitchShape = {
  /** Whether the account has programs at all (contract dotdigital 7.3 [C]: 403 otherwise). */
  programs: z.enum(['allowed', 'forbidden']),
  /** How many enrolments may be asked for in an hour, all programs together (contract dotdigital 2.1 [C]). */
  enrolmentsPerHour: z.number().int().nonnegative(),
  /** Polls that find an enrolment processing, before it is finished. */
  enrolmentPolls: z.number().int().nonnegative(),
  /** An enrolment that nobody asks about is finished after this time. */
  enrolmentMs: z.number().int().nonnegative(),
  enrolmentOutcome: z.enum(['Finished', 'never']),
  /** Whether an enrolment tells whom it is of: the published example has null there. */
  enrolmentTargets: z.enum(['told', 'null']),
};

export type ProgramSwitches = Readonly<z.infer<z.ZodObject<typeof programSwitchShape>>>;

export const defaultProgramSwitches: ProgramSwitches = {
  programs: 'allowed',
  enrolmentsPerHour: 20,
  enrolmentPolls: 1,
  enrolmentMs: 60_000,
  enrolmentOutcome: 'Finished',
  enrolmentTargets: 'told',
};
