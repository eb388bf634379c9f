import { z } from 'zod';
import { casePolicies, casePolicySchema, fates, policySchema, sampleStandingSchema } from '../../domain/policy.ts';
import { command, query } from '../define.ts';

/** Jobs that compare records of insight data. */
const comparedJobSchema = z.enum(['products', 'orders']);

/** Jobs that write within the bounds of policies. */
const plannedJobSchema = z.enum(['customers', 'consent', 'products', 'orders', 'marketing-orders']);

const standingSchema = z.strictObject({
  expected: z.number().int(),
  agreeing: z.number().int(),
  missing: z.number().int(),
  differing: z.number().int(),
  misplaced: z.number().int(),
  extra: z.number().int(),
  unreadable: z.number().int(),
});

const leftOutSchema = z
  .array(z.strictObject({ reason: z.string(), count: z.number().int() }))
  .max(100)
  .readonly();
const callsSchema = z.strictObject({ erp: z.number().int(), dotdigital: z.number().int(), imports: z.number().int() });

/** What one policy would do with the open cases of its kind, as they stand. */
const outlookSchema = z.strictObject({
  policy: casePolicySchema,
  isOn: z.boolean(),
  /** Decided and sent; left for review by this run; left for the next run by the cap. */
  written: z.number().int(),
  sample: z.number().int(),
  later: z.number().int(),
  leftOut: leftOutSchema,
  /** What the share of the stop is taken from: customers of whom a contact is expected, or items of the catalogue. */
  expected: z.number().int(),
  /** Why nothing would be written until somebody accepts it; null where it may. */
  stop: z.string().nullable(),
  calls: callsSchema,
});

const plannedSchema = z.strictObject({
  key: z.string(),
  verb: z.enum(['create', 'update', 'delete']),
  /** What becomes of a case that a policy may decide; other insight data is written, or left to a person. */
  fate: z.enum(fates).optional(),
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
    output: z.strictObject({
      policies: z
        .array(policySchema.extend({ sampleStanding: sampleStandingSchema.nullable() }))
        .max(20)
        .readonly(),
    }),
  }),
  'policy.set': command({
    process: 'engine',
    summary: 'Switch a policy on or off, or change its bounds; refused in a workspace that is read-only here.',
    input: policySchema.omit({ changedBy: true, changedAt: true }).extend({
      /** Left out: as it is. */
      sample: policySchema.shape.sample.optional(),
    }),
    output: z.strictObject({}),
  }),
  'policy.outlook': query({
    process: 'engine',
    summary:
      'What the policies that decide cases would do with them as they stand, on or off; what is left out and why.',
    input: z.strictObject({
      policies: z
        .array(casePolicySchema)
        .max(casePolicies.length)
        .readonly()
        .default([...casePolicies]),
    }),
    output: z.strictObject({ outlooks: z.array(outlookSchema).max(casePolicies.length).readonly() }),
  }),
  'policy.opt-outs': query({
    process: 'engine',
    summary: 'What the policy that records opt-outs would do with the cases as they stand; what is left out and why.',
    input: z.strictObject({}),
    output: z.strictObject({
      isOn: z.boolean(),
      recorded: z.number().int(),
      leftOut: leftOutSchema,
      calls: callsSchema,
    }),
  }),
  'job.standing': query({
    process: 'engine',
    summary: 'How the records of both sides stand to each other, as they were last read.',
    input: z.strictObject({ job: comparedJobSchema }),
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
