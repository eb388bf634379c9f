import { z } from 'zod';
import { forecastSchema } from '../../domain/cost.ts';
import { jobHealthSchema, schemaChangeSchema } from '../../domain/health.ts';
import { promisesSchema } from '../../domain/schedule.ts';
import { command, query } from '../define.ts';

export const costOperations = {
  'cost.forecast': query({
    process: 'engine',
    summary:
      'What a run of each job would cost now, in full and of changes: calls to each system from counted volumes, and how long.',
    input: z.strictObject({}),
    output: z.strictObject({
      now: z.number().int(),
      forecasts: z.array(forecastSchema).max(40).readonly(),
    }),
  }),
  'job.health': query({
    process: 'engine',
    summary:
      'How each job fares: its last run, the last that ended well, how often it failed since; and what changed in the accounts.',
    input: z.strictObject({}),
    output: z.strictObject({
      now: z.number().int(),
      jobs: z.array(jobHealthSchema).max(20).readonly(),
      /** Of the last seven days, at most 100. */
      schemaChanges: z.array(schemaChangeSchema).max(100).readonly(),
    }),
  }),
  'link.watch': command({
    process: 'engine',
    summary:
      'Tell what the schedules promise, and look whether the link itself is ill; answers how many things are wrong.',
    input: promisesSchema,
    output: z.strictObject({ open: z.number().int() }),
  }),
} as const;
