import { copyFileSync, existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { workspaceFile } from '../../electron/engine/store/open.ts';
import { approveAll, type Drift, importsOf, makeDrifts, statesOf, writesOf } from './bulk.ts';
import { startEngine, startWorld, type TestEngine, type World } from './world.ts';

let world: World;
let engine: TestEngine;
let drifts: readonly Drift[];

beforeEach(async () => {
  world = await startWorld({ customers: 300, limited: false, rate: 300 });
  engine = await startEngine(world);
  await engine.sync('full');
  // More than are moved in one transaction, so that a kill can come between two.
  drifts = await makeDrifts(world, engine, 110);
}, 60_000);
afterEach(async () => {
  await engine.engine.stop();
  await world.stop();
});

/** What a kill at this moment would leave: between two turns of the loop no transaction is open. */
const imageOf = (name: string): string => {
  const folder = join(world.folder, 'images', name);
  mkdirSync(folder, { recursive: true });
  for (const ending of ['', '-wal']) {
    const file = `${workspaceFile(world.start.folder)}${ending}`;
    if (existsSync(file)) copyFileSync(file, `${workspaceFile(folder)}${ending}`);
  }
  return folder;
};

/** How the import and its changes stand, to tell one moment from another. */
const momentOf = async (): Promise<string | null> => {
  const [only] = await importsOf(engine);
  if (only === undefined) return null;
  const { counts } = await engine.ask('mismatch.counts', {});
  const { results } = await engine.ask('change.counts', { since: 0 });
  const stands = [...counts.map(({ status, count }) => `${status} ${count}`), ...results.map(({ count }) => count)];
  return [only.state, ...stands].join('-');
};

test('killed at any moment from handing in to the last reading back, nothing is lost and nothing is sent twice', async () => {
  const images = new Map<string, string>();
  let isOver = false;
  await approveAll(engine, drifts);
  const idle = engine.engine.idle().then(() => {
    isOver = true;
  });
  while (!isOver) {
    const moment = await momentOf();
    if (moment !== null && !images.has(moment)) images.set(moment, imageOf(String(images.size)));
    await new Promise((resolve) => setImmediate(resolve));
  }
  await idle;
  const states = [...images.keys()].map((moment) => moment.split('-')[0]);
  expect(new Set(states)).toEqual(new Set(['sending', 'running', 'finished']));
  expect(images.size).toBeGreaterThanOrEqual(5);
  await engine.engine.stop();
  for (const [moment, folder] of images) {
    engine = await startEngine(world, { folder });
    await engine.engine.idle();
    expect([moment, new Set(await statesOf(engine, drifts))]).toEqual([moment, new Set(['verified'])]);
    expect([moment, new Set(await writesOf(world, drifts))]).toEqual([moment, new Set([1])]);
    expect(await importsOf(engine)).toHaveLength(1);
    await engine.engine.stop();
  }
  engine = await startEngine(world);
}, 180_000);
