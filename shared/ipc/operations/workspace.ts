import { z } from 'zod';
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
      /** Whether this machine sends what is decided, or hands it over. */
      role: z.enum(['writer', 'reviewer']),
      operator: z.string(),
      erp: sideSchema,
      dotdigital: sideSchema,
      running: runSchema.nullable(),
      lastRun: runSchema.nullable(),
      comparedAt: z.number().int().nullable(),
      outbox: z.array(z.strictObject({ state: outboxStateSchema, count: z.number().int() })).readonly(),
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
  'audit.verify': query({
    process: 'engine',
    summary:
      'Check the whole audit chain: every hash, and that the entry noted last time is still there. Answers the first that does not fit.',
    input: z.strictObject({}),
    output: z.strictObject({
      entries: z.number().int(),
      verifiedAt: z.number().int(),
      headHash: z.string(),
      firstBroken: z.number().int().nullable(),
      /** The entry that was noted at an earlier check, outside of the database. */
      anchor: z.strictObject({ seq: z.number().int(), at: z.number().int(), agrees: z.boolean() }).nullable(),
    }),
  }),
};
