import type { Forecast, PartCost } from '../../../shared/domain/cost.ts';
import type { WritePolicy } from '../../../shared/domain/policy.ts';
import type { Job, SyncMode } from '../../../shared/domain/run.ts';
import { fitInto } from '../domain/cost/fit.ts';
import { jobParts } from '../domain/cost/job-parts.ts';
import { costOf, median, workMsOf } from '../domain/cost/run-cost.ts';
import { mostCampaignsAsked, pageSizes, reportPollMs } from '../runtime/page-sizes.ts';
import type { Standing } from '../store/sales-store.ts';
import type { Stores } from '../store/stores.ts';
import type { FlowDeps } from './flow-deps.ts';
import { decidedOf } from './forecast-decided.ts';
import { standingOf } from './standing.ts';

/** Earlier runs that a forecast is measured from: enough that one bad night does not tell. */
const mostEarlier = 9;

export type ForecastDeps = Pick<FlowDeps, 'stores' | 'clock'> & { readonly isReviewer?: boolean };

/** What a run of a job would cost now, and how long it would last, counted from what this workspace holds. */
export const forecastOf = ({ stores, clock, isReviewer }: ForecastDeps, job: Job, mode: SyncMode): Forecast => {
  // There is no other way to check everything.
  const reads = job === 'full-check' ? 'full' : mode;
  const earlier = stores.costs.earlier(job, reads, mostEarlier);
  const imports = stores.costs.imports(job, mostEarlier);
  const importMs = median(imports);
  const parts: readonly PartCost[] = [
    ...unmet(stores),
    ...costOf(jobParts[job], reads, volumeOf(stores), earlier, pageSizes),
    ...(job === 'campaigns' ? [targets(stores)] : []),
    ...(isReviewer === true ? [] : writes(stores, job, importMs)),
  ].reduce(merged, []);
  const sum = (of: PartCost['system']): number =>
    parts.reduce((total, { system, calls }) => (system === of ? total + calls : total), 0);
  const [erpCalls, dotdigitalCalls] = [sum('erp'), sum('dotdigital')];
  const tiers = fitInto(parts, stores.callHistory.windows(), clock.now());
  return {
    job,
    mode,
    erpCalls,
    dotdigitalCalls,
    isLeast: parts.some(({ records }) => records === null),
    parts,
    tiers,
    decided: isReviewer === true ? [] : decidedOf(stores, job),
    workMs: workMsOf(erpCalls + dotdigitalCalls, earlier),
    waitMs: tiers.reduce((longest, { waitMs }) => Math.max(longest, waitMs), 0),
    earlier: {
      runs: earlier.length,
      ownMs: median(earlier.map(({ tookMs, importMs: waited }) => Math.max(0, tookMs - waited))),
      imports: imports.length,
      importMs,
    },
  };
};

/** A full check reads some things once for each of its parts. */
const merged = (parts: readonly PartCost[], next: PartCost): readonly PartCost[] => {
  const same = parts.find(({ part, system }) => part === next.part && system === next.system);
  if (same === undefined) return [...parts, next];
  return parts.map((one) => (one === same ? { ...one, calls: one.calls + next.calls } : one));
};

/** Whose accounts these are is asked once. */
const unmet = ({ workspace }: Stores): readonly PartCost[] =>
  (['erp', 'dotdigital'] as const).flatMap((system) =>
    workspace.fact(`${system}.account`) !== null
      ? []
      : [{ part: 'account', system, scope: system === 'erp' ? 'erp' : 'high', calls: 1, records: 0 } as const],
  );

/** A stream's records as the mirror holds them, once it was read to its end. */
const volumeOf =
  ({ runs, costs }: Stores) =>
  (stream: string): number | null => {
    const point = runs.checkpoint(stream);
    // An increment under way rests on a whole read before it.
    return point === null || !(point.complete || point.sinceAt !== null) ? null : costs.held(stream);
  };

/** Each campaign that is new or has changed is asked about by itself; those to come are not known. */
const targets = ({ campaigns, runs }: Stores): PartCost => {
  const isRead = runs.checkpoint('dotdigital.campaigns')?.complete === true;
  const asked = campaigns.unasked(mostCampaignsAsked).length;
  return { part: 'targets', system: 'dotdigital', scope: 'low', calls: asked, records: isRead ? asked : null };
};

type Written = {
  readonly policy: WritePolicy;
  readonly standing: (stores: Stores) => Iterable<Standing>;
  /** The jobs whose runs change how both sides stand. */
  readonly by: readonly Job[];
};

const written: Readonly<Partial<Record<Job, Written>>> = {
  products: {
    policy: 'publish-items',
    standing: ({ sales }) => sales.itemStanding(),
    by: ['products', 'stock', 'full-check'],
  },
  orders: {
    policy: 'send-orders',
    standing: ({ sales }) => sales.saleStanding(),
    by: ['orders', 'marketing-orders', 'full-check'],
  },
};

/** The newest run that may have changed how both sides stand. */
const markOf = ({ runs }: Stores, { by }: Written): number => {
  const ended = by.map((one) => runs.lastOf(one, ['succeeded', 'partial', 'aborted', 'failed', 'cancelled']));
  return Math.max(0, ...ended.map((run) => run?.id ?? 0));
};

/**
 * Counts how both sides stand where a forecast of a job needs it and it was not counted since: a look at everything, in
 * parts between which others are answered. A forecast without it tells the least.
 */
export const countForForecast = async (stores: Stores, job: Job): Promise<void> => {
  const writing = written[job];
  if (writing === undefined || !stores.policies.get(writing.policy).isOn) return;
  const mark = markOf(stores, writing);
  if (stores.costs.remembered(job, mark) !== null) return;
  stores.costs.remember(job, mark, await standingOf(writing.standing(stores)));
};

/** What is to be imported cannot be said before it was counted. */
const uncounted: PartCost = { part: 'imports', system: 'dotdigital', scope: 'low', calls: 0, records: null };

/** What a policy that is on would write as both sides stand now: imports, their reports, and reading back. */
const writes = (stores: Stores, job: Job, importMs: number | null): readonly PartCost[] => {
  // What of an item is stock and price alone is only known once it was read.
  if (job === 'stock' && stores.policies.get('publish-items').isOn) return [uncounted];
  const writing = written[job];
  if (writing === undefined) return [];
  const policy = stores.policies.get(writing.policy);
  if (!policy.isOn) return [];
  const standing = stores.costs.remembered(job, markOf(stores, writing));
  if (standing === null) return [uncounted];
  const records = Math.min(policy.cap, standing.missing + standing.differing);
  const imports = Math.ceil(records / pageSizes.insightImport);
  // How often a report is asked for until it is there.
  const asked = importMs === null ? 1 : 1 + Math.floor(importMs / reportPollMs);
  const place = { system: 'dotdigital', scope: 'low', records } as const;
  return [
    { part: 'imports', ...place, calls: imports },
    { part: 'reports', ...place, scope: 'unlimited', calls: imports * asked },
    { part: 'read-back', ...place, calls: Math.ceil(records / pageSizes.insight) },
  ];
};
