import { z } from 'zod';
import { systemSchema } from '../../domain/change.ts';
import { outboxStateSchema } from '../../domain/outbox.ts';
import { runSchema } from '../../domain/run.ts';
import { query } from '../define.ts';

const sideSchema = z.strictObject({
  product: z.string(),
  account: z.string().nullable(),
  readAt: z.number().int().nullable(),
  records: z.number().int(),
});

export const workspaceOperations = {
  'workspace.get': query({
    process: 'engine',
    summary: 'The open workspace: its systems, how fresh each is, who may write, and what is being sent.',
    input: z.strictObject({}),
    output: z.strictObject({
      name: z.string(),
      training: z.boolean(),
      access: z.enum(['writer', 'read-only']),
      heldBy: z.string().nullable(),
      operator: z.string(),
      erp: sideSchema,
      dotdigital: sideSchema,
      running: runSchema.nullable(),
      lastRun: runSchema.nullable(),
      comparedAt: z.number().int().nullable(),
      outbox: z.array(z.strictObject({ state: outboxStateSchema, count: z.number().int() })).readonly(),
    }),
  }),
  'change.page': query({
    process: 'engine',
    summary: 'Changes in the outbox, newest first, with their states; at most 200.',
    input: z.strictObject({
      before: z.string().max(64).nullable().default(null),
      limit: z.number().int().min(1).max(200).default(50),
    }),
    output: z.strictObject({
      changes: z
        .array(
          z.strictObject({
            id: z.string(),
            mismatchId: z.number().int(),
            label: z.string(),
            system: systemSchema,
            state: outboxStateSchema,
            attempts: z.number().int(),
            decidedAt: z.number().int(),
            decidedBy: z.string(),
            verifiedAt: z.number().int().nullable(),
            sentence: z.string().nullable(),
          }),
        )
        .max(200)
        .readonly(),
      next: z.string().nullable(),
    }),
  }),
  'audit.page': query({
    process: 'engine',
    summary: 'The audit trail, newest first; at most 200.',
    input: z.strictObject({
      before: z.number().int().nullable().default(null),
      limit: z.number().int().min(1).max(200).default(50),
    }),
    output: z.strictObject({
      entries: z
        .array(
          z.strictObject({
            seq: z.number().int(),
            at: z.number().int(),
            actor: z.string(),
            action: z.string(),
            subject: z.string(),
            detail: z.string().nullable(),
          }),
        )
        .max(200)
        .readonly(),
      next: z.number().int().nullable(),
    }),
  }),
};
