import { z } from 'zod';
import { importStates } from '../../domain/bulk.ts';
import { changeLineSchema, requestPreviewSchema, systemSchema } from '../../domain/change.ts';
import { mismatchKindSchema } from '../../domain/mismatch.ts';
import { outboxStateSchema } from '../../domain/outbox.ts';
import { command, query } from '../define.ts';

/** How a change ended, in the words of the screen. */
export const changeResultSchema = z.enum(['fine', 'needs-a-look', 'under-way', 'not-sent', 'undone']);

export type ChangeResult = z.infer<typeof changeResultSchema>;

export const changeFilterSchema = z.strictObject({
  /** Decided at or after (epoch ms). */
  since: z.number().int().nullable().default(null),
  systems: z.array(systemSchema).max(2).readonly().default([]),
  results: z.array(changeResultSchema).max(5).readonly().default([]),
  kinds: z.array(mismatchKindSchema).max(40).readonly().default([]),
  by: z.string().max(80).nullable().default(null),
  /** A person's name or number, as the mismatch list finds it. */
  search: z.string().max(200).default(''),
});
export type ChangeFilter = Readonly<z.infer<typeof changeFilterSchema>>;

export const changeRowSchema = z.strictObject({
  id: z.string(),
  /** The number of its decision in the audit trail. */
  entry: z.number().int().nullable(),
  mismatchId: z.number().int(),
  kind: mismatchKindSchema,
  /** Empty when the person was forgotten. */
  label: z.string(),
  system: systemSchema,
  operation: z.string(),
  lines: z.array(changeLineSchema).readonly(),
  state: outboxStateSchema,
  attempts: z.number().int(),
  decidedAt: z.number().int(),
  decidedBy: z.string(),
  verifiedAt: z.number().int().nullable(),
  sentence: z.string().nullable(),
  /** The import that carried it; null for one that went by itself, or did not go yet. */
  import: z
    .strictObject({
      /** Dotdigital's id; null when it was never learned. */
      id: z.string().nullable(),
      state: z.enum(importStates),
      rows: z.number().int(),
      startedAt: z.number().int(),
      /** What the report names for this change, whether it was taken or not. */
      codes: z.array(z.string()).readonly(),
    })
    .nullable(),
  undoes: z.string().nullable(),
  undoneBy: z.string().nullable(),
});
export type ChangeRow = Readonly<z.infer<typeof changeRowSchema>>;

export const chainLinkSchema = z.strictObject({
  seq: z.number().int(),
  at: z.number().int(),
  action: z.string(),
  hash: z.string(),
  prevHash: z.string(),
  agrees: z.boolean(),
});

export const changeDetailSchema = z.strictObject({
  row: changeRowSchema,
  reason: z.string().nullable(),
  requests: z.array(requestPreviewSchema).readonly(),
  attempts: z
    .array(
      z.strictObject({
        purpose: z.enum(['write', 'read-back']),
        startedAt: z.number().int(),
        endedAt: z.number().int().nullable(),
        outcome: z.string().nullable(),
        status: z.number().int().nullable(),
      }),
    )
    .readonly(),
  chain: z.array(chainLinkSchema).readonly(),
  /** Why it cannot be undone, before anything is read; null when it may be possible. */
  undoBlocked: z.string().nullable(),
  canWithdraw: z.boolean(),
});

export const changeOperations = {
  'change.page': query({
    process: 'engine',
    summary: 'Changes written or owed to the remote systems, newest first, by filter; at most 200.',
    input: z.strictObject({
      filter: changeFilterSchema.prefault({}),
      before: z.string().max(64).nullable().default(null),
      limit: z.number().int().min(1).max(200).default(50),
    }),
    output: z.strictObject({ changes: z.array(changeRowSchema).max(200).readonly(), next: z.string().nullable() }),
  }),
  'change.counts': query({
    process: 'engine',
    summary: 'How many changes there are by result, how many since an instant, and who decided.',
    input: z.strictObject({ since: z.number().int() }),
    output: z.strictObject({
      sinceThen: z.number().int(),
      results: z.array(z.strictObject({ result: changeResultSchema, count: z.number().int() })).readonly(),
      people: z.array(z.string()).max(200).readonly(),
    }),
  }),
  'change.get': query({
    process: 'engine',
    summary: 'One change: who, when, why, what was sent, what came back, and its links in the audit chain.',
    input: z.strictObject({ id: z.string().max(64) }),
    output: changeDetailSchema,
  }),
  'change.preview-undo': query({
    process: 'engine',
    summary: 'Reads the record anew and says what undoing would write: fields changed since are left alone.',
    input: z.strictObject({ id: z.string().max(64) }),
    output: z.strictObject({
      readAt: z.number().int(),
      lines: z
        .array(
          z.strictObject({
            thing: changeLineSchema.shape.thing,
            now: z.string().nullable(),
            after: z.string().nullable(),
            /** Changed since: it stays as it is. */
            name: z.string().optional(),
            isLeftAlone: z.boolean(),
          }),
        )
        .readonly(),
      requests: z.array(requestPreviewSchema).readonly(),
      /** Why nothing can be undone; null when it can. */
      blocked: z.string().nullable(),
      token: z.string(),
    }),
  }),
  'change.undo': command({
    process: 'engine',
    summary: 'Undo a verified change as previewed; it is a change of its own, sent, verified and recorded likewise.',
    input: z.strictObject({
      id: z.string().max(64),
      token: z.string().max(200),
      reason: z.string().trim().max(500).nullable().default(null),
      key: z.uuid(),
    }),
    output: z.strictObject({ decisionId: z.string(), outboxId: z.string() }),
  }),
} as const;
