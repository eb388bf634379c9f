import { z } from 'zod';
import { jobSchema } from '../../domain/run.ts';
import { quietSchema, rhythmSchema, waitSchema } from '../../domain/schedule.ts';
import { command, query } from '../define.ts';

const plannedSchema = z.strictObject({
  job: jobSchema,
  isOn: z.boolean(),
  rhythm: rhythmSchema,
  /** When it starts at the earliest; null where it does not start by itself. */
  nextAt: z.number().int().nullable(),
  /** What it waits for besides its time. */
  wait: waitSchema.nullable(),
});

export const scheduleOperations = {
  'schedule.get': query({
    process: 'main',
    summary: 'When each job runs by itself, when next, and what it waits for; and how the clock of the machine moved.',
    input: z.strictObject({}),
    output: z.strictObject({
      /** Whether jobs run by themselves on this machine at all. */
      isEnabled: z.boolean(),
      /** The machine's own time zone. */
      zone: z.string(),
      quiet: quietSchema.nullable(),
      jobs: z.array(plannedSchema).readonly(),
      /** How often the clock was set back, oldest first, by how much, and the newest run from before. */
      setBack: z
        .array(
          z.strictObject({
            at: z.number().int(),
            byMs: z.number().int().positive(),
            newestRun: z.number().int().min(0),
          }),
        )
        .max(20)
        .readonly(),
      /** The last time the clock went ahead without the machine having slept, as far as is known. */
      wentAhead: z.strictObject({ at: z.number().int(), byMs: z.number().int().positive() }).nullable(),
    }),
  }),
  'schedule.set': command({
    process: 'main',
    summary: 'Switch the timer of a job on or off; an interval of a minute to a day, or a time of day in a time zone.',
    input: z.strictObject({ job: jobSchema, isOn: z.boolean(), rhythm: rhythmSchema }),
    output: z.strictObject({}),
  }),
  'schedule.quiet': command({
    process: 'main',
    summary: 'Set the hours in which no job starts by itself; beyond midnight where they end before they begin.',
    input: z.strictObject({ quiet: quietSchema }),
    output: z.strictObject({}),
  }),
} as const;
