import type { Forecast } from '../../shared/domain/cost.ts';
import type { JobHealth } from '../../shared/domain/health.ts';
import { type Job, jobs, type SyncMode } from '../../shared/domain/run.ts';
import type { OperationName } from '../../shared/ipc/contract.ts';
import { type Schedule, scheduleOf, type Timer } from './run-answers.ts';
import { good, toldAt } from './window-answers.ts';

const minuteMs = 60_000;

/** What a run of a job costs: 4 calls to the ERP and 5 to Dotdigital, 3 of them in the low tier; in full ten times that. */
export const forecastOf = (job: Job, mode: SyncMode, facts: Partial<Forecast> = {}): Forecast => {
  const times = mode === 'full' ? 10 : 1;
  return {
    job,
    mode,
    erpCalls: 4 * times,
    dotdigitalCalls: 5 * times,
    isLeast: false,
    parts: [
      { part: 'customers', system: 'erp', scope: 'erp', calls: 4 * times, records: mode === 'full' ? 39_800 : 0 },
      { part: 'contacts', system: 'dotdigital', scope: 'low', calls: 5 * times, records: 12_480 },
    ],
    tiers: [
      { system: 'dotdigital', scope: 'low', calls: 3 * times, limit: 35, free: 31, windows: 0, waitMs: 0 },
      { system: 'erp', scope: 'erp', calls: 4 * times, limit: null, free: null, windows: 0, waitMs: 0 },
    ],
    decided: [],
    workMs: minuteMs * times,
    waitMs: 0,
    earlier: { runs: 5, ownMs: minuteMs, imports: 0, importMs: null },
    ...facts,
  };
};

/** A job that came through two minutes ago. */
export const healthOf = (job: Job, facts: Partial<JobHealth> = {}): JobHealth => ({
  job,
  last: { id: 7, state: 'succeeded', startedAt: toldAt - 2 * minuteMs, endedAt: toldAt - minuteMs },
  good: { id: 7, startedAt: toldAt - 2 * minuteMs },
  failing: null,
  ...facts,
});

/** Every job by an interval: orders every 14 minutes, the others every 5. */
export const allTimers = (facts: Partial<Timer> = {}): readonly Timer[] =>
  jobs.map((job) => ({
    job,
    isOn: true,
    rhythm: { kind: 'interval' as const, everyMs: (job === 'orders' ? 14 : 5) * minuteMs },
    nextAt: toldAt + 3 * minuteMs,
    wait: null,
    ...facts,
  }));

type Answers = Partial<Record<OperationName, (input: never) => unknown>>;

/** Answers for Schedules & alerts: every timer on, every job fine, no call refused. */
export const scheduleAnswers = (facts: Partial<Schedule> = {}): Answers => ({
  'schedule.get': () => good(scheduleOf(allTimers(), facts)),
  'schedule.set': () => good({}),
  'schedule.quiet': () => good({}),
  'job.health': () => good({ now: toldAt, jobs: jobs.map((job) => healthOf(job)), schemaChanges: [] }),
  'cost.forecast': () =>
    good({
      now: toldAt,
      forecasts: jobs.flatMap((job) => (['full', 'incremental'] as const).map((mode) => forecastOf(job, mode))),
    }),
  'call.budget': () => good({ now: toldAt, scopes: [] }),
  'policy.list': () => good({ policies: [] }),
});
