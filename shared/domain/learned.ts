import { z } from 'zod';
import { fieldNameSchema } from './fields.ts';
import type { MismatchKind } from './mismatch.ts';

/**
 * What a person chose: a side's value, the proposed fix, another record than the proposed one, a value of their own, or
 * to leave it as it is. The position is the stored number: add at the end, never reorder.
 */
export const outcomes = ['erp', 'dotdigital', 'proposed', 'other', 'written', 'set-aside'] as const;
export const outcomeSchema = z.enum(outcomes);
export type Outcome = (typeof outcomes)[number];

/** What is told of a case to learn from; a feature is one of these with a word of Concord's own, never a value. */
export const featureNames = [
  'field',
  'master',
  'changed-last',
  'relation',
  'link',
  'age',
  'problem',
  'correction',
  'refused',
  'records',
  'ground',
  'address',
] as const;
export type FeatureName = (typeof featureNames)[number];

/** One weight of the model for one proposed result, in logits over the runner-up, and the decisions with the feature. */
export const weightSchema = z.strictObject({
  /** The features that have to hold together, as `name:word`; empty for what holds for every case of the kind. */
  features: z.array(z.string().max(80)).max(3).readonly(),
  weight: z.number(),
  decisions: z.number().int(),
  /** How many of them had the proposed result. */
  alike: z.number().int(),
});
export type LearnedWeight = Readonly<z.infer<typeof weightSchema>>;

/** What was learned about one field of a case, or about the case as a whole (`field` null). */
export const learnedPartSchema = z.strictObject({
  field: fieldNameSchema.nullable(),
  outcome: outcomeSchema,
  /** How often such a choice is made in such a case, 0 to 1. */
  probability: z.number().min(0).max(1),
  /** Decisions about the same field of the same kind: what the probability rests on. */
  decisions: z.number().int(),
  /** How often the same suggestion was made before a decision, and how often the decision was just that. */
  suggested: z.number().int(),
  followed: z.number().int(),
});
export type LearnedPart = Readonly<z.infer<typeof learnedPartSchema>>;

/** What is learned for a case; present only where enough decisions carry every part. */
export const learnedSchema = z.strictObject({ parts: z.array(learnedPartSchema).min(1).readonly() });
export type Learned = Readonly<z.infer<typeof learnedSchema>>;

/** From so many decisions on a learned suggestion is shown, with its percentage; before, the words of the cold start. */
export const leastDecisions = 20;

/** The last lessons of a kind that suggestions rest on: habits change, and learning stays a matter of milliseconds. */
export const lastLessons = 600;

/** About a person's will no habit of operators is evidence: these are never learned. */
export const neverLearned: ReadonlySet<MismatchKind> = new Set(['consent-conflict', 'permission-missing']);
