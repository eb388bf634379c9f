import { z } from 'zod';
import { jobSchema } from './run.ts';

/** The link itself is ill: what product.md calls these kinds of mismatch, as they stand at this moment. */
export const alertKinds = ['credential-refused', 'sync-failed', 'sync-late', 'quota-low', 'schema-changed'] as const;
export type AlertKind = (typeof alertKinds)[number];

const at = z.number().int();
const systemSchema = z.enum(['erp', 'dotdigital']);

/** One thing that somebody has to look at, with what says so: a run, a promise, an answer. Instants are epoch ms. */
export const alertSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('credential-refused'),
    since: at,
    jobs: z.array(jobSchema).readonly(),
    sentence: z.string(),
    runId: z.number().int(),
  }),
  z.strictObject({
    kind: z.literal('sync-failed'),
    since: at,
    job: jobSchema,
    times: z.number().int(),
    /** It stopped to ask instead of failing. */
    asks: z.boolean(),
    sentence: z.string(),
    runId: z.number().int(),
  }),
  z.strictObject({
    kind: z.literal('sync-late'),
    since: at,
    job: jobSchema,
    /** As old as what it read last is. */
    readAt: at,
    promiseMs: z.number().int(),
  }),
  z.strictObject({
    kind: z.literal('quota-low'),
    since: at,
    system: systemSchema,
    scope: z.string(),
    limited: z.number().int(),
    limit: z.number().nullable(),
    remaining: z.number().nullable(),
    own: z.number(),
    others: z.number(),
    resetAt: at.nullable(),
  }),
  z.strictObject({
    kind: z.literal('schema-changed'),
    since: at,
    system: systemSchema,
    sentence: z.string(),
    runId: z.number().int(),
  }),
]);
export type Alert = Readonly<z.infer<typeof alertSchema>>;

/** Several of one kind, as they are kept with a case. */
export const alertsSchema = z.array(alertSchema).readonly();
