import { z } from 'zod';
import { forecastSchema } from '../../domain/cost.ts';
import { query } from '../define.ts';

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
} as const;
