import { z } from 'zod';
import { runIdSchema } from '../../domain/ids.ts';
import { badRecordSchema, jobSchema, runSchema, runTriggerSchema, syncModeSchema } from '../../domain/run.ts';
import { command, query } from '../define.ts';

export const syncOperations = {
  'sync.start': command({
    process: 'engine',
    summary: 'Start a sync job; refused while the same job runs. An interrupted run of the job is gone on with.',
    input: z.strictObject({
      job: jobSchema,
      mode: syncModeSchema,
      trigger: runTriggerSchema.default('operator'),
      /** An operator's answer to a run that stopped because too many records had vanished: take them out. */
      acceptDrop: z.boolean().default(false),
    }),
    output: z.strictObject({ runId: runIdSchema }),
  }),
  'sync.cancel': command({
    process: 'engine',
    summary: 'Cancel a running sync after its current page; what was read stays.',
    input: z.strictObject({ runId: runIdSchema }),
    output: z.strictObject({ cancelled: z.boolean() }),
  }),
  'run.page': query({
    process: 'engine',
    summary: 'Sync runs, newest first; at most 200, with a cursor for the next.',
    input: z.strictObject({
      before: z.number().int().nullable().default(null),
      limit: z.number().int().min(1).max(200).default(50),
    }),
    output: z.strictObject({ runs: z.array(runSchema).max(200).readonly(), next: z.number().int().nullable() }),
  }),
  'run.get': query({
    process: 'engine',
    summary: 'One run with the records that it had to set aside (at most 200).',
    input: z.strictObject({ runId: runIdSchema }),
    output: z.strictObject({ run: runSchema, badRecords: z.array(badRecordSchema).max(200).readonly() }),
  }),
};
