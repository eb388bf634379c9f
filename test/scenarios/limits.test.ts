import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Job, Run, SyncMode } from '../../shared/domain/run.ts';
import { startEngine, startWorld, type TestEngine, type World } from './world.ts';

// What happens at the limits of an account while a policy writes: each is told in words, nothing is stuck, nothing is lost.

let world: World;
let engine: TestEngine;

/** Time runs a thousand times as fast: a quarter of an hour is a second. */
beforeEach(async () => {
  world = await startWorld({ customers: 200, limited: false, rate: 1_000 });
  engine = await startEngine(world);
  await run('customers', 'full');
  await run('products', 'full');
  await engine.ask('policy.set', { policy: 'publish-items', isOn: true, cap: 5_000, stopShare: 1, sample: null });
});

afterEach(async () => {
  await engine.engine.stop();
  await world.stop();
});

const run = async (job: Job, mode: SyncMode = 'incremental'): Promise<Run> => (await engine.run(job, mode)).run;

const switches = (wanted: object): Promise<unknown> => world.admin('dotdigital', '/switches', wanted);
const troublesOf = async ({ id }: Run): Promise<readonly string[]> =>
  (await engine.ask('run.get', { runId: id })).troubles.map(({ sentence }) => sentence);
const standing = async () => (await engine.ask('job.standing', { job: 'products' })).standing;

/** Products that stand in the catalogue under another dress of their SKU: a person's, whatever the policy. */
const redressed = (): number =>
  world.truth().commerce.kinds['product-missing'].filter(({ answer }) => answer === 'same-product').length;
const plannedNow = async (): Promise<number> => {
  const { missing, differing } = await standing();
  return missing + differing - redressed();
};

/** After the limit is lifted everything that was planned is there, read back, and written once more by nobody. */
const makesItGood = async (planned: number, left = redressed()): Promise<void> => {
  const next = await run('products');
  expect(next).toMatchObject({ state: 'succeeded', counts: { verified: planned, written: planned } });
  expect(await standing()).toMatchObject({ missing: left, differing: 0 });
  expect((await run('products')).counts.written).toBe(0);
};

test('where no import is taken for a while, a run waits for a free place, gives up in words, and the next one writes', async () => {
  const planned = await plannedNow();
  await switches({ activeInsightImports: 0 });
  const stopped = await run('products');
  expect(stopped).toMatchObject({ state: 'succeeded', counts: { written: 0, verified: 0 } });
  expect(await troublesOf(stopped)).toContain(
    'Dotdigital runs as many jobs as it allows; Concord waits for a free place.',
  );
  await switches({ activeInsightImports: 5 });
  await makesItGood(planned);
}, 60_000);

test('a place that comes free in time is taken by the same run', async () => {
  const planned = await plannedNow();
  const full = { match: { method: 'PUT', pathIncludes: '/insightData/v3/import' }, times: 3, action: 'status' };
  await world.admin('dotdigital', '/faults', {
    ...full,
    status: 429,
    body: { errorCode: 'insightData:tooManyActiveImports', description: 'There are too many active imports.' },
  });
  const ended = await run('products');
  expect(ended).toMatchObject({ state: 'succeeded', counts: { written: planned, verified: planned, refused: 0 } });
  const [trouble] = (await engine.ask('run.get', { runId: ended.id })).troubles;
  expect(trouble).toMatchObject({ code: 'remote.rate-limited' });
}, 60_000);

test('a storm of refusals while imports are handed in and asked after delays a run, which writes everything once', async () => {
  const planned = await plannedNow();
  await world.admin('dotdigital', '/faults', { preset: 'storm', forMs: 300_000, reset: 'none' });
  expect(await run('products')).toMatchObject({ state: 'succeeded', counts: { written: planned, verified: planned } });
  const writes = await world.writes('dotdigital');
  const items = writes.flatMap(({ recordId }) => (recordId?.startsWith('Catalog_Default/') === true ? [recordId] : []));
  expect([new Set(items).size, items.length]).toEqual([planned, planned]);
}, 60_000);

test('an hourly limit that is used up is told, and the next run after it reads and writes', async () => {
  const planned = await plannedNow();
  await switches({ limitScheme: 'flat', callsPerHour: 1 });
  const capped = await run('products');
  expect(capped).toMatchObject({ state: 'failed', failure: { code: 'remote.rate-limited' } });
  expect(capped.failure?.sentence).toContain('hourly call limit');
  await switches({ limitScheme: 'tiered' });
  await makesItGood(planned);
}, 60_000);

test('an account that may have no more collections says so, and the catalogue is there once it may', async () => {
  await world.admin('dotdigital', '/edit', { insight: { collection: 'Catalog_Default', dropped: true } });
  await switches({ collectionLimit: 0 });
  const { run: refused, troubles } = await engine.run('products', 'full', { acceptDrop: true });
  expect(refused.counts).toMatchObject({ written: 0, verified: 0 });
  expect(troubles.map(({ sentence }) => sentence)).toContainEqual(
    expect.stringMatching(/^Dotdigital refused the request \(412/),
  );
  const { expected } = await standing();
  await switches({ collectionLimit: 1_000 });
  await makesItGood(expected, 0);
}, 60_000);

test('a text beyond what a record holds is written as far as it goes, agrees, and is not written again', async () => {
  const { commerce } = world.truth();
  const [sku] = commerce.kinds['price-drift'].map(({ key }) => key);
  await run('products');
  await world.admin('erp', '/edit', { entity: 'products', key: sku, fields: { description: 'd'.repeat(1_200) } });
  expect((await run('products')).counts).toMatchObject({ written: 1, verified: 1, refused: 0 });
  expect((await run('products')).counts.written).toBe(0);
}, 60_000);
