import { afterEach, beforeEach, expect, test } from 'vitest';
import { startEngine, startWorld, type TestEngine, type World } from './world.ts';

let world: World;
let engine: TestEngine;

beforeEach(async () => {
  world = await startWorld({ customers: 200, limited: false, rate: 1_000 });
  engine = await startEngine(world);
  await engine.ask('sync.start', { job: 'products', mode: 'full' });
  await engine.engine.idle();
  await engine.ask('policy.set', { policy: 'publish-items', isOn: true, cap: 5_000, stopShare: 1, sample: null });
});

afterEach(async () => {
  await engine.engine.stop();
  await world.stop();
});

const held = async (): Promise<void> => {
  const state = async () => (await world.admin('dotdigital', '/state')) as { readonly held: number };
  while ((await state()).held === 0) await new Promise((resolve) => setImmediate(resolve));
};

/** Lets one answer through that was held, and holds the next of another path. */
const hold = (pathIncludes: string): Promise<unknown> =>
  world.admin('dotdigital', '/faults', { match: { method: 'GET', pathIncludes }, times: 1, action: 'hold-before' });

test('an engine that stops between the report and the reading back counts what was written once, and sends nothing again', async () => {
  const { standing } = await engine.ask('job.standing', { job: 'products' });
  const planned = standing.missing + standing.differing;
  await hold('/insightData/v3/import/');
  const { runId } = await engine.ask('sync.start', { job: 'products', mode: 'incremental' });
  await held();
  await hold('/Catalog_Default');
  await world.admin('dotdigital', '/release', {});
  await held();
  await engine.engine.stop();
  engine = await startEngine(world);
  await engine.engine.idle();
  const { run } = await engine.ask('run.get', { runId });
  expect(run).toMatchObject({ state: 'succeeded', counts: { written: planned, verified: planned } });
  const writes = (await world.admin('dotdigital', '/writes')) as readonly { readonly recordId: string | null }[];
  const items = writes.filter(({ recordId }) => recordId?.startsWith('Catalog_Default/') === true);
  expect(items).toHaveLength(planned);
}, 60_000);

test('an import whose answer was lost with the engine is looked for before anything is sent again', async () => {
  const { standing } = await engine.ask('job.standing', { job: 'products' });
  const planned = standing.missing + standing.differing;
  await world.admin('dotdigital', '/faults', {
    match: { method: 'PUT', pathIncludes: '/insightData/v3/import' },
    times: 1,
    action: 'hold-after-commit',
  });
  const { runId } = await engine.ask('sync.start', { job: 'products', mode: 'incremental' });
  await held();
  await engine.engine.stop();
  engine = await startEngine(world);
  await engine.engine.idle();
  const { run } = await engine.ask('run.get', { runId });
  expect(run).toMatchObject({ state: 'succeeded', counts: { written: planned, verified: planned } });
  const writes = (await world.admin('dotdigital', '/writes')) as readonly { readonly recordId: string | null }[];
  expect(writes.filter(({ recordId }) => recordId?.startsWith('Catalog_Default/') === true)).toHaveLength(planned);
}, 60_000);
