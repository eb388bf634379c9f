import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Job, Run, SyncMode } from '../../shared/domain/run.ts';
import { startEngine, startWorld, type TestEngine, type World } from './world.ts';

let world: World;
let engine: TestEngine;

beforeEach(async () => {
  world = await startWorld({ customers: 300, limited: false, rate: 1_000 });
  engine = await startEngine(world);
});
afterEach(async () => {
  await engine.engine.stop();
  await world.stop();
});

const run = async (job: Job, mode: SyncMode = 'incremental', accepted: object = {}): Promise<Run> =>
  (await engine.run(job, mode, accepted)).run;
const kinds = () => world.truth().commerce.kinds;
const switchOn = (bounds: object = {}) =>
  engine.ask('policy.set', { policy: 'publish-items', isOn: true, cap: 5_000, stopShare: 1, ...bounds });
const planned = async () => (await engine.ask('job.plan', { job: 'products', limit: 100 })).writes;
/** An item that both sides have and that nobody planted anything in. */
const quietSku = async (place: number): Promise<string> => {
  const touched = new Set(Object.values(kinds()).flatMap((some) => some.map(({ key }: { key: string }) => key)));
  const sku = (await skusOf()).filter((one) => !touched.has(one))[place];
  if (sku === undefined) throw new Error('no quiet item');
  return sku;
};
const skusOf = async (): Promise<readonly string[]> => {
  const { erp } = world.start;
  const answer = await fetch(`${erp?.baseUrl}/streams/stock?limit=1000`, {
    headers: { authorization: `Bearer ${erp?.secret}`, 'x-contract-version': '1' },
  });
  const page = (await answer.json()) as { readonly records: readonly { readonly data: { readonly sku: string } }[] };
  return [...new Set(page.records.map(({ data }) => data.sku))];
};

test('before the catalogue was read it says what comes first', async () => {
  expect(await run('stock')).toMatchObject({ state: 'failed', failure: { code: 'sync.not-ready' } });
});

test('off, it reads only what changed of stock and prices, and writes nothing', async () => {
  await run('products', 'full');
  const sku = await quietSku(0);
  await world.admin('erp', '/edit', { entity: 'stock', key: sku, fields: { available: '7' } });
  const ended = await run('stock');
  expect(ended).toMatchObject({ state: 'succeeded', counts: { written: 0, dotdigitalCalls: 0, erpCalls: 2 } });
  expect(ended.counts.erpRead).toBeLessThan(50);
  expect((await planned()).find(({ key }) => key === sku)?.changes).toMatchObject([{ field: 'stock', after: '7' }]);
});

test('with its policy it brings stock and price up to date, and leaves the rest of the catalogue to the products job', async () => {
  await run('products', 'full');
  await switchOn();
  const { standing: before } = await engine.ask('job.standing', { job: 'products' });
  const sku = await quietSku(0);
  await world.admin('erp', '/edit', { entity: 'stock', key: sku, fields: { available: '7' } });
  const ended = await run('stock');
  const written = kinds()['price-drift'].length + kinds()['stock-drift'].length + 1;
  expect(ended).toMatchObject({ state: 'succeeded', counts: { written, verified: written } });
  const { standing } = await engine.ask('job.standing', { job: 'products' });
  expect(standing).toMatchObject({ missing: before.missing, differing: before.differing + 1 - written });
  expect((await run('stock')).counts).toMatchObject({ written: 0, dotdigitalCalls: 0 });
});

test('what others put into a record meanwhile is kept', async () => {
  await run('products', 'full');
  await switchOn();
  await run('products');
  const sku = await quietSku(1);
  await world.admin('dotdigital', '/edit', {
    insight: { collection: 'Catalog_Default', key: sku, set: { campaign_note: 'keep me' } },
  });
  await world.admin('erp', '/edit', { entity: 'stock', key: sku, fields: { available: '3' } });
  const ended = await run('stock');
  expect(ended.counts).toMatchObject({ written: 1, verified: 1 });
  await world.admin('erp', '/edit', { entity: 'stock', key: sku, fields: { available: '4' } });
  await run('stock', 'incremental');
  const last = (await run('full-check', 'full')).state;
  expect(last).toBe('succeeded');
  await world.admin('erp', '/edit', { entity: 'products', key: sku, fields: { name: 'Another name' } });
  await engine.ask('policy.set', { policy: 'publish-items', isOn: false, cap: 5_000, stopShare: 1 });
  await run('products');
  expect((await planned()).find(({ key }) => key === sku)?.json).toContain('keep me');
});

test('a share that is too large stops it', async () => {
  await run('products', 'full');
  await switchOn({ stopShare: 0.001 });
  for (let place = 0; place < 12; place += 1)
    await world.admin('erp', '/edit', { entity: 'stock', key: await quietSku(place), fields: { available: '1' } });
  expect(await run('stock')).toMatchObject({ state: 'aborted', failure: { code: 'policy.too-much' } });
  expect(await run('stock', 'incremental', { acceptWrites: true })).toMatchObject({ state: 'succeeded' });
});
