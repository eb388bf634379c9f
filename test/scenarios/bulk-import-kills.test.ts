import { expect, test } from 'vitest';
import { approveAll, eachWithDrifts, importsOf, statesOf, writesOf } from './bulk.ts';
import { imageOf, startEngine } from './world.ts';

// More than are moved in one transaction, so that a kill can come between two.
const now = eachWithDrifts(110);

/** How the import and its changes stand, to tell one moment from another. */
const momentOf = async (): Promise<string | null> => {
  const [only] = await importsOf(now.engine);
  if (only === undefined) return null;
  const { counts } = await now.engine.ask('mismatch.counts', {});
  const { results } = await now.engine.ask('change.counts', { since: 0 });
  const stands = [...counts.map(({ status, count }) => `${status} ${count}`), ...results.map(({ count }) => count)];
  return [only.state, ...stands].join('-');
};

test('killed at any moment from handing in to the last reading back, nothing is lost and nothing is sent twice', async () => {
  const images = new Map<string, string>();
  let isOver = false;
  await approveAll(now.engine, now.drifts);
  const idle = now.engine.engine.idle().then(() => {
    isOver = true;
  });
  while (!isOver) {
    const moment = await momentOf();
    if (moment !== null && !images.has(moment)) images.set(moment, imageOf(now.world, String(images.size)));
    await new Promise((resolve) => setImmediate(resolve));
  }
  await idle;
  const states = [...images.keys()].map((moment) => moment.split('-')[0]);
  expect(new Set(states)).toEqual(new Set(['sending', 'running', 'finished']));
  expect(images.size).toBeGreaterThanOrEqual(5);
  await now.engine.engine.stop();
  for (const [moment, folder] of images) {
    now.engine = await startEngine(now.world, { folder });
    await now.engine.engine.idle();
    expect([moment, new Set(await statesOf(now.engine, now.drifts))]).toEqual([moment, new Set(['verified'])]);
    expect([moment, new Set(await writesOf(now.world, now.drifts))]).toEqual([moment, new Set([1])]);
    expect(await importsOf(now.engine)).toHaveLength(1);
    await now.engine.engine.stop();
  }
  now.engine = await startEngine(now.world);
}, 180_000);
