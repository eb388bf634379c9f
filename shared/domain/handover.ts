import { z } from 'zod';
import { caseEntitySchema } from './case-entity.ts';
import { fieldNameSchema } from './fields.ts';
import { mismatchKindSchema } from './mismatch.ts';

/** The most decisions in one file: a person can still look at what it says. */
export const handoverLimit = 2_000;

/** A case by what it is about: row numbers are each machine's own. */
export const handedCaseSchema = z.strictObject({
  entity: caseEntitySchema,
  matchKey: z.string().max(300),
  kind: mismatchKindSchema,
});
export type HandedCase = Readonly<z.infer<typeof handedCaseSchema>>;

const decided = {
  /** The decision's id at the desk that made it: it counts once, in however many files it stands. */
  id: z.string().min(1).max(80),
  about: handedCaseSchema,
  /** Who decided there, and when (epoch ms). */
  by: z.string().max(200),
  at: z.number().int(),
};
/** The hash of what was on the screen; `reopens`: it was set aside before by the same desk. */
const seen = { evidence: z.string().max(100), reopens: z.boolean() };

/** One decision as it is handed over. The values that are to be written are hashed: the receiver makes them itself. */
export const handedDecisionSchema = z.discriminatedUnion('verb', [
  z.strictObject({
    ...decided,
    ...seen,
    verb: z.literal('approve'),
    /** Values that the person wrote in the place of the suggestion. */
    edits: z.partialRecord(fieldNameSchema, z.string().max(1000).nullable()),
    keep: z.string().max(64).nullable(),
    result: z.string().max(100),
  }),
  z.strictObject({
    ...decided,
    ...seen,
    verb: z.literal('ignore'),
    reason: z.string().max(500),
    until: z.number().int().nullable(),
  }),
  z.strictObject({
    ...decided,
    ...seen,
    verb: z.literal('defer'),
    reason: z.string().max(500).nullable(),
    until: z.number().int(),
  }),
  z.strictObject({ ...decided, verb: z.literal('reopen') }),
  /** The customer of the case and this contact are two people. */
  z.strictObject({ ...decided, verb: z.literal('not-same'), contactId: z.number().int().positive() }),
  /** The catalogue's item under this key is the product of the case, or what its SKU means; or it is not. */
  z.strictObject({ ...decided, verb: z.literal('same-product'), recordKey: z.string().min(1).max(300) }),
  z.strictObject({ ...decided, verb: z.literal('other-product'), recordKey: z.string().min(1).max(300) }),
  z.strictObject({ ...decided, verb: z.literal('withdraw') }),
  /** The record of the case and this one of its side are two people. */
  z.strictObject({ ...decided, verb: z.literal('two-records'), otherId: z.string().min(1).max(200) }),
  z.strictObject({ ...decided, verb: z.literal('assign'), to: z.string().max(80).nullable() }),
]);
export type HandedDecision = Readonly<z.infer<typeof handedDecisionSchema>>;
export const handedVerbs = [
  'approve',
  'ignore',
  'defer',
  'reopen',
  'withdraw',
  'assign',
  'not-same',
  'same-product',
  'other-product',
  'two-records',
] as const;
export const handedVerbSchema = z.enum(handedVerbs);
export type HandedVerb = (typeof handedVerbs)[number];

/** What is sealed in a file of decisions. It leaves the machine, so it carries `v`. */
export const handoverSchema = z.strictObject({
  v: z.literal(1),
  workspace: z.strictObject({ name: z.string(), erp: z.string(), dotdigital: z.string() }),
  operator: z.string(),
  decisions: z.array(handedDecisionSchema).max(handoverLimit).readonly(),
});
export type Handover = Readonly<z.infer<typeof handoverSchema>>;
