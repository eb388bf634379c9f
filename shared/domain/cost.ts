import { z } from 'zod';
import { casePolicies, casePolicySchema } from './policy.ts';
import { jobSchema, syncModeSchema } from './run.ts';

/** What the calls of a run are for. */
export const costParts = [
  'account',
  'data-fields',
  'opt-outs',
  'customers',
  'contacts',
  'products',
  'stock',
  'prices',
  'orders',
  'invoices',
  'credit-notes',
  'settlements',
  'periods',
  'collection',
  'catalogue',
  'order-records',
  'lists',
  'segments',
  'campaigns',
  'targets',
  'imports',
  'reports',
  'read-back',
] as const;
export type CostPart = (typeof costParts)[number];

const systemSchema = z.enum(['erp', 'dotdigital']);

/**
 * One part of what a run costs. `records` are those that are counted, null where nothing of it was read yet: then `calls`
 * is the least that it takes.
 */
export const partCostSchema = z.strictObject({
  part: z.enum(costParts),
  system: systemSchema,
  scope: z.string(),
  calls: z.number().int().min(0),
  records: z.number().int().min(0).nullable(),
});
export type PartCost = Readonly<z.infer<typeof partCostSchema>>;

/**
 * What a policy would have sent after a run: the run decides, and the changes go like any other. It is in no sum of the run's
 * own calls. `changes` is null where its cases were not counted yet.
 */
export const decidedCostSchema = z.strictObject({
  policy: casePolicySchema,
  changes: z.number().int().min(0).nullable(),
  erpCalls: z.number().int().min(0),
  dotdigitalCalls: z.number().int().min(0),
  /** How many imports carry them; 0 where each goes by itself. */
  imports: z.number().int().min(0),
});
export type DecidedCost = Readonly<z.infer<typeof decidedCostSchema>>;

/** How the calls of a run fit into one rate window as it is now. */
export const tierCostSchema = z.strictObject({
  system: systemSchema,
  scope: z.string(),
  calls: z.number().int().min(0),
  /** Calls a window, and of those what a run may use now; null where the remote has told no limit. */
  limit: z.number().int().nullable(),
  free: z.number().int().nullable(),
  /** How many windows have to open before the last call may leave; 0 where all fit into this one. */
  windows: z.number().int().min(0),
  /** When the last of them opens, in ms from now. */
  waitMs: z.number().int().min(0),
});
export type TierCost = Readonly<z.infer<typeof tierCostSchema>>;

/** What a run of a job would cost, counted from this workspace's own volumes, and how long it would take. */
export const forecastSchema = z.strictObject({
  job: jobSchema,
  mode: syncModeSchema,
  erpCalls: z.number().int().min(0),
  dotdigitalCalls: z.number().int().min(0),
  /** Whether it is only the least: something of it was never counted. */
  isLeast: z.boolean(),
  parts: z.array(partCostSchema).max(40).readonly(),
  tiers: z.array(tierCostSchema).max(10).readonly(),
  decided: z.array(decidedCostSchema).max(casePolicies.length).readonly(),
  /** How long earlier runs took for so many calls; null where none has ended well. */
  workMs: z.number().int().min(0).nullable(),
  /** How long the rate windows make it last at least. */
  waitMs: z.number().int().min(0),
  /** Earlier runs of this job and mode that it was measured from, newest first, and their own time without imports. */
  earlier: z.strictObject({
    runs: z.number().int().min(0),
    ownMs: z.number().int().min(0).nullable(),
    /** Of imports that the job handed in, until their report was there. */
    imports: z.number().int().min(0),
    importMs: z.number().int().min(0).nullable(),
  }),
});
export type Forecast = Readonly<z.infer<typeof forecastSchema>>;

/** What was told before a run began. */
export const toldCostSchema = z.strictObject({
  erpCalls: z.number().int().min(0),
  dotdigitalCalls: z.number().int().min(0),
  isLeast: z.boolean(),
  lastsMs: z.number().int().min(0).nullable(),
});
export type ToldCost = Readonly<z.infer<typeof toldCostSchema>>;

/** A run that ended well: what it read, what it cost and how long it took. */
export type EarlierRun = {
  readonly erpRead: number;
  readonly dotdigitalRead: number;
  readonly calls: number;
  readonly tookMs: number;
  /** The part of its time that it waited for imports which it handed in. */
  readonly importMs: number;
};

/** The share of a limit that background work leaves to others on the account. */
export const reserveShare = 0.1;

/** The calls of a window that background work leaves to others: at least one, and never all. */
export const reserveOf = (limit: number, share: number = reserveShare): number =>
  Math.min(Math.max(1, Math.ceil(limit * share)), Math.max(0, limit - 1));

/** How long a run is expected to last; null where no earlier one tells. */
export const lastsMs = ({ workMs, waitMs }: Pick<Forecast, 'workMs' | 'waitMs'>): number | null =>
  workMs === null ? null : Math.max(workMs, waitMs);
