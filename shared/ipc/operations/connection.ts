import { z } from 'zod';
import { systemSchema } from '../../domain/change.ts';
import { command, query } from '../define.ts';

/** Which of the two versions of a connection: the one in use, or the one that is being set up. */
export const connectionSlotSchema = z.enum(['current', 'next']);

/** How Concord speaks to a system. The training pair is started by Concord itself. */
export const productSchema = z.enum(['training', 'flow', 'dotdigital']);

/** A connection without its secret. `baseUrl` is https, or http on the loopback interface. */
export const connectionSchema = z.strictObject({
  system: systemSchema,
  slot: connectionSlotSchema,
  product: productSchema,
  name: z.string().trim().min(1).max(80),
  baseUrl: z.url().max(500),
  user: z.string().max(200),
  savedAt: z.number().int(),
  testedAt: z.number().int().nullable(),
  /** Steps that held at the last test, of how many. */
  passed: z.number().int(),
  steps: z.number().int(),
});
export type Connection = Readonly<z.infer<typeof connectionSchema>>;

export const testSteps = ['reach', 'authenticate', 'permissions', 'clock', 'sample'] as const;
export const testStepSchema = z.strictObject({
  step: z.enum(testSteps),
  state: z.enum(['passed', 'failed', 'skipped']),
  ms: z.number().int().nullable(),
  /** What was found, or what to do. */
  sentence: z.string(),
  /** Rows of a table under the step: needed and allowed access, or the sample record through the mapping. */
  rows: z
    .array(z.strictObject({ name: z.string(), first: z.string(), second: z.string(), isFine: z.boolean() }))
    .max(60)
    .readonly(),
});
export type TestStep = Readonly<z.infer<typeof testStepSchema>>;

export const connectionOperations = {
  'connection.list': query({
    process: 'engine',
    summary: "The workspace's connections without their secrets, and whether the engine holds the secret of each.",
    input: z.strictObject({}),
    output: z.strictObject({
      connections: z
        .array(connectionSchema.extend({ hasSecret: z.boolean() }))
        .max(4)
        .readonly(),
    }),
  }),
  'connection.save': command({
    process: 'engine',
    summary: 'Keep a connection that is being set up; syncs go on with the one in use until it is switched to.',
    input: z.strictObject({
      system: systemSchema,
      product: productSchema.exclude(['training']),
      name: z.string().trim().min(1).max(80),
      /** What was typed; an address that may not be is refused with a sentence. */
      baseUrl: z.string().trim().min(1).max(500),
      user: z.string().trim().max(200),
    }),
    output: connectionSchema,
  }),
  'connection.discard': command({
    process: 'engine',
    summary: 'Drop the connection that is being set up.',
    input: z.strictObject({ system: systemSchema }),
    output: z.strictObject({ discarded: z.boolean() }),
  }),
  'connection.test': command({
    process: 'engine',
    summary:
      'Test a connection step by step: reach, authenticate, permissions, clock, and a sample record through the mapping.',
    input: z.strictObject({ system: systemSchema, slot: connectionSlotSchema }),
    output: z.strictObject({
      at: z.number().int(),
      ms: z.number().int(),
      steps: z.array(testStepSchema).max(5).readonly(),
    }),
  }),
  'connection.discover-region': command({
    process: 'engine',
    summary: 'Ask Dotdigital which region an account lives in, with the secret that is being set up.',
    input: z.strictObject({}),
    output: z.strictObject({ baseUrl: z.string(), region: z.string().nullable() }),
  }),
  'connection.adopt': command({
    process: 'engine',
    summary: 'Use the connection that was being set up from now on. All steps of its last test must have held.',
    input: z.strictObject({ system: systemSchema }),
    output: connectionSchema,
  }),
} as const;
