import { expect, test } from 'vitest';
import { type Job, jobs } from '../../../shared/domain/run.ts';
import { intervalOf, type Quiet, type Rhythm, type TimedJob } from '../../../shared/domain/schedule.ts';
import { type Circumstances, planJobs } from '../../../shared/domain/schedule-plan.ts';

const minute = 60_000;
const hour = 60 * minute;
const now = Date.UTC(2026, 10, 25, 9);
const free: Circumstances = { now, quiet: null, running: null, wakingUntil: null };
const every = (minutes: number): Rhythm => ({ kind: 'interval', everyMs: minutes * minute });
const timed = (job: Job, endedMinutesAgo: number | null, changes: Partial<TimedJob> = {}): TimedJob => ({
  job,
  isOn: true,
  rhythm: every(5),
  setAt: 0,
  lastStartedAt: endedMinutesAgo === null ? null : now - (endedMinutesAgo + 1) * minute,
  lastEndedAt: endedMinutesAgo === null ? null : now - endedMinutesAgo * minute,
  failures: 0,
  ...changes,
});

test.each<[string, readonly TimedJob[], Job | null]>([
  ['nothing starts while nothing is due', [timed('customers', 1), timed('consent', 1)], null],
  ['what is due starts', [timed('customers', 1), timed('consent', 6)], 'consent'],
  ['of two, the one that has waited longer starts', [timed('customers', 6), timed('consent', 9)], 'consent'],
  [
    'waiting is measured by the interval: two minutes of five are more than ten of a day',
    [timed('customers', 7), timed('products', 1_450, { rhythm: every(1_440) })],
    'customers',
  ],
  ['what never ran starts before what did', [timed('consent', 90), timed('customers', null)], 'customers'],
  [
    'of two that never ran, the first of the table starts',
    [timed('consent', null), timed('customers', null)],
    'customers',
  ],
  ['identities go before orders that have waited longer', [timed('orders', 7), timed('customers', 6)], 'customers'],
  ['the catalogue goes before orders', [timed('orders', 20), timed('products', 16)], 'products'],
  ['orders go where the identities are current', [timed('orders', 90), timed('customers', 2)], 'orders'],
  [
    'orders go where the identities ran since the orders fell due',
    [timed('orders', 20), timed('customers', 6)],
    'orders',
  ],
  ['orders that never ran go where the identities did', [timed('orders', null), timed('customers', 900)], 'orders'],
  [
    'orders that never ran wait for identities that never did',
    [timed('orders', null), timed('customers', null)],
    'customers',
  ],
  ['identities that back off hold no orders', [timed('orders', 7), timed('customers', 6, { failures: 3 })], 'orders'],
  ['what is off never starts', [timed('customers', null, { isOn: false })], null],
])('%s', (_what, all, expected) => {
  expect(planJobs(all, free).start).toBe(expected);
});

test('a long run lets consent in that is due, and nothing that it does not give way to', () => {
  const running = { job: 'orders', phase: 'dotdigital' } as const;
  const all = [timed('consent', 6), timed('products', 40), timed('orders', 40)];
  const { start, jobs: planned } = planJobs(all, { ...free, running });
  expect(start).toBe('consent');
  expect(planned.map(({ job, wait }) => [job, wait?.kind ?? null])).toEqual([
    ['consent', null],
    ['products', 'run'],
    ['orders', 'run'],
  ]);
  expect(planJobs([timed('consent', 2), timed('products', 40)], { ...free, running }).start).toBeNull();
});

const nightly: Rhythm = { kind: 'daily', minute: 120, zone: 'UTC' };
const morning: Quiet = { isOn: true, from: 480, to: 600, zone: 'UTC' };

test.each<[string, TimedJob, Partial<Circumstances>, number | null, object | null]>([
  ['has nothing to wait for but its time', timed('customers', 1), {}, now + 4 * minute, null],
  ['starts now', timed('customers', 6), {}, now, null],
  ['is off', timed('customers', 6, { isOn: false }), {}, null, null],
  [
    'runs',
    timed('customers', 6),
    { running: { job: 'customers', phase: 'erp' } },
    now,
    { kind: 'run', job: 'customers' },
  ],
  [
    'is due while another runs',
    timed('customers', 6),
    { running: { job: 'consent', phase: 'erp' } },
    now,
    { kind: 'run', job: 'consent' },
  ],
  [
    'comes later while another runs',
    timed('customers', 1),
    { running: { job: 'consent', phase: 'erp' } },
    now + 4 * minute,
    null,
  ],
  [
    'is due in the quiet window',
    timed('customers', 6),
    { quiet: morning },
    now + hour,
    { kind: 'quiet', until: now + hour },
  ],
  [
    'falls due in the quiet window of tomorrow',
    timed('products', 30, { rhythm: { ...nightly, minute: 500 } }),
    { quiet: { ...morning, from: 0, to: 720 } },
    now + 27 * hour,
    { kind: 'quiet', until: now + 27 * hour },
  ],
  [
    'backs off',
    timed('customers', 1, { failures: 3 }),
    {},
    now + 39 * minute,
    { kind: 'back-off', until: now + 39 * minute, failures: 3 },
  ],
  [
    'is due and the machine has just woken',
    timed('customers', 60),
    { wakingUntil: now + 10_000 },
    now + 10_000,
    { kind: 'waking', until: now + 10_000 },
  ],
  ['is due long after the machine woke', timed('customers', 60), { wakingUntil: now }, now, null],
])('a job that %s is told with its next run and what it waits for', (_what, one, circumstances, nextAt, wait) => {
  const planned = planJobs([one], { ...free, ...circumstances });
  expect(planned.jobs).toEqual([{ job: one.job, nextAt, wait }]);
  expect(planned.start).toBe(wait === null && nextAt === now ? one.job : null);
});

test('what is due behind another is told whose turn it is', () => {
  const { jobs: planned } = planJobs([timed('orders', 7), timed('customers', 6)], free);
  expect(planned.map(({ wait }) => wait)).toEqual([{ kind: 'turn', job: 'customers' }, null]);
});

test('nothing starves: on short intervals and long runs every job has its turn', () => {
  for (const runMinutes of [1, 4, 6, 11]) {
    const rhythms = {
      customers: every(5),
      consent: every(5),
      products: nightly,
      stock: every(15),
      orders: every(15),
      campaigns: every(30),
      'full-check': { ...nightly, minute: nightly.minute + 90 },
      'marketing-orders': every(15),
    };
    const last = new Map<Job, { readonly startedAt: number; readonly endedAt: number }>();
    const longest = new Map<Job, number>();
    let at = now;
    for (const end = now + 72 * hour; at < end; ) {
      const all = jobs.map((job) =>
        timed(job, null, {
          rhythm: rhythms[job],
          lastStartedAt: last.get(job)?.startedAt ?? null,
          lastEndedAt: last.get(job)?.endedAt ?? null,
        }),
      );
      const { start } = planJobs(all, { ...free, now: at });
      if (start === null) {
        at += minute;
        continue;
      }
      const wait = at - (last.get(start)?.endedAt ?? now);
      longest.set(start, Math.max(longest.get(start) ?? 0, wait));
      last.set(start, { startedAt: at, endedAt: at + runMinutes * minute });
      at += runMinutes * minute;
    }
    for (const job of jobs) {
      // Its own interval, and the runs of the others, three times over: some go ahead of what builds on them.
      expect(longest.get(job)).toBeLessThanOrEqual(
        intervalOf(rhythms[job]) + 3 * (jobs.length - 1) * runMinutes * minute + minute,
      );
      expect(at - (last.get(job)?.startedAt ?? 0)).toBeLessThanOrEqual(25 * hour);
    }
  }
});
