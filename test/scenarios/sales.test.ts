import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Job, Run, SyncMode } from '../../shared/domain/run.ts';
import { startEngine, startWorld, type TestEngine, until, type World } from './world.ts';

let world: World;
let engine: TestEngine;

/** Time runs a thousand times as fast: reports are asked for every five seconds. */
beforeEach(async () => {
  world = await startWorld({ customers: 400, limited: false, rate: 1_000 });
  engine = await startEngine(world);
});

afterEach(async () => {
  await engine.engine.stop();
  await world.stop();
});

const run = async (job: Job, mode: SyncMode = 'full', accepted: object = {}): Promise<Run> =>
  (await engine.run(job, mode, accepted)).run;

const truth = () => world.truth().commerce;

/** Products that stand in the catalogue under another dress of their SKU: no policy publishes them, a person links them. */
const redressed = (): readonly string[] =>
  truth().kinds['product-missing'].flatMap(({ key, answer }) => (answer === 'same-product' ? [key] : []));

const switchOn = (policy: 'publish-items' | 'send-orders', bounds: object = {}) =>
  engine.ask('policy.set', { policy, isOn: true, cap: 5_000, stopShare: 1, ...bounds });

test('how products stand is what was planted, field by field', async () => {
  const ended = await run('products');
  expect(ended).toMatchObject({ state: 'succeeded', failure: null, counts: { written: 0, refused: 0 } });
  const { kinds, totals } = truth();
  const { standing } = await engine.ask('job.standing', { job: 'products' });
  const { writes } = await engine.ask('job.plan', { job: 'products', limit: 100 });
  expect(standing).toMatchObject({
    missing: kinds['product-missing'].length,
    differing: kinds['price-drift'].length + kinds['stock-drift'].length + kinds['item-unreadable'].length,
    extra: kinds['item-orphan'].length,
    unreadable: kinds['item-unreadable'].length,
    misplaced: 0,
  });
  expect(ended.counts.dotdigitalRead).toBe(totals.catalogItems);
  expect(ended.counts.erpRead).toBe(totals.products + totals.stock + totals.prices);
  const planned = new Map(writes.map((write) => [write.key, write]));
  for (const { key } of kinds['product-missing']) expect(planned.get(key)?.verb).toBe('create');
  for (const { key } of kinds['price-drift'])
    expect(planned.get(key)?.changes.map(({ field }) => field)).toEqual(['price']);
  for (const { key } of kinds['stock-drift'])
    expect(planned.get(key)?.changes.map(({ field }) => field)).toEqual(['stock']);
});

test('how orders stand is what was planted, and no order is looked at before its customer', async () => {
  const early = await run('orders');
  expect(early).toMatchObject({ state: 'failed', failure: { code: 'sync.not-ready' } });
  await run('customers');
  const ended = await run('orders');
  expect(ended).toMatchObject({ state: 'succeeded', failure: null });
  const { kinds, posted, postedByHand } = truth();
  const { standing } = await engine.ask('job.standing', { job: 'orders' });
  expect(standing).toMatchObject({
    missing: kinds['order-missing'].length,
    differing: kinds['order-drift'].length,
    misplaced: kinds['order-misattributed'].length,
    unreadable: 0,
    extra: kinds['order-unposted'].length,
  });
  expect(posted.length + postedByHand.length).toBeGreaterThan(0);
});

test('with its policy the catalogue is brought up to date, read back, and agrees', async () => {
  await run('products');
  await switchOn('publish-items');
  const { standing: before } = await engine.ask('job.standing', { job: 'products' });
  const ended = await run('products', 'incremental');
  const left = redressed().length;
  const planned = before.missing + before.differing - left;
  expect(left).toBeGreaterThan(0);
  expect(ended).toMatchObject({ state: 'succeeded', counts: { written: planned, verified: planned, refused: 0 } });
  const { standing } = await engine.ask('job.standing', { job: 'products' });
  const { writes } = await engine.ask('job.plan', { job: 'products' });
  expect(standing).toMatchObject({ missing: left, differing: 0, unreadable: 0, agreeing: standing.expected - left });
  expect(writes.map(({ key }) => key)).toEqual(redressed());
  const again = await run('products', 'incremental');
  expect(again.counts).toMatchObject({ written: 0 });
});

test('with its policy orders are sent and changed, and what is old or on somebody else is left to a person', async () => {
  await run('customers');
  await run('orders');
  await switchOn('send-orders');
  const { standing: before } = await engine.ask('job.standing', { job: 'orders' });
  const { writes } = await engine.ask('job.plan', { job: 'orders', limit: 100 });
  const old = writes.filter(({ json }) => json === null).length;
  const ended = await run('orders', 'incremental');
  const planned = before.missing + before.differing - old;
  expect(old).toBeGreaterThan(0);
  expect(ended).toMatchObject({ state: 'succeeded', counts: { written: planned, verified: planned, refused: 0 } });
  const { standing } = await engine.ask('job.standing', { job: 'orders' });
  expect(standing).toMatchObject({ missing: old, differing: 0, misplaced: before.misplaced });
});

const edit = (insight: object): Promise<unknown> => world.admin('dotdigital', '/edit', { insight });
const nextImports = (...next: readonly string[]): Promise<unknown> =>
  world.admin('dotdigital', '/insight-imports', { next });
const troublesOf = async ({ id }: Run) =>
  (await engine.ask('run.get', { runId: id })).troubles.map(({ code, sentence }) => `${code}: ${sentence}`);

test('a run that would write more than its share stops, and writes once an operator accepts it', async () => {
  await edit({ collection: 'Catalog_Default', emptied: true });
  await run('products');
  await switchOn('publish-items', { stopShare: 0.2 });
  const stopped = await run('products', 'incremental');
  expect(stopped).toMatchObject({ state: 'aborted', failure: { code: 'policy.too-much' }, counts: { written: 0 } });
  expect(stopped.failure?.sentence).toContain('more than the 20 % that the policy allows');
  const { standing } = await engine.ask('job.standing', { job: 'products' });
  // That records may vanish is another question.
  expect(await run('products', 'incremental', { acceptDrop: true })).toMatchObject({ state: 'aborted' });
  const accepted = await run('products', 'incremental', { acceptWrites: true });
  expect(accepted).toMatchObject({
    state: 'succeeded',
    counts: { written: standing.expected, verified: standing.expected },
  });
});

test('an import that never ends is told, holds nothing up, and what arrived is found by reading back', async () => {
  await run('products');
  await switchOn('publish-items');
  await nextImports('never');
  const ended = await run('products', 'incremental');
  expect(ended).toMatchObject({ state: 'succeeded', counts: { verified: 0 } });
  expect(await troublesOf(ended)).toContainEqual(
    expect.stringContaining('has been working on an import for more than 30 minutes'),
  );
  const next = await run('products', 'incremental');
  expect(next.counts.verified).toBe(next.counts.written);
  expect(next.counts.written).toBe(ended.counts.written);
});

test('what an import carries whose report cannot be had is not handed in a second time until it is given up', async () => {
  await run('products');
  await switchOn('publish-items');
  await nextImports('never');
  const match = { pathIncludes: '/insightData/v3/import/', method: 'GET' };
  await world.admin('dotdigital', '/faults', { match, times: 10, action: 'status', status: 503 });
  const first = await run('products', 'incremental');
  const second = await run('products', 'incremental');
  expect(first.counts.written).toBeGreaterThan(0);
  expect(second.counts.written).toBe(0);
  expect(await troublesOf(second)).toContainEqual(expect.stringContaining('(503)'));
  const third = await run('products', 'incremental');
  expect(third.counts).toMatchObject({ written: first.counts.written, verified: first.counts.written });
});

test('an import that is given up as a whole is told, and written by the next run', async () => {
  await run('products');
  await switchOn('publish-items');
  await nextImports('RejectedByWatchdog');
  const ended = await run('products', 'incremental');
  expect(ended.counts.verified).toBe(0);
  expect(await troublesOf(ended)).toContainEqual(expect.stringContaining('RejectedByWatchdog'));
  const next = await run('products', 'incremental');
  expect(next.counts.verified).toBe(ended.counts.written);
});

test('a collection that has drifted is told before anything is sent that it would refuse', async () => {
  await run('products');
  await switchOn('publish-items');
  await edit({ collection: 'Catalog_Default', column: 'price', type: 'STRING' });
  const ended = await run('products', 'incremental');
  const { kinds } = truth();
  expect(await troublesOf(ended)).toEqual(
    expect.arrayContaining([
      'schema-changed: In Catalog_Default, price held FLOAT and holds STRING now.',
      'schema-changed: The collection has drifted: price holds STRING and would be given FLOAT. What does not fit was not sent.',
    ]),
  );
  expect(ended.counts.refused).toBeGreaterThanOrEqual(kinds['product-missing'].length);
  expect(ended.counts.written).toBe(0);
});

test('a line that is cut while an import is on its way loses nothing, and what arrived is not taken for missing', async () => {
  await run('products');
  await switchOn('publish-items');
  const { standing } = await engine.ask('job.standing', { job: 'products' });
  await world.admin('dotdigital', '/faults', {
    match: { pathIncludes: '/insightData/v3/import', method: 'PUT' },
    times: 1,
    action: 'cut-after-commit',
  });
  const cut = await run('products', 'incremental');
  expect(cut.counts).toMatchObject({ written: 0, refused: 0 });
  const next = await run('products', 'incremental');
  const after = await engine.ask('job.standing', { job: 'products' });
  expect(next.state).toBe('succeeded');
  const left = redressed().length;
  expect(after.standing).toMatchObject({ missing: left, differing: 0, agreeing: standing.expected - left });
});

test('an engine that stops while it waits for a report asks for it again, and sends nothing twice', async () => {
  await run('products');
  await switchOn('publish-items');
  const { standing } = await engine.ask('job.standing', { job: 'products' });
  await world.admin('dotdigital', '/faults', {
    match: { pathIncludes: '/insightData/v3/import/', method: 'GET' },
    times: 1,
    action: 'hold-before',
  });
  const { runId } = await engine.ask('sync.start', { job: 'products', mode: 'incremental' });
  await until(async () => (await world.held('dotdigital')) > 0);
  await engine.engine.stop();
  engine = await startEngine(world);
  await engine.engine.idle();
  const { run: resumed } = await engine.ask('run.get', { runId });
  const planned = standing.missing + standing.differing - redressed().length;
  expect(resumed).toMatchObject({ state: 'succeeded', counts: { written: planned, verified: planned } });
  const after = await engine.ask('job.standing', { job: 'products' });
  expect(after.standing).toMatchObject({ missing: redressed().length, differing: 0 });
});

test('records that Dotdigital refuses are counted and told by their keys, and the others are written', async () => {
  await run('products');
  await switchOn('publish-items');
  const [refused = ''] = truth().kinds['product-missing'].flatMap(({ key, answer }) =>
    answer === undefined ? key : [],
  );
  await world.admin('dotdigital', '/switches', { insightRejectedKeys: [refused] });
  const ended = await run('products', 'incremental');
  const told = await engine.ask('run.get', { runId: ended.id });
  expect(ended.counts).toMatchObject({ refused: 1, verified: ended.counts.written - 1 });
  expect(told.refused).toEqual([{ key: refused, sentence: expect.stringContaining('Refused because') }]);
});

test('a run writes no more than its cap, and goes on with the next', async () => {
  await run('products');
  await switchOn('publish-items', { cap: 2 });
  expect((await run('products', 'incremental')).counts).toMatchObject({ written: 2, verified: 2 });
  expect((await run('products', 'incremental')).counts).toMatchObject({ written: 2, verified: 2 });
});

test('a desk that only reviews writes nothing, whatever the policy says', async () => {
  await run('products');
  await switchOn('publish-items');
  await engine.engine.stop();
  engine = await startEngine(world, { role: 'reviewer' });
  expect((await run('products', 'incremental')).counts).toMatchObject({ written: 0 });
});
