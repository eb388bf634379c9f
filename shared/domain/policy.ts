import { z } from 'zod';

/** What a job may write by itself under bounds, once an operator has switched it on. */
export const writePolicies = ['publish-items', 'send-orders'] as const;
export const writePolicySchema = z.enum(writePolicies);
export type WritePolicy = (typeof writePolicies)[number];

/** An order older than this many days is back-filled, which may start automations for a purchase long past: no policy adds it. */
export const backfillDays = 30;

/** `cap`: the most records a run writes. `stopShare`: the share of what is expected beyond which a run stops and asks. */
export const policySchema = z.strictObject({
  policy: writePolicySchema,
  isOn: z.boolean(),
  cap: z.number().int().min(1).max(1_000_000),
  stopShare: z.number().min(0.001).max(1),
  changedBy: z.string().nullable(),
  changedAt: z.number().int().nullable(),
});
export type Policy = Readonly<z.infer<typeof policySchema>>;
