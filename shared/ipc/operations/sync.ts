import { z } from 'zod';
import { importStates } from '../../domain/bulk.ts';
import { toldCostSchema } from '../../domain/cost.ts';
import { runIdSchema } from '../../domain/ids.ts';
import { outboxStateSchema } from '../../domain/outbox.ts';
import {
  badRecordSchema,
  jobSchema,
  runSchema,
  runStateSchema,
  runTriggerSchema,
  syncModeSchema,
  troubleSchema,
  waitingForSchema,
} from '../../domain/run.ts';
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
      /** An operator's answer to a run that stopped because its policy would have written too much: write it. */
      acceptWrites: z.boolean().default(false),
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
    output: z.strictObject({
      run: runSchema,
      badRecords: z.array(badRecordSchema).max(200).readonly(),
      troubles: z.array(troubleSchema).max(100).readonly(),
      /** What was told of its cost before it began; null for a run from before that was kept. */
      told: toldCostSchema.nullable(),
      /** What it waits for at this moment, while it goes on. */
      waitingFor: waitingForSchema.nullable(),
      /** Changes that the run owed by policy, and those of them that are not verified (at most 200). */
      written: z.number().int(),
      verified: z.number().int(),
      /** Records of insight data that Dotdigital refused (at most 200), each with the reason in words. */
      refused: z
        .array(z.strictObject({ key: z.string(), sentence: z.string() }))
        .max(200)
        .readonly(),
      difference: z
        .array(
          z.strictObject({
            changeId: z.string(),
            mismatchId: z.number().int(),
            label: z.string(),
            state: outboxStateSchema,
            sentence: z.string().nullable(),
          }),
        )
        .max(200)
        .readonly(),
    }),
  }),
  'run.timeline': query({
    process: 'engine',
    summary: 'The runs of every job between two instants, as bars; at most 2,000, the newest.',
    input: z.strictObject({ since: z.number().int(), until: z.number().int() }),
    output: z.strictObject({
      bars: z
        .array(
          z.strictObject({
            id: z.number().int(),
            job: jobSchema,
            state: runStateSchema,
            startedAt: z.number().int(),
            endedAt: z.number().int().nullable(),
          }),
        )
        .max(2_000)
        .readonly(),
      last: z.array(runSchema).max(20).readonly(),
    }),
  }),
  'run.troubles': query({
    process: 'engine',
    summary: 'Troubles and set-aside records since an instant, by cause, most records first.',
    input: z.strictObject({ since: z.number().int() }),
    output: z.strictObject({
      causes: z
        .array(troubleSchema.extend({ records: z.number().int(), runId: z.number().int() }))
        .max(100)
        .readonly(),
    }),
  }),
  'run.imports': query({
    process: 'engine',
    summary:
      'Contact imports that carried changes since an instant, newest first (at most 100), and what came of them.',
    input: z.strictObject({ since: z.number().int() }),
    output: z.strictObject({
      imports: z
        .array(
          z.strictObject({
            id: z.number().int(),
            importId: z.string().nullable(),
            state: z.enum(importStates),
            rows: z.number().int(),
            startedAt: z.number().int(),
            endedAt: z.number().int().nullable(),
            updated: z.number().int().nullable(),
            refused: z.number().int().nullable(),
            unnamed: z.number().int().nullable(),
            sentence: z.string().nullable(),
          }),
        )
        .max(100)
        .readonly(),
    }),
  }),
  'call.budget': query({
    process: 'engine',
    summary: 'Calls a minute since an instant, by system and rate-limit scope, with the limit that the remote told.',
    input: z.strictObject({ since: z.number().int() }),
    output: z.strictObject({
      now: z.number().int(),
      scopes: z
        .array(
          z.strictObject({
            system: z.enum(['erp', 'dotdigital']),
            scope: z.string(),
            limit: z.number().int().nullable(),
            remaining: z.number().int().nullable(),
            resetAt: z.number().int().nullable(),
            /** Calls in the window that resets then: our own, and those of others on the account as far as they were seen. */
            own: z.number().int(),
            others: z.number().int(),
            minutes: z
              .array(
                z.strictObject({
                  at: z.number().int(),
                  calls: z.number().int(),
                  limited: z.number().int(),
                  failed: z.number().int(),
                  others: z.number().int(),
                }),
              )
              .max(1_500)
              .readonly(),
          }),
        )
        .max(20)
        .readonly(),
    }),
  }),
};
