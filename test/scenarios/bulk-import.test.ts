import { afterEach, expect, test } from 'vitest';
import { approveAll, callsSince, importsOf, makeDrifts, statesOf, writesOf } from './bulk.ts';
import { startEngine, startWorld, type TestEngine, type World } from './world.ts';

let world: World;
let engine: TestEngine;

const start = async (customers = 400): Promise<void> => {
  world = await startWorld({ customers, limited: false });
  engine = await startEngine(world);
  await engine.sync('full');
};
afterEach(async () => {
  await engine.engine.stop();
  await world.stop();
});

test('120 approved drifts go in one import, each verified and written once, in a few calls', async () => {
  await start();
  const drifts = await makeDrifts(world, engine, 120);
  const before = await callsSince(engine, 0);
  await approveAll(engine, drifts);
  await engine.engine.idle();
  expect(new Set(await statesOf(engine, drifts))).toEqual(new Set(['verified']));
  expect(new Set(await writesOf(world, drifts))).toEqual(new Set([1]));
  const [only, ...others] = await importsOf(engine);
  expect(others).toEqual([]);
  expect(only).toMatchObject({ state: 'finished', rows: 120, updated: 120, refused: 0, unnamed: 0 });
  const after = await callsSince(engine, 0);
  console.log(before, after);
}, 60_000);
