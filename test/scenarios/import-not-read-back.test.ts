import { afterEach, beforeEach, expect, test } from 'vitest';
import { startEngine, startWorld, type TestEngine, until, type World } from './world.ts';

let world: World;
let engine: TestEngine;

beforeEach(async () => {
  world = await startWorld({ customers: 200, limited: false, rate: 1_000 });
  engine = await startEngine(world);
  await engine.run('products');
  await engine.ask('policy.set', { policy: 'publish-items', isOn: true, cap: 5_000, stopShare: 1, sample: null });
});

afterEach(async () => {
  await engine.engine.stop();
  await world.stop();
});

const held = () => until(async () => (await world.held('dotdigital')) > 0);

const hold = (method: string, pathIncludes: string, action = 'hold-before'): Promise<unknown> =>
  world.admin('dotdigital', '/faults', { match: { method, pathIncludes }, times: 1, action });

const start = async () => {
  const { standing } = await engine.ask('job.standing', { job: 'products' });
  const { runId } = await engine.ask('sync.start', { job: 'products', mode: 'incremental' });
  await held();
  // What stands there under another dress of its SKU is left to a person.
  const missing = world.truth().commerce.kinds['product-missing'].filter(({ answer }) => answer === undefined);
  return { runId, planned: missing.length + standing.differing };
};

/** Another engine takes the run up: it ends well, and everything that was planned was written once. */
const expectWrittenOnce = async ({ runId, planned }: Awaited<ReturnType<typeof start>>): Promise<void> => {
  await engine.engine.stop();
  engine = await startEngine(world);
  await engine.engine.idle();
  const { run } = await engine.ask('run.get', { runId });
  expect(run).toMatchObject({ state: 'succeeded', counts: { written: planned, verified: planned } });
  const items = (await world.writes('dotdigital')).flatMap(({ recordId }) =>
    recordId?.startsWith('Catalog_Default/') === true ? [recordId] : [],
  );
  expect([new Set(items).size, items.length]).toEqual([planned, planned]);
};

test('an engine that stops between the report and the reading back counts what was written once, and sends nothing again', async () => {
  await hold('GET', '/insightData/v3/import/');
  const started = await start();
  await hold('GET', '/Catalog_Default');
  await world.admin('dotdigital', '/release', {});
  await held();
  await expectWrittenOnce(started);
}, 60_000);

test('an import whose answer was lost with the engine is looked for before anything is sent again', async () => {
  await hold('PUT', '/insightData/v3/import', 'hold-after-commit');
  await expectWrittenOnce(await start());
}, 60_000);
