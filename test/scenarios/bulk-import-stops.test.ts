import { expect, test } from 'vitest';
import { approveAll, eachWithDrifts, importsOf, makeDrifts, statesOf, writesOf } from './bulk.ts';
import { startEngine, until } from './world.ts';

const now = eachWithDrifts(55);

/** Every change is verified and was written so often. */
const expectVerified = async (writes: number): Promise<void> => {
  expect(new Set(await statesOf(now.engine, now.drifts))).toEqual(new Set(['verified']));
  expect(new Set(await writesOf(now.world, now.drifts))).toEqual(new Set([writes]));
};

test('an import that never ends is given up after its age and told; its changes and new ones go singly', async () => {
  await now.world.admin('dotdigital', '/imports', { next: ['never'] });
  await approveAll(now.engine, now.drifts);
  await now.engine.engine.idle();
  await expectVerified(1);
  const [only] = await importsOf(now.engine);
  expect(only).toMatchObject({ state: 'overdue', rows: 55 });
  expect(only?.sentence).toMatch(/has not finished import .* within 15 minutes/);
  const { causes } = await now.engine.ask('run.troubles', { since: 0 });
  expect(causes).toContainEqual(expect.objectContaining({ code: 'import-overdue', system: 'dotdigital' }));
  const more = await makeDrifts(now.world, now.engine, 50);
  await approveAll(now.engine, more);
  await now.engine.engine.idle();
  expect(new Set(await statesOf(now.engine, more))).toEqual(new Set(['verified']));
  expect(await importsOf(now.engine)).toHaveLength(1);
}, 90_000);

test('while there is no free place the import waits for one, and nothing has failed', async () => {
  await now.world.admin('dotdigital', '/switches', { activeImports: 0 });
  await approveAll(now.engine, now.drifts);
  await until(async () => (await importsOf(now.engine)).length >= 2);
  expect(new Set(await statesOf(now.engine, now.drifts))).not.toContain('rejected');
  await now.world.admin('dotdigital', '/switches', { activeImports: 25 });
  await now.engine.engine.idle();
  await expectVerified(1);
  const [last, ...turnedAway] = await importsOf(now.engine);
  expect(last).toMatchObject({ state: 'finished', updated: 55 });
  expect(new Set(turnedAway.map(({ state }) => state))).toEqual(new Set(['not-sent']));
}, 90_000);

test('where no place comes free for long the changes go singly', async () => {
  await now.world.admin('dotdigital', '/switches', { activeImports: 0 });
  await approveAll(now.engine, now.drifts);
  await now.engine.engine.idle();
  await expectVerified(1);
}, 90_000);

test('an import that failed without saying how far it came is read back, and sent singly', async () => {
  await now.world.admin('dotdigital', '/imports', { next: ['Failed'] });
  await approveAll(now.engine, now.drifts);
  await now.engine.engine.idle();
  await expectVerified(1);
  expect(await importsOf(now.engine)).toMatchObject([{ state: 'failed' }]);
}, 90_000);

test('an engine that stopped before it learned the id waits for what the import brings, and sends nothing twice', async () => {
  const match = { method: 'PUT', pathIncludes: '/contacts/v3/import' };
  await now.world.admin('dotdigital', '/faults', { match, times: 1, action: 'hold-after-commit' });
  await approveAll(now.engine, now.drifts);
  await until(async () => (await imported()) === 1);
  await now.engine.engine.stop();
  now.engine = await startEngine(now.world);
  await now.engine.engine.idle();
  await expectVerified(1);
  expect(await imported()).toBe(1);
  expect(await importsOf(now.engine)).toMatchObject([{ state: 'lost', importId: null }]);
}, 90_000);

test('an import that was cut off before it took effect is read back, waited for, and sent singly', async () => {
  const match = { method: 'PUT', pathIncludes: '/contacts/v3/import' };
  await now.world.admin('dotdigital', '/faults', { match, times: 1, action: 'cut-before' });
  await approveAll(now.engine, now.drifts);
  await now.engine.engine.idle();
  await expectVerified(1);
  expect(await imported()).toBe(0);
}, 90_000);

test('an engine that stopped while the import was running reads its report and sends nothing again', async () => {
  await now.world.admin('dotdigital', '/switches', { importPolls: 1_000, importDurationMs: 3_600_000 });
  await approveAll(now.engine, now.drifts);
  await until(async () => (await importsOf(now.engine))[0]?.state === 'running');
  await now.engine.engine.stop();
  now.engine = await startEngine(now.world);
  expect(new Set(await statesOf(now.engine, now.drifts))).toEqual(new Set(['in-flight']));
  await now.world.admin('dotdigital', '/switches', { importPolls: 0 });
  await now.engine.engine.idle();
  await expectVerified(1);
  expect(await imported()).toBe(1);
  expect(await importsOf(now.engine)).toMatchObject([{ state: 'finished', updated: 55, refused: 0, unnamed: 0 }]);
}, 90_000);

/** How many imports the account took. */
const imported = async (): Promise<number> =>
  (await now.world.writes('dotdigital')).filter(({ recordId }) => recordId?.startsWith('import:') === true).length;
