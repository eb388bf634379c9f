import { afterEach, expect, test } from 'vitest';
import type { Job, SyncMode } from '../../shared/domain/run.ts';
import { startEngine, startWorld, type TestEngine, type World } from './world.ts';

let world: World;
let engine: TestEngine;

/** While time runs as fast as the wall's, nothing changes meanwhile that costs calls. */
const start = async (customers: number, rate = 1): Promise<void> => {
  world = await startWorld({ customers, limited: false, rate });
  engine = await startEngine(world);
};

afterEach(async () => {
  await engine.engine.stop();
  await world.stop();
});

const run = async (job: Job, mode: SyncMode) => {
  const { run: ended, told } = await engine.run(job, mode);
  const { erpCalls, dotdigitalCalls } = ended.counts;
  return { state: ended.state, took: { erpCalls, dotdigitalCalls }, told };
};

const forecast = async (job: Job, mode: SyncMode) => {
  const { forecasts } = await engine.ask('cost.forecast', {});
  const found = forecasts.find((one) => one.job === job && one.mode === mode);
  if (found === undefined) throw new Error(`no forecast of ${job}`);
  return found;
};

test('before anything was read the cost is told as the least that it is, and no time with it', async () => {
  await start(60);
  const first = await forecast('customers', 'full');
  expect(first).toMatchObject({ isLeast: true, workMs: null, earlier: { runs: 0, ownMs: null } });
  // Both accounts are asked who they are.
  expect(first).toMatchObject({ erpCalls: 2, dotdigitalCalls: 4 });
  expect(first.parts.find(({ part }) => part === 'contacts')).toMatchObject({ records: null, calls: 1 });
});

test.each(['full', 'incremental'] as const)(
  'what a %s run was told to cost is what it takes, job by job',
  async (mode) => {
    await start(1_100);
    for (const job of ['customers', 'products', 'orders', 'campaigns'] as const) await run(job, 'full');
    for (const job of [
      'customers',
      'consent',
      'products',
      'stock',
      'orders',
      'campaigns',
      'marketing-orders',
      'full-check',
    ] as const) {
      const before = await forecast(job, mode);
      const { state, took, told } = await run(job, mode);
      expect({ job, state, took }).toEqual({
        job,
        state: 'succeeded',
        took: { erpCalls: before.erpCalls, dotdigitalCalls: before.dotdigitalCalls },
      });
      expect(before.isLeast).toBe(false);
      expect(told).toMatchObject({ ...took, isLeast: false });
    }
    expect((await forecast('orders', mode)).workMs).toBeGreaterThan(0);
  },
  90_000,
);

test('a policy that is on is counted: imports, reports and what is read back', async () => {
  // Reports are asked for every five seconds.
  await start(200, 1_000);
  await run('products', 'full');
  const without = await forecast('products', 'incremental');
  await engine.ask('policy.set', { policy: 'publish-items', isOn: true, cap: 5_000, stopShare: 1 });
  const told = await forecast('products', 'incremental');
  const { standing } = await engine.ask('job.standing', { job: 'products' });
  expect(told.parts.filter(({ part }) => part === 'imports')).toEqual([
    { part: 'imports', system: 'dotdigital', scope: 'low', calls: 1, records: standing.missing + standing.differing },
  ]);
  expect(told.dotdigitalCalls).toBeGreaterThan(without.dotdigitalCalls);
  const { took } = await run('products', 'incremental');
  // How often a report is asked for is only known once one was.
  expect(took.dotdigitalCalls).toBeGreaterThanOrEqual(told.dotdigitalCalls);
  expect((await forecast('products', 'incremental')).earlier).toMatchObject({ imports: 1 });
});

/** Every call to either system so far. */
const callsSoFar = async () => {
  const { scopes } = await engine.ask('call.budget', { since: 0 });
  const of = (system: string) =>
    scopes
      .filter((scope) => scope.system === system)
      .flatMap(({ minutes }) => minutes)
      .reduce((sum, { calls }) => sum + calls, 0);
  return { erp: of('erp'), dotdigital: of('dotdigital') };
};

test.each([
  ['customers', 'write-attributes'],
  ['customers', 'create-contacts'],
  ['products', 'withdraw-items'],
] as const)(
  'what a run of %s decides by %s is told with its calls, and is in no sum of the run',
  async (job, policy) => {
    await start(400);
    await run(job, 'full');
    expect((await forecast(job, 'incremental')).decided).toEqual([]);
    await engine.ask('policy.set', { policy, isOn: true, cap: 1_000, stopShare: 1 });
    const told = await forecast(job, 'incremental');
    const [decided] = told.decided;
    if (decided === undefined || decided.changes === null) throw new Error('not counted');
    expect([decided.policy, told.decided.length, decided.changes > 0]).toEqual([policy, 1, true]);
    const before = await callsSoFar();
    const { run: ended } = await engine.run(job, 'incremental');
    await engine.engine.idle();
    const after = await callsSoFar();
    expect(ended.counts.recorded).toBe(decided.changes);
    expect([ended.counts.erpCalls, ended.counts.dotdigitalCalls]).toEqual([told.erpCalls, told.dotdigitalCalls]);
    expect({
      erp: after.erp - before.erp - ended.counts.erpCalls,
      dotdigital: after.dotdigital - before.dotdigital - ended.counts.dotdigitalCalls,
    }).toEqual({ erp: decided.erpCalls, dotdigital: decided.dotdigitalCalls });
    // Nothing is left to decide, and a full check decides nothing.
    expect((await forecast(job, 'incremental')).decided).toMatchObject([{ policy, changes: 0 }]);
    expect((await forecast('full-check', 'full')).decided).toEqual([]);
  },
);
