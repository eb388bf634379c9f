import { z } from 'zod';
import { changeLineSchema, requestPreviewSchema } from '../../domain/change.ts';
import { comparedFieldSchema } from '../../domain/compared.ts';
import { evidenceSchema } from '../../domain/evidence.ts';
import { fieldNameSchema } from '../../domain/fields.ts';
import { mismatchIdSchema } from '../../domain/ids.ts';
import { upcomingSendSchema } from '../../domain/impact.ts';
import { learnedSchema } from '../../domain/learned.ts';
import { doublesViewSchema, linkageViewSchema } from '../../domain/linkage.ts';
import {
  mismatchKindSchema,
  mismatchRowSchema,
  mismatchStatusSchema,
  ownerSchema,
  severitySchema,
} from '../../domain/mismatch.ts';
import { outboxStateSchema } from '../../domain/outbox.ts';
import { confidenceSchema, impactSchema, reasonSchema } from '../../domain/reason.ts';
import { assignedSchema, type MismatchSort, mismatchSortSchema } from '../../domain/saved-view.ts';
import { query } from '../define.ts';

/** Which mismatches are meant; an empty list of a facet means all of it. `since`: detected at or after (epoch ms). */
export const mismatchFilterSchema = z.strictObject({
  statuses: z.array(mismatchStatusSchema).min(1).max(7).readonly(),
  kinds: z.array(mismatchKindSchema).max(40).readonly().default([]),
  owners: z.array(ownerSchema).max(10).readonly().default([]),
  severities: z.array(severitySchema).max(5).readonly().default([]),
  since: z.number().int().nullable().default(null),
  search: z.string().max(200).default(''),
  /** The operator's own cases, those of nobody, those that a policy left for review, or all. */
  assigned: assignedSchema.default('anyone'),
  /** Only those that this campaign's send to come touches. */
  campaign: z.number().int().positive().optional(),
});
export type MismatchFilter = Readonly<z.infer<typeof mismatchFilterSchema>>;

export { type MismatchSort, mismatchSortSchema };

/** How the result of a field is offered: `same` on both sides, `change` towards a target, `missing` needs the operator. */
export const pairRowSchema = z.strictObject({
  /** Besides compared fields: the SKU that nobody knows, and whose an order is. */
  field: z.union([comparedFieldSchema, z.enum(['sku', 'contact'])]),
  /** Which part of the field the row tells: of an order's lines that of one SKU. */
  part: z.string().optional(),
  /** What a field that the mapping added is called. */
  name: z.string().optional(),
  erp: z.string().nullable(),
  dotdigital: z.string().nullable(),
  state: z.enum(['same', 'differs', 'malformed', 'not-written', 'deleted']),
  target: z.enum(['erp', 'dotdigital']).nullable(),
  result: z.string().nullable(),
  editable: z.boolean(),
});
export type PairRow = Readonly<z.infer<typeof pairRowSchema>>;

export const timelineEntrySchema = z.strictObject({
  at: z.number().int(),
  what: z.enum([
    'detected',
    'approved',
    'ignored',
    'reopened',
    'sending',
    'sent',
    'unconfirmed',
    'verified',
    'waiting',
    'failed',
    'cleared',
    'deferred',
    'withdrawn',
    'undone',
  ]),
  by: z.string().nullable(),
  sentence: z.string().nullable(),
});

export const mismatchDetailSchema = z.strictObject({
  row: mismatchRowSchema,
  owner: ownerSchema,
  evidence: evidenceSchema,
  evidenceHash: z.string(),
  seenInRun: z.number().int().nullable(),
  pair: z.array(pairRowSchema).readonly(),
  confidence: confidenceSchema,
  reasons: z.array(reasonSchema).readonly(),
  /** What was learned from the decisions here; absent where too few carry it, and where nothing is learned. */
  learned: learnedSchema.optional(),
  impacts: z.array(impactSchema).readonly(),
  requests: z.array(requestPreviewSchema).readonly(),
  /** What would be written besides the fields of the pair, step by step. */
  lines: z.array(changeLineSchema).readonly(),
  /** Where the operator chooses which record stays: the choices, and the one that is proposed. */
  keep: z
    .strictObject({
      choices: z.array(z.strictObject({ value: z.string(), label: z.string(), detail: z.string() })).readonly(),
      proposed: z.string(),
    })
    .nullable(),
  /** Why two records are, or may be, one person, and what somebody said of it; null where nothing is to be told. */
  linkage: linkageViewSchema.nullable(),
  /** Other records of the same side that are one person with those of the case, or were said not to be; at most one a side. */
  doubles: z.array(doublesViewSchema).max(2).readonly(),
  /** An approval that was not sent yet can be taken back. */
  canWithdraw: z.boolean(),
  blocked: z.string().nullable(),
  outbox: z
    .strictObject({
      /** Under which it stands in the change log. */
      id: z.string(),
      state: outboxStateSchema,
      attempts: z.number().int(),
      nextAttemptAt: z.number().int().nullable(),
      sentence: z.string().nullable(),
    })
    .nullable(),
  timeline: z.array(timelineEntrySchema).readonly(),
});
export type MismatchDetail = Readonly<z.infer<typeof mismatchDetailSchema>>;

/** The operator's edited results, by field; a field that is not named keeps the suggestion, null empties it. */
export const editsSchema = z.partialRecord(fieldNameSchema, z.string().max(1000).nullable());
export type Edits = Readonly<z.infer<typeof editsSchema>>;

export const mismatchOperations = {
  'mismatch.page': query({
    process: 'engine',
    summary: 'A page of mismatches in a sort order, by filter; at most 200, with a keyset cursor for the next.',
    input: z.strictObject({
      filter: mismatchFilterSchema,
      sort: mismatchSortSchema.default('impact'),
      cursor: z.string().max(500).nullable().default(null),
      limit: z.number().int().min(1).max(200).default(100),
    }),
    output: z.strictObject({
      rows: z.array(mismatchRowSchema).max(200).readonly(),
      nextCursor: z.string().nullable(),
      total: z.number().int(),
      totalIsExact: z.boolean(),
    }),
  }),
  'mismatch.counts': query({
    process: 'engine',
    summary: 'How many mismatches there are by kind, severity and status, and how many records were read or set aside.',
    input: z.strictObject({
      /** Only the cases that this campaign's send to come touches. */
      campaign: z.number().int().positive().optional(),
    }),
    output: z.strictObject({
      counts: z
        .array(
          z.strictObject({
            kind: mismatchKindSchema,
            severity: severitySchema,
            status: mismatchStatusSchema,
            count: z.number().int(),
          }),
        )
        .readonly(),
      customers: z.number().int(),
      contacts: z.number().int(),
      neverArrived: z.number().int(),
      notEligible: z.number().int(),
      prospects: z.number().int(),
      ambiguous: z.number().int(),
    }),
  }),
  'mismatch.sends': query({
    process: 'engine',
    summary:
      'The sends to come, soonest first: how many cases in these states each touches, and of how many it is the next; and how many cases are yet to be looked at for it.',
    input: z.strictObject({ statuses: z.array(mismatchStatusSchema).min(1).max(7).readonly() }),
    output: z.strictObject({
      sends: z
        .array(upcomingSendSchema.extend({ touching: z.number().int(), grouped: z.number().int() }))
        .max(100)
        .readonly(),
      /** Cases that are yet to be looked at; counted to 10,000. */
      unpriced: z.number().int(),
    }),
  }),
  'mismatch.get': query({
    process: 'engine',
    summary: 'One mismatch with its pair, reasons, impact, and exactly what will be sent.',
    input: z.strictObject({ id: mismatchIdSchema }),
    output: mismatchDetailSchema,
  }),
  'mismatch.preview': query({
    process: 'engine',
    summary: 'What would be sent for edited results, and which edit is not possible and why.',
    input: z.strictObject({
      id: mismatchIdSchema,
      edits: editsSchema,
      keep: z.string().max(64).nullable().default(null),
    }),
    output: z.strictObject({
      requests: z.array(requestPreviewSchema).readonly(),
      lines: z.array(changeLineSchema).readonly(),
      problems: z.array(z.strictObject({ field: fieldNameSchema.nullable(), sentence: z.string() })).readonly(),
    }),
  }),
};
