import { expect, test } from 'vitest';
import { jobs } from '../../../shared/domain/run.ts';
import { failure } from '../../../shared/errors.ts';
import { connection, daily, every, hour, minute, off, timerWorld } from '../../doubles/timer-world.ts';
import { workspaceOf } from '../../doubles/window-answers.ts';

test('jobs run one after another, each again an interval after its end', async () => {
  const { after, end, started } = timerWorld();
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
  const { timer, started } = timerWorld();
  await Promise.all([timer.tick(), timer.tick(), timer.tick()]);
  expect(started()).toHaveLength(1);
});

test('a job that fails waits twice as long each time, and an interval again once it succeeds', async () => {
  const { after, end, state, started } = timerWorld();
  state.timers.set('consent', off);
  for (const outcome of ['failed', 'aborted', 'succeeded'] as const) {
    for (let look = 0; look < 120 && started().length < 1; look += 1) await after(1);
    const before = started().length;
    end(outcome);
    for (let look = 0; look < 120 && started().length === before; look += 1) await after(1);
  }
  expect(started().map(([, at]) => at)).toEqual([1, 11, 31, 36]);
});

test('a start that is refused is not asked for at every look', async () => {
  const { after, state, started, end } = timerWorld();
  state.timers.set('consent', off);
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

test.each<[string, (state: ReturnType<typeof timerWorld>['state']) => void]>([
  ['is open read-only', (state) => (state.glance = workspaceOf({ access: 'read-only', heldBy: 'somebody' }))],
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
  const { state, timer, started } = timerWorld();
  spoil(state);
  await timer.tick();
  expect(started()).toEqual([]);
  const { jobs: planned } = await timer.plan();
  expect(planned.every(({ nextAt }) => nextAt === null)).toBe(true);
  expect(planned[0]?.wait).toMatchObject({ kind: 'blocked' });
});

test('the training workspace syncs by itself without a test', async () => {
  const { state, timer, started } = timerWorld();
  const untested = { product: 'training', passed: 0, steps: 0, testedAt: null };
  state.connections = [connection('erp', untested), connection('dotdigital', untested)];
  await timer.tick();
  expect(started()).toHaveLength(1);
});

test('a reviewer reads on its timer and records nothing', async () => {
  const { state, after, end, started } = timerWorld();
  state.role = 'reviewer';
  await after(0);
  end();
  await after(1);
  await after(3);
  expect(started()).toEqual([['customers', 0]]);
});

test('a reviewer reads campaigns too, which write nothing', async () => {
  const { state, after, end, started } = timerWorld();
  state.role = 'reviewer';
  for (const job of ['orders', 'campaigns'] as const) state.timers.set(job, every(30));
  for (let look = 0; look < 3; look += 1) {
    await after(1);
    end();
  }
  expect(started().map(([job]) => job)).toEqual(['customers', 'campaigns']);
});

test('the plan says when each job is next and what it waits for; what is off is never', async () => {
  const { state, after, end, timer, now } = timerWorld();
  state.timers.set('consent', off);
  state.timers.set('orders', every(15));
  await after(0);
  end('failed');
  await after(1);
  const { rhythm } = every(5);
  expect(await timer.plan()).toEqual({
    isEnabled: true,
    zone: 'UTC',
    quiet: null,
    jobs: [
      {
        job: 'customers',
        isOn: true,
        rhythm,
        nextAt: now() + 9 * minute,
        wait: { kind: 'back-off', until: now() + 9 * minute, failures: 1 },
      },
      ...jobs
        .slice(1)
        .map((job) =>
          job === 'orders'
            ? { job, isOn: true, rhythm: every(15).rhythm, nextAt: now(), wait: { kind: 'run', job } }
            : { job, isOn: false, rhythm: off.rhythm, nextAt: null, wait: null },
        ),
    ],
    setBack: [],
    wentAhead: null,
  });
});

test('where timers are switched off on the machine nothing starts and nothing is planned', async () => {
  const { after, started, timer } = timerWorld(undefined, false);
  await after(0);
  expect(started()).toEqual([]);
  const { isEnabled, jobs: planned } = await timer.plan();
  expect(isEnabled).toBe(false);
  expect(planned.map(({ isOn, nextAt, wait }) => [isOn, nextAt, wait])).toEqual([
    [true, null, { kind: 'blocked', by: 'machine' }],
    [true, null, { kind: 'blocked', by: 'machine' }],
    ...jobs.slice(2).map(() => [false, null, null]),
  ]);
});

test('a start that somebody else was faster with is tried again at the next look', async () => {
  const { after, state, started } = timerWorld();
  state.refuses = failure('sync.already-running', 'Another one runs.');
  await after(0);
  state.refuses = null;
  await after(0.25);
  expect(started()).toEqual([['customers', 0.25]]);
});

test('in the quiet window nothing starts; what fell due in it runs once after it', async () => {
  const { after, end, state, started, timer, now } = timerWorld();
  state.timers.set('consent', off);
  state.quiet = { isOn: true, from: 540, to: 600, zone: 'UTC' };
  for (let look = 0; look < 59; look += 1) await after(1);
  expect(started()).toEqual([]);
  expect((await timer.plan()).jobs[0]).toMatchObject({
    nextAt: now() + minute,
    wait: { kind: 'quiet', until: now() + minute },
  });
  await after(1);
  end();
  await after(1);
  expect(started()).toEqual([['customers', 60]]);
});

test('after eight hours asleep a due job starts once, and only when the network has had its moment', async () => {
  const { after, end, listen, pass, sleep, started, runs, timer, now } = timerWorld();
  listen();
  await after(0);
  end();
  await after(1);
  end();
  sleep(8 * hour);
  await timer.tick();
  expect(started()).toHaveLength(2);
  expect((await timer.plan()).jobs[0]?.wait).toEqual({ kind: 'waking', until: now() + 10_000 });
  await pass(10_000);
  await timer.tick();
  await timer.tick();
  end();
  await after(0.25);
  end();
  await after(1);
  expect(runs.map(({ job }) => job)).toEqual(['customers', 'consent', 'customers', 'consent']);
});

test('the look after waking comes by itself', async () => {
  const { after, end, listen, pass, sleep, started } = timerWorld();
  listen();
  await after(0);
  end();
  sleep(8 * hour);
  await pass(10_000);
  expect(started()).toHaveLength(2);
});

test('nothing starts while the machine falls asleep; one that does not after all goes on', async () => {
  const { after, listen, tell, started } = timerWorld();
  listen();
  tell('suspend');
  await after(0.25);
  expect(started()).toEqual([]);
  await after(1);
  expect(started()).toHaveLength(1);
});

test('of ten nights that were slept through, one is caught up', async () => {
  const { after, end, listen, sleep, state, started } = timerWorld();
  state.timers.clear();
  state.timers.set('products', daily('02:00', 'Europe/London'));
  listen();
  await after(0);
  end();
  sleep(240 * hour);
  for (let look = 0; look < 60 * 15; look += 15) {
    await after(15);
    end();
  }
  expect(started()).toEqual([
    ['products', 0],
    ['products', 240 * 60 + 15],
  ]);
});

test('a clock set back two hours runs no slot twice, misses none, and delays no interval', async () => {
  const { after, end, setClock, state, runs, logged } = timerWorld(Date.UTC(2026, 10, 25, 1, 30));
  state.timers.set('products', daily('02:00', 'UTC'));
  for (let look = 0; look < 60; look += 1) {
    await after(1);
    end();
  }
  const before = runs.length;
  setClock(-2 * hour);
  for (let look = 0; look < 60 * 26; look += 1) {
    await after(1);
    end();
  }
  const slots = runs.filter(({ job }) => job === 'products').map(({ startedAt }) => new Date(startedAt).toISOString());
  // The first is what never ran before; then the night's, and the next night's.
  expect(slots.map((at) => at.slice(8, 13))).toEqual(['25T01', '25T02', '26T02']);
  const customers = runs.slice(before).filter(({ job }) => job === 'customers');
  expect(Math.abs((customers.length - (60 * 26) / 6) / customers.length)).toBeLessThan(0.2);
  expect(logged).toEqual(['the clock of this machine was set back']);
});

test('a clock set back keeps an interval as long as it is: no run at once, none late', async () => {
  const { after, end, setClock, started, state } = timerWorld();
  state.timers.set('customers', every(60));
  state.timers.set('consent', off);
  await after(0);
  end();
  await after(10);
  setClock(-2 * hour);
  await after(20);
  await after(29);
  expect(started()).toHaveLength(1);
  await after(1);
  expect(started()).toEqual([
    ['customers', 0],
    ['customers', 60 - 120],
  ]);
});

test('a clock that goes a day ahead runs what is due once, and is told where nobody slept', async () => {
  const { after, end, setClock, state, runs, timer, logged } = timerWorld();
  state.timers.set('products', daily('02:00', 'UTC'));
  state.timers.set('consent', off);
  await after(0);
  end();
  await after(1);
  end();
  setClock(24 * hour);
  await after(0);
  expect((await timer.plan()).wentAhead).toBeNull();
  for (let look = 0; look < 4; look += 1) {
    await after(1);
    end();
  }
  expect(runs.map(({ job }) => job)).toEqual(['customers', 'products', 'customers', 'products']);
  expect((await timer.plan()).wentAhead?.byMs).toBe(24 * hour);
  expect(logged).toEqual(['the clock of this machine went ahead, or it slept untold']);
});

test('a sleep that is told only after a look is no clock that went ahead', async () => {
  const { after, listen, sleep, tell, timer, logged } = timerWorld();
  listen();
  await after(0);
  sleep(8 * hour, false);
  await after(0);
  tell('resume');
  await after(1);
  expect((await timer.plan()).wentAhead).toBeNull();
  expect(logged).toEqual([]);
});

test('what was noted before the clock was set back is told with the newest run from before', async () => {
  const { after, end, setClock, timer, state, now } = timerWorld(undefined, false);
  await after(0);
  setClock(-2 * hour);
  await after(1);
  expect((await timer.plan()).setBack).toEqual([{ at: now(), byMs: 2 * hour, newestRun: 0 }]);
  expect(state.changes).toBe(1);
  end();
});
