import { z } from 'zod';
import { failureSchema } from '../errors.ts';

/**
 * customers: both mirrors, then the comparison. consent: opt-outs of both sides, recorded where they are missing.
 * products: what is sold against the catalogue. orders: sales against the Orders of all contacts. campaigns: what goes out
 * to which lists and segments. stock: stock and prices alone, on a faster beat. full-check: both sides of everything to the
 * last record. marketing-orders: orders of Dotdigital that the ERP lacks. In the order in which one builds on another:
 * identities come before orders.
 */
export const jobs = [
  'customers',
  'consent',
  'products',
  'stock',
  'orders',
  'campaigns',
  'full-check',
  'marketing-orders',
] as const;
export const jobSchema = z.enum(jobs);
export type Job = (typeof jobs)[number];

/** Full refresh reads everything and may mark deletions; incremental reads what changed since the watermark. */
export const syncModes = ['full', 'incremental'] as const;
export const syncModeSchema = z.enum(syncModes);
export type SyncMode = (typeof syncModes)[number];

export const runTriggers = ['operator', 'first-opening', 'schedule', 'resume'] as const;
export const runTriggerSchema = z.enum(runTriggers);
export type RunTrigger = (typeof runTriggers)[number];

export const runStates = [
  'queued',
  'running',
  'interrupted',
  'succeeded',
  'partial',
  'aborted',
  'failed',
  'cancelled',
] as const;
export const runStateSchema = z.enum(runStates);
export type RunState = (typeof runStates)[number];

/** The parts of a full check, in their order. */
export const checkParts = ['people', 'items', 'orders'] as const;
export type CheckPart = (typeof checkParts)[number];

export const runPhases = [
  'erp',
  'dotdigital',
  'compare',
  'record',
  'done',
  'people-erp',
  'people-dotdigital',
  'people-compare',
  'items-erp',
  'items-dotdigital',
  'items-compare',
  'orders-erp',
  'orders-dotdigital',
  'orders-compare',
] as const;
export const runPhaseSchema = z.enum(runPhases);
export type RunPhase = (typeof runPhases)[number];

/** Everything a run counts. All are records, but for the calls. */
export const runCountsSchema = z.strictObject({
  erpRead: z.number().int(),
  erpChanged: z.number().int(),
  erpRemoved: z.number().int(),
  dotdigitalRead: z.number().int(),
  dotdigitalChanged: z.number().int(),
  dotdigitalRemoved: z.number().int(),
  skipped: z.number().int(),
  erpCalls: z.number().int(),
  dotdigitalCalls: z.number().int(),
  compared: z.number().int(),
  opened: z.number().int(),
  cleared: z.number().int(),
  /** Decisions that the run made by itself, by a policy; absent in runs from before there was one. */
  recorded: z.number().int().default(0),
  /** Cases that a policy left to a person so that somebody sees what it does. */
  sampled: z.number().int().default(0),
  /** Records that a full check found changed although an increment should have told of them. */
  missed: z.number().int().default(0),
  /** Records of insight data that a policy wrote, those of them that were read back as written, and those refused. */
  written: z.number().int().default(0),
  verified: z.number().int().default(0),
  refused: z.number().int().default(0),
  /** Marketing orders that waited for something and wait no longer. */
  released: z.number().int().default(0),
});
export type RunCounts = Readonly<z.infer<typeof runCountsSchema>>;

/** A run that has counted nothing yet. */
export const noCounts: RunCounts = {
  erpRead: 0,
  erpChanged: 0,
  erpRemoved: 0,
  dotdigitalRead: 0,
  dotdigitalChanged: 0,
  dotdigitalRemoved: 0,
  skipped: 0,
  erpCalls: 0,
  dotdigitalCalls: 0,
  compared: 0,
  opened: 0,
  cleared: 0,
  recorded: 0,
  sampled: 0,
  missed: 0,
  written: 0,
  verified: 0,
  refused: 0,
  released: 0,
};

/** One execution of one job. */
export const runSchema = z.strictObject({
  id: z.number().int().positive(),
  job: jobSchema,
  mode: syncModeSchema,
  trigger: runTriggerSchema,
  state: runStateSchema,
  phase: runPhaseSchema,
  startedAt: z.number().int(),
  endedAt: z.number().int().nullable(),
  progressedAt: z.number().int(),
  startedBy: z.string(),
  counts: runCountsSchema,
  failure: failureSchema.nullable(),
});
export type Run = Readonly<z.infer<typeof runSchema>>;

/**
 * What keeps something from going on: a window of calls that opens later, an answer that has not come, the next try after a
 * fault, an import that is being worked on, or this machine's disk. `until` where it is known (of the disk: when the slow write
 * was over).
 */
export const waitingForSchema = z.strictObject({
  system: z.enum(['erp', 'dotdigital', 'machine']),
  reason: z.enum(['rate-window', 'answer', 'retry', 'import', 'disk']),
  since: z.number().int(),
  until: z.number().int().nullable(),
});
export type WaitingFor = Readonly<z.infer<typeof waitingForSchema>>;

/** A trouble that a run met and told, all of its kind together. */
export const troubleSchema = z.strictObject({
  system: z.enum(['erp', 'dotdigital']),
  code: z.string(),
  sentence: z.string(),
  count: z.number().int(),
  firstAt: z.number().int(),
  lastAt: z.number().int(),
});
export type Trouble = Readonly<z.infer<typeof troubleSchema>>;

/** A record that could not be used: kept raw (sealed) in the store, told here without personal data. */
export const badRecordSchema = z.strictObject({
  system: z.enum(['erp', 'dotdigital']),
  reference: z.string(),
  problem: z.string(),
  seenAt: z.number().int(),
});
export type BadRecord = Readonly<z.infer<typeof badRecordSchema>>;
