import type { Run } from '../../shared/domain/run.ts';
import type { OperationName, OutputOf } from '../../shared/ipc/contract.ts';
import { good, runOf, toldAt } from './window-answers.ts';

export type RunDetail = OutputOf<'run.get'>;
export type Bar = OutputOf<'run.timeline'>['bars'][number];
export type Schedule = OutputOf<'schedule.get'>;
export type Timer = Schedule['jobs'][number];
export type Scope = OutputOf<'call.budget'>['scopes'][number];

type Answers = Partial<Record<OperationName, (input: never) => unknown>>;

const minuteMs = 60_000;

/** A run that wrote nothing and met nothing. */
export const runDetailOf = (run: Run, facts: Partial<RunDetail> = {}): RunDetail => ({
  run,
  badRecords: [],
  troubles: [],
  waitingFor: null,
  written: 0,
  verified: 0,
  difference: [],
  refused: [],
  told: null,
  ...facts,
});

/** The bar of a run that began so many minutes ago and took half a minute. */
export const barOf = (id: number, minutesAgo: number, facts: Partial<Bar> = {}): Bar => ({
  id,
  job: 'customers',
  state: 'succeeded',
  startedAt: toldAt - minutesAgo * minuteMs,
  endedAt: toldAt - minutesAgo * minuteMs + 30_000,
  ...facts,
});

export const timersOf = (facts: Partial<Timer> = {}): readonly Timer[] =>
  (['customers', 'consent'] as const).map((job) => ({
    job,
    isOn: true,
    rhythm: { kind: 'interval' as const, everyMs: 5 * minuteMs },
    nextAt: toldAt + 3 * minuteMs,
    wait: null,
    ...facts,
  }));

/** A schedule of these timers, on a machine whose clock never moved. */
export const scheduleOf = (timers: readonly Timer[], facts: Partial<Schedule> = {}): Schedule => ({
  isEnabled: true,
  zone: 'Europe/London',
  quiet: null,
  jobs: timers,
  setBack: [],
  wentAhead: null,
  ...facts,
});

/** A scope with these calls in the last minutes, the newest last. */
export const scopeOf = (
  scope: string,
  calls: readonly number[],
  facts: Partial<Scope> & { readonly limited?: number; readonly others?: number } = {},
): Scope => {
  const { limited = 0, others = 0, ...rest } = facts;
  return {
    system: 'dotdigital',
    scope,
    limit: 35,
    remaining: 20,
    resetAt: null,
    own: 0,
    others,
    minutes: calls.map((count, place) => ({
      at: toldAt - (calls.length - 1 - place) * minuteMs,
      calls: count,
      limited: place === calls.length - 1 ? limited : 0,
      failed: 0,
      others: place === calls.length - 1 ? others : 0,
    })),
    ...rest,
  };
};

/** Answers for the Sync runs screen: these runs as the list and on the time axis, timers on, no call made. */
export const runAnswers = (runs: readonly Run[], next: number | null = null): Answers => ({
  'run.page': () => good({ runs, next }),
  'run.get': ({ runId }: { readonly runId: number }) =>
    good(runDetailOf(runs.find(({ id }) => id === runId) ?? runOf(runId))),
  'run.timeline': () =>
    good({
      bars: runs.map(({ id, job, state, startedAt, endedAt }) => ({ id, job, state, startedAt, endedAt })),
      last: runs.filter(({ endedAt }) => endedAt !== null).slice(0, 1),
    }),
  'run.troubles': () => good({ causes: [] }),
  'run.imports': () => good({ imports: [] }),
  'call.budget': () => good({ now: toldAt, scopes: [] }),
  'schedule.get': () => good(scheduleOf(timersOf())),
  'schedule.set': () => good({}),
});
