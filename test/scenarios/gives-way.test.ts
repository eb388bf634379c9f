import { afterEach, expect, test } from 'vitest';
import type { Job, Run } from '../../shared/domain/run.ts';
import { startEngine, startWorld, type TestEngine, until, type World } from './world.ts';

let world: World;
let engine: TestEngine;

const start = async (options: Parameters<typeof startWorld>[0]): Promise<void> => {
  world = await startWorld(options);
  engine = await startEngine(world);
};

afterEach(async () => {
  await engine.engine.stop();
  await world.stop();
});

const begin = async (job: Job, mode: 'full' | 'incremental'): Promise<number> =>
  (await engine.ask('sync.start', { job, mode })).runId;
const runOf = async (runId: number): Promise<Run> => (await engine.ask('run.get', { runId })).run;
const run = async (job: Job): Promise<Run> => (await engine.run(job)).run;
const held = async (): Promise<boolean> => (await world.held('dotdigital')) > 0;
const hold = (pathIncludes: string): Promise<unknown> =>
  world.admin('dotdigital', '/faults', { match: { pathIncludes, method: 'GET' }, times: 1, action: 'hold-before' });

/** A window of calls lasts a minute. */
const windowMs = 60_000;

test('a full orders run that waits for its rate window lets a consent increment in, which is over within two windows', async () => {
  await start({ customers: 1_100, rate: 20 });
  await run('customers');
  const undisturbed = await run('orders');
  // Three calls a minute beside the reserve: the orders in Dotdigital alone take several windows.
  await world.admin('dotdigital', '/switches', { callsPerMinute: { low: 4 } });
  const ordersId = await begin('orders', 'full');
  await until(async () => (await engine.ask('run.get', { runId: ordersId })).waitingFor?.reason === 'rate-window');
  const askedAt = (await engine.ask('call.budget', { since: 0 })).now;
  const consentId = await begin('consent', 'incremental');
  await engine.engine.idle();
  const consent = await runOf(consentId);
  expect(consent).toMatchObject({ state: 'succeeded', failure: null });
  expect((consent.endedAt ?? Number.MAX_SAFE_INTEGER) - askedAt).toBeLessThan(2 * windowMs);
  const orders = await runOf(ordersId);
  expect(orders.endedAt).toBeGreaterThan(consent.endedAt ?? Number.MAX_SAFE_INTEGER);
  // It went on from its page, and what it had seen before it let go is not taken for vanished.
  const { erpRead, dotdigitalRead, erpRemoved, dotdigitalRemoved, compared } = undisturbed.counts;
  const counts = { erpRead, dotdigitalRead, erpRemoved, dotdigitalRemoved, compared };
  expect(orders).toMatchObject({ state: 'succeeded', failure: null, counts });
}, 120_000);

test('a run that waits for the report of an import lets an increment in, and asks for the report again', async () => {
  await start({ customers: 200, limited: false, rate: 1_000 });
  await run('customers');
  await run('products');
  await engine.ask('policy.set', { policy: 'publish-items', isOn: true, cap: 5_000, stopShare: 1, sample: null });
  await hold('/insightData/v3/import/');
  const productsId = await begin('products', 'incremental');
  await until(held);
  const consentId = await begin('consent', 'incremental');
  await engine.engine.idle();
  const [products, consent] = [await runOf(productsId), await runOf(consentId)];
  expect(consent).toMatchObject({ state: 'succeeded' });
  expect(products).toMatchObject({ state: 'succeeded', counts: { verified: products.counts.written } });
  expect(products.counts.written).toBeGreaterThan(0);
  expect(products.endedAt).toBeGreaterThanOrEqual(consent.endedAt ?? Number.MAX_SAFE_INTEGER);
});

test('what lets another in is not started a second time, and can be cancelled while it waits', async () => {
  await start({ customers: 200, limited: false });
  await run('customers');
  await hold('/insightData/v3/');
  const ordersId = await begin('orders', 'full');
  await until(held);
  await hold('/v2/contacts/suppressed-since');
  const consentId = await begin('consent', 'incremental');
  await until(async () => (await runOf(ordersId)).state === 'interrupted');
  await until(held);
  expect(await begin('orders', 'full')).toBe(ordersId);
  // Only one is let in at a time, and nothing in full.
  for (const input of [
    { job: 'customers', mode: 'incremental' },
    { job: 'products', mode: 'incremental' },
  ])
    expect(await engine.tryTo('sync.start', input)).toMatchObject({ error: { code: 'sync.already-running' } });
  expect(await engine.ask('sync.cancel', { runId: ordersId })).toEqual({ cancelled: true });
  await world.admin('dotdigital', '/release', {});
  await engine.engine.idle();
  expect((await runOf(consentId)).state).toBe('succeeded');
  expect((await runOf(ordersId)).state).toBe('cancelled');
});

test('a run of people lets none of them in, and nothing is let in in full', async () => {
  await start({ customers: 200, limited: false });
  await run('customers');
  await hold('/contacts/v3');
  const customersId = await begin('customers', 'full');
  await until(held);
  const refused = { error: { code: 'sync.already-running' } };
  expect(await engine.tryTo('sync.start', { job: 'consent', mode: 'incremental' })).toMatchObject(refused);
  await engine.ask('sync.cancel', { runId: customersId });
  await engine.engine.idle();
  await hold('/insightData/v3/');
  const ordersId = await begin('orders', 'full');
  await until(held);
  expect(await engine.tryTo('sync.start', { job: 'customers', mode: 'full' })).toMatchObject(refused);
  await engine.ask('sync.cancel', { runId: ordersId });
  await engine.engine.idle();
  expect((await runOf(ordersId)).state).toBe('cancelled');
});
