import { z } from 'zod';
import { policySchema, writePolicySchema } from '../../domain/policy.ts';
import { command, query } from '../define.ts';

/** Jobs that compare records of insight data. */
const plannedJobSchema = z.enum(['products', 'orders']);

const standingSchema = z.strictObject({
  expected: z.number().int(),
  agreeing: z.number().int(),
  missing: z.number().int(),
  differing: z.number().int(),
  misplaced: z.number().int(),
  extra: z.number().int(),
  unreadable: z.number().int(),
});

const plannedSchema = z.strictObject({
  key: z.string(),
  verb: z.enum(['create', 'update']),
  /** What would be sent; null where the policy leaves it to a person. */
  json: z.string().nullable(),
  /** What differs, by field: as it stands in Dotdigital, and as it would be. */
  changes: z
    .array(z.strictObject({ field: z.string(), before: z.string().nullable(), after: z.string().nullable() }))
    .max(20)
    .readonly(),
});

export const policyOperations = {
  'policy.list': query({
    process: 'engine',
    summary: 'What jobs may write by themselves, and within which bounds.',
    input: z.strictObject({}),
    output: z.strictObject({ policies: z.array(policySchema).max(20).readonly() }),
  }),
  'policy.set': command({
    process: 'engine',
    summary: 'Switch a policy on or off, or change its bounds; refused in a workspace that is read-only here.',
    input: z.strictObject({
      policy: writePolicySchema,
      isOn: z.boolean(),
      cap: z.number().int().min(1).max(1_000_000),
      stopShare: z.number().min(0.001).max(1),
    }),
    output: z.strictObject({}),
  }),
  'job.standing': query({
    process: 'engine',
    summary: 'How the records of both sides stand to each other, as they were last read.',
    input: z.strictObject({ job: plannedJobSchema }),
    output: z.strictObject({
      standing: standingSchema,
      /** Calls that writing all that is planned would take, reports and reading back included, at least. */
      calls: z.number().int(),
    }),
  }),
  'job.plan': query({
    process: 'engine',
    summary: 'A dry run: what the job would write now, by key; at most 100, with a cursor for the next.',
    input: z.strictObject({
      job: plannedJobSchema,
      after: z.string().max(300).default(''),
      limit: z.number().int().min(1).max(100).default(50),
    }),
    output: z.strictObject({
      writes: z.array(plannedSchema).max(100).readonly(),
      next: z.string().nullable(),
    }),
  }),
} as const;
