import { z } from 'zod';

/** What a job may write by itself under bounds, once an operator has switched it on. */
export const writePolicies = [
  'publish-items',
  'send-orders',
  'write-attributes',
  'create-contacts',
  'post-orders',
  'withdraw-items',
] as const;
export const writePolicySchema = z.enum(writePolicies);
export type WritePolicy = (typeof writePolicies)[number];

/** What the customers job may write: by decisions on cases, each as a person would have made it. */
export const customerPolicies = ['write-attributes', 'create-contacts'] as const;
export const customerPolicySchema = z.enum(customerPolicies);
export type CustomerPolicy = (typeof customerPolicies)[number];

/** What is written by decisions on cases, whichever job finds them. */
export const casePolicies = [...customerPolicies, 'withdraw-items'] as const;
export const casePolicySchema = z.enum(casePolicies);
export type CasePolicy = (typeof casePolicies)[number];

/** An order older than this many days is back-filled, which may start automations for a purchase long past: no policy adds it. */
export const backfillDays = 30;

/**
 * Of every run this share of what a policy would write, at least one record, is left to a person, until so many in a row
 * were approved as they were.
 */
export const sampleSchema = z.strictObject({
  share: z.number().min(0.01).max(1),
  until: z.number().int().min(1).max(1_000),
});
export type Sample = Readonly<z.infer<typeof sampleSchema>>;

const boundsShape = {
  cap: z.number().int().min(1).max(1_000_000),
  stopShare: z.number().min(0.001).max(1),
  /** Null where nothing is left to a person: a policy that decides no cases. */
  sample: sampleSchema.nullable(),
};

/** `cap`: the most records a run writes. `stopShare`: the share of what is expected beyond which a run stops and asks. */
export const policySchema = z.strictObject({
  policy: writePolicySchema,
  isOn: z.boolean(),
  ...boundsShape,
  changedBy: z.string().nullable(),
  changedAt: z.number().int().nullable(),
});
export type Policy = Readonly<z.infer<typeof policySchema>>;
export type PolicyBounds = Pick<Policy, 'cap' | 'stopShare' | 'sample'>;

/** How far the sample of a policy is: approved as they were in a row, and waiting for a person. */
export const sampleStandingSchema = z.strictObject({
  approved: z.number().int(),
  waiting: z.number().int(),
});
export type SampleStanding = Readonly<z.infer<typeof sampleStandingSchema>>;

/** What becomes of a case that a policy may decide: written, left for review, or left for the next run by the cap. */
export const fates = ['written', 'sample', 'later'] as const;
export type Fate = (typeof fates)[number];
