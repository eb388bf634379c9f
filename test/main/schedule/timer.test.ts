import { expect, test } from 'vitest';
import { createScheduleTimer } from '../../../electron/main/schedule/timer.ts';
import { usualTimer } from '../../../electron/main/settings/workspaces-file.ts';
import { type Job, noCounts, type Run } from '../../../shared/domain/run.ts';
import { failure } from '../../../shared/errors.ts';
import { err, ok, type Result } from '../../../shared/result.ts';

const minute = 60_000;
const begin = Date.UTC(2026, 10, 25, 9);

const connection = (system: string, changes: object = {}) => ({
  system,
  slot: 'current',
  product: system === 'erp' ? 'flow' : 'dotdigital',
  name: 'Ours',
  baseUrl: 'https://one.example',
  user: '',
  savedAt: 1,
  testedAt: 1,
  passed: 5,
  steps: 5,
  hasSecret: true,
  ...changes,
});
const side = { product: 'p', account: null, readAt: null, records: 0 };
const glance = {
  name: 'Ours',
  training: false,
  access: 'writer',
  heldBy: null,
  operator: 'anna',
  erp: side,
  dotdigital: side,
  running: null,
  lastRun: null,
  comparedAt: null,
  outbox: [],
};

/** An engine that keeps runs, and a clock that stands until it is moved. */
/** Jobs that these tests are not about. */
const resting = { isOn: false, everyMs: 3_600_000 };

const schedule = () => {
  let now = begin;
  const runs: Run[] = [];
  const state = {
    glance: { ...glance } as object,
    connections: [connection('erp'), connection('dotdigital')] as object[],
    role: 'writer' as 'writer' | 'reviewer',
    slug: 'our-shop',
    refuses: null as ReturnType<typeof failure> | null,
    timers: new Map<Job, { isOn: boolean; everyMs: number }>(),
  };
  const answers: Record<string, (input: { readonly job?: Job }) => Result<unknown>> = {
    'workspace.get': () => ok(state.glance),
    'connection.list': () => ok({ connections: state.connections }),
    'run.page': () => ok({ runs: [...runs].reverse(), next: null }),
    'sync.start': ({ job = 'customers' }) => {
      if (state.refuses !== null) return err(state.refuses);
      const base = { id: runs.length + 1, mode: 'incremental', trigger: 'schedule', phase: 'erp' } as const;
      const times = { startedAt: now, endedAt: null, progressedAt: now, startedBy: 'anna' };
      runs.push({ ...base, ...times, job, state: 'running', counts: noCounts, failure: null });
      return ok({ runId: runs.length });
    },
  };
  const timer = createScheduleTimer({
    invoke: async (name, input) => answers[name]?.(input as { job?: Job }) ?? err(failure('bug', name)),
    workspace: () => ({
      slug: state.slug,
      role: state.role,
      timer: (job) => state.timers.get(job) ?? (job === 'products' || job === 'orders' ? resting : usualTimer),
    }),
    now: () => now,
    log: { info: () => undefined, warn: () => undefined },
  });
  const end = (outcome: Run['state'] = 'succeeded'): void => {
    const last = runs.pop();
    if (last !== undefined) runs.push({ ...last, state: outcome, endedAt: now });
  };
  return {
    timer,
    state,
    end,
    runs,
    started: () => runs.map(({ job, startedAt }) => [job, (startedAt - begin) / minute]),
    /** Moves the clock by minutes and looks. */
    after: async (minutes: number): Promise<void> => {
      now += minutes * minute;
      await timer.tick();
    },
  };
};

test('jobs run one after another, each again an interval after its end', async () => {
  const { after, end, started } = schedule();
  await after(0);
  await after(1);
  expect(started()).toEqual([['customers', 0]]);
  end();
  await after(1);
  end();
  await after(3);
  await after(1);
  end();
  await after(1);
  expect(started()).toEqual([
    ['customers', 0],
    ['consent', 2],
    ['customers', 6],
    ['consent', 7],
  ]);
});

test('a look that comes during another starts nothing', async () => {
  const { timer, started } = schedule();
  await Promise.all([timer.tick(), timer.tick(), timer.tick()]);
  expect(started()).toHaveLength(1);
});

test('a job that fails waits twice as long each time, and an interval again once it succeeds', async () => {
  const { after, end, state, started } = schedule();
  state.timers.set('consent', { isOn: false, everyMs: 5 * minute });
  for (const outcome of ['failed', 'aborted', 'succeeded'] as const) {
    for (let look = 0; look < 120 && started().length < 1; look += 1) await after(1);
    const before = started().length;
    end(outcome);
    for (let look = 0; look < 120 && started().length === before; look += 1) await after(1);
  }
  expect(started().map(([, at]) => at)).toEqual([1, 11, 31, 36]);
});

test('a start that is refused is not asked for at every look', async () => {
  const { after, state, started, end } = schedule();
  state.timers.set('consent', { isOn: false, everyMs: 5 * minute });
  state.refuses = failure('secret.unavailable', 'Locked.');
  await after(0);
  await after(5);
  state.refuses = null;
  await after(4);
  expect(started()).toEqual([]);
  await after(1);
  expect(started()).toEqual([['customers', 10]]);
  end();
});

test.each<[string, (state: ReturnType<typeof schedule>['state']) => void]>([
  ['is open read-only', (state) => (state.glance = { ...glance, access: 'read-only', heldBy: 'somebody' })],
  ['has one connection', (state) => state.connections.pop()],
  ['has no secret at hand', (state) => (state.connections[0] = connection('erp', { hasSecret: false }))],
  [
    'has a connection that is only being set up',
    (state) => (state.connections[0] = connection('erp', { slot: 'next' })),
  ],
  [
    'has a connection that was not tested',
    (state) => (state.connections[0] = connection('erp', { passed: 0, steps: 0 })),
  ],
  ['has a connection that failed its test', (state) => (state.connections[0] = connection('erp', { passed: 4 }))],
  ['has an engine that does not answer', (state) => (state.glance = {})],
])('a workspace that %s does not sync by itself, and plans nothing', async (_what, spoil) => {
  const { state, timer, started } = schedule();
  spoil(state);
  await timer.tick();
  expect(started()).toEqual([]);
  expect((await timer.plan()).filter(({ nextAt }) => nextAt !== null)).toEqual([]);
});

test('the training workspace syncs by itself without a test', async () => {
  const { state, timer, started } = schedule();
  const untested = { product: 'training', passed: 0, steps: 0, testedAt: null };
  state.connections = [connection('erp', untested), connection('dotdigital', untested)];
  await timer.tick();
  expect(started()).toHaveLength(1);
});

test('a reviewer reads on its timer and records nothing', async () => {
  const { state, after, end, started } = schedule();
  state.role = 'reviewer';
  await after(0);
  end();
  await after(1);
  await after(3);
  expect(started()).toEqual([['customers', 0]]);
});

test('the plan says when each job is next, and what is off is never', async () => {
  const { state, after, end, timer } = schedule();
  state.timers.set('consent', { isOn: false, everyMs: minute });
  await after(0);
  end();
  expect(await timer.plan()).toEqual([
    { job: 'customers', ...usualTimer, nextAt: begin + 5 * minute },
    { job: 'consent', isOn: false, everyMs: minute, nextAt: null },
    { job: 'products', ...resting, nextAt: null },
    { job: 'orders', ...resting, nextAt: null },
  ]);
});

test('a clock that was set back does not silence the timer', async () => {
  const { after, end, started, state } = schedule();
  state.timers.set('consent', { isOn: false, everyMs: minute });
  await after(0);
  end();
  await after(-180);
  expect(started()).toEqual([
    ['customers', 0],
    ['customers', -180],
  ]);
});
