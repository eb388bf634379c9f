import { z } from 'zod';
import { changedThingSchema, changeLineSchema } from '../../domain/change.ts';
import { mismatchIdSchema } from '../../domain/ids.ts';
import { mismatchKindSchema } from '../../domain/mismatch.ts';
import { command, query } from '../define.ts';
import { editsSchema } from './mismatch.ts';

const seen = { id: mismatchIdSchema, evidenceHash: z.string().min(1).max(200), key: z.uuid() };
const decided = z.strictObject({ decisionId: z.string(), outboxId: z.string() });

/** A set of cases that one decision covers, as it is shown before anything is decided. */
export const likeSetSchema = z.strictObject({
  setId: z.string(),
  total: z.number().int(),
  /** More than this are not taken into one set; the rest can be approved after it. */
  limit: z.number().int(),
  isCut: z.boolean(),
  /** What the set has in common. */
  rule: z.strictObject({
    kind: mismatchKindSchema,
    things: z.array(changedThingSchema).readonly(),
    direction: z.enum(['erp', 'dotdigital']),
  }),
  /** Of the same kind, but left out, by reason. */
  leftOut: z.array(z.strictObject({ reason: z.string(), count: z.number().int() })).readonly(),
  sample: z
    .array(
      z.strictObject({
        id: z.number().int(),
        label: z.string(),
        reference: z.string(),
        lines: z.array(changeLineSchema).readonly(),
      }),
    )
    .max(12)
    .readonly(),
  /** Calls that sending and reading back will take, by system, and how many imports carry the set (0: none). */
  calls: z.strictObject({ erp: z.number().int(), dotdigital: z.number().int(), imports: z.number().int() }),
});

/** What came of approving a set. */
export const approvedSetSchema = z.strictObject({
  approved: z.number().int(),
  leftOut: z.number().int(),
  /** Those of what was left out that somebody has to decide one by one by now; absent where there are none. */
  refused: z
    .array(z.strictObject({ reason: z.string(), count: z.number().int() }))
    .readonly()
    .optional(),
  /** Stays open because the approval was stopped. */
  notReached: z.number().int(),
});

export const decisionOperations = {
  'decision.approve': command({
    process: 'engine',
    summary:
      'Approve a fix as seen; the evidence hash says what was on screen. The key makes a repeated call harmless.',
    input: z.strictObject({
      ...seen,
      edits: editsSchema.default({}),
      /** Which of several records stays: a customer number, or a contact id as text. Only where the kind asks for it. */
      keep: z.string().max(64).nullable().default(null),
    }),
    output: decided,
  }),
  'decision.ignore': command({
    process: 'engine',
    summary: 'Ignore a mismatch, with a reason, until what it shows changes, or until an instant (epoch ms).',
    input: z.strictObject({
      ...seen,
      reason: z.string().trim().min(3).max(500),
      until: z.number().int().positive().nullable().default(null),
    }),
    output: z.strictObject({ decisionId: z.string() }),
  }),
  'decision.defer': command({
    process: 'engine',
    summary: 'Put a mismatch off until an instant (epoch ms); it comes back by itself then, or when it changes.',
    input: z.strictObject({
      ...seen,
      until: z.number().int().positive(),
      reason: z.string().trim().max(500).nullable().default(null),
    }),
    output: z.strictObject({ decisionId: z.string() }),
  }),
  'decision.reopen': command({
    process: 'engine',
    summary: 'Put an ignored or deferred mismatch back in front of the operators.',
    input: z.strictObject({ id: mismatchIdSchema, key: z.uuid() }),
    output: z.strictObject({ decisionId: z.string() }),
  }),
  'decision.assign': command({
    process: 'engine',
    summary: 'Give a mismatch to somebody by name, or to nobody.',
    input: z.strictObject({ id: mismatchIdSchema, to: z.string().trim().min(1).max(80).nullable() }),
    output: z.strictObject({ assignee: z.string().nullable() }),
  }),
  'decision.withdraw': command({
    process: 'engine',
    summary: 'Take back an approval that has not been sent yet; its mismatch comes back. Refused once it is under way.',
    input: z.strictObject({ id: mismatchIdSchema, key: z.uuid() }),
    output: z.strictObject({ withdrawn: z.boolean() }),
  }),
  'decision.not-same': command({
    process: 'engine',
    summary:
      'Say that a customer and one of the contacts that may be theirs are two people: never linked or asked again, until it is taken back. Writes nothing to either system; a repeated call is refused as seen.',
    input: z.strictObject({
      id: mismatchIdSchema,
      evidenceHash: z.string().min(1).max(200),
      contactId: z.number().int().positive(),
    }),
    /** Contacts that may still be the customer's. */
    output: z.strictObject({ left: z.number().int() }),
  }),
  'decision.take-back-not-same': command({
    process: 'engine',
    summary: 'Take back that the customer of a mismatch and a contact are two people.',
    input: z.strictObject({ id: mismatchIdSchema, contactId: z.number().int().positive() }),
    output: z.strictObject({ takenBack: z.boolean() }),
  }),
  'decision.two-records': command({
    process: 'engine',
    summary:
      'Say that the record of a case and another one that is shown as the same person’s are two people: never taken for one again, until it is taken back. Writes nothing to either system; a repeated call is refused as seen.',
    input: z.strictObject({
      id: mismatchIdSchema,
      evidenceHash: z.string().min(1).max(200),
      /** The other record: an id of the ERP, or of a contact. */
      otherId: z.string().min(1).max(200),
    }),
    output: z.strictObject({}),
  }),
  'decision.take-back-two-records': command({
    process: 'engine',
    summary: 'Take back that a record of a mismatch and another one of its side are two people.',
    input: z.strictObject({ id: mismatchIdSchema, otherId: z.string().min(1).max(200) }),
    output: z.strictObject({ takenBack: z.boolean() }),
  }),
  'decision.preview-like': query({
    process: 'engine',
    summary:
      'Every open mismatch that the same decision would cover, counted, with a sample; nothing is decided. The set is remembered for ten minutes.',
    input: z.strictObject({ id: mismatchIdSchema, evidenceHash: z.string().min(1).max(200) }),
    output: likeSetSchema,
  }),
  'decision.approve-like': command({
    process: 'engine',
    summary:
      'Approve a previewed set. What changed since the preview is left out and counted; so is what a stop kept from being reached.',
    input: z.strictObject({ setId: z.string().max(64), key: z.uuid() }),
    output: approvedSetSchema,
  }),
  'decision.stop-like': command({
    process: 'engine',
    summary: 'Stop approving a set after the cases that are being decided; what was decided stays.',
    input: z.strictObject({ setId: z.string().max(64) }),
    output: z.strictObject({ stopped: z.boolean() }),
  }),
} as const;
