import { afterEach, beforeEach, expect, test } from 'vitest';
import { approveAll, type Drift, importsOf, makeDrifts, statesOf, until, writesOf } from './bulk.ts';
import { startEngine, startWorld, type TestEngine, type World } from './world.ts';

let world: World;
let engine: TestEngine;
let drifts: readonly Drift[];

// The clock runs three hundred times as fast: an import's age of a quarter of an hour is three seconds.
beforeEach(async () => {
  world = await startWorld({ customers: 300, limited: false, rate: 300 });
  engine = await startEngine(world);
  await engine.sync('full');
  drifts = await makeDrifts(world, engine, 55);
}, 60_000);
afterEach(async () => {
  await engine.engine.stop();
  await world.stop();
});

/** Every change is verified and was written so often. */
const expectVerified = async (writes: number): Promise<void> => {
  expect(new Set(await statesOf(engine, drifts))).toEqual(new Set(['verified']));
  expect(new Set(await writesOf(world, drifts))).toEqual(new Set([writes]));
};

test('an import that never ends is given up after its age and told; its changes and new ones go singly', async () => {
  await world.admin('dotdigital', '/imports', { next: ['never'] });
  await approveAll(engine, drifts);
  await engine.engine.idle();
  await expectVerified(1);
  const [only] = await importsOf(engine);
  expect(only).toMatchObject({ state: 'overdue', rows: 55 });
  expect(only?.sentence).toMatch(/has not finished import .* within 15 minutes/);
  const { causes } = await engine.ask('run.troubles', { since: 0 });
  expect(causes).toContainEqual(expect.objectContaining({ code: 'import-overdue', system: 'dotdigital' }));
  const more = await makeDrifts(world, engine, 50);
  await approveAll(engine, more);
  await engine.engine.idle();
  expect(new Set(await statesOf(engine, more))).toEqual(new Set(['verified']));
  expect(await importsOf(engine)).toHaveLength(1);
}, 90_000);

test('while there is no free place the import waits for one, and nothing has failed', async () => {
  await world.admin('dotdigital', '/switches', { activeImports: 0 });
  await approveAll(engine, drifts);
  await until(async () => (await importsOf(engine)).length >= 2);
  expect(new Set(await statesOf(engine, drifts))).not.toContain('rejected');
  await world.admin('dotdigital', '/switches', { activeImports: 25 });
  await engine.engine.idle();
  await expectVerified(1);
  const [last, ...turnedAway] = await importsOf(engine);
  expect(last).toMatchObject({ state: 'finished', updated: 55 });
  expect(new Set(turnedAway.map(({ state }) => state))).toEqual(new Set(['not-sent']));
}, 90_000);

test('where no place comes free for long the changes go singly', async () => {
  await world.admin('dotdigital', '/switches', { activeImports: 0 });
  await approveAll(engine, drifts);
  await engine.engine.idle();
  await expectVerified(1);
}, 90_000);

test('an import that failed without saying how far it came is read back, and sent singly', async () => {
  await world.admin('dotdigital', '/imports', { next: ['Failed'] });
  await approveAll(engine, drifts);
  await engine.engine.idle();
  await expectVerified(1);
  expect(await importsOf(engine)).toMatchObject([{ state: 'failed' }]);
}, 90_000);

test('an engine that stopped before it learned the id waits for what the import brings, and sends nothing twice', async () => {
  const match = { method: 'PUT', pathIncludes: '/contacts/v3/import' };
  await world.admin('dotdigital', '/faults', { match, times: 1, action: 'hold-after-commit' });
  await approveAll(engine, drifts);
  await until(async () => (await imported()) === 1);
  await engine.engine.stop();
  engine = await startEngine(world);
  await engine.engine.idle();
  await expectVerified(1);
  expect(await imported()).toBe(1);
  expect(await importsOf(engine)).toMatchObject([{ state: 'lost', importId: null }]);
}, 90_000);

test('an import that was cut off before it took effect is read back, waited for, and sent singly', async () => {
  const match = { method: 'PUT', pathIncludes: '/contacts/v3/import' };
  await world.admin('dotdigital', '/faults', { match, times: 1, action: 'cut-before' });
  await approveAll(engine, drifts);
  await engine.engine.idle();
  await expectVerified(1);
  expect(await imported()).toBe(0);
}, 90_000);

test('an engine that stopped while the import was running reads its report and sends nothing again', async () => {
  await world.admin('dotdigital', '/switches', { importPolls: 1_000, importDurationMs: 3_600_000 });
  await approveAll(engine, drifts);
  await until(async () => (await importsOf(engine))[0]?.state === 'running');
  await engine.engine.stop();
  engine = await startEngine(world);
  expect(new Set(await statesOf(engine, drifts))).toEqual(new Set(['in-flight']));
  await world.admin('dotdigital', '/switches', { importPolls: 0 });
  await engine.engine.idle();
  await expectVerified(1);
  expect(await imported()).toBe(1);
  expect(await importsOf(engine)).toMatchObject([{ state: 'finished', updated: 55, refused: 0, unnamed: 0 }]);
}, 90_000);

/** How many imports the account took. */
const imported = async (): Promise<number> => {
  const writes = (await world.admin('dotdigital', '/writes')) as readonly { readonly recordId: string }[];
  return writes.filter(({ recordId }) => recordId.startsWith('import:')).length;
};
