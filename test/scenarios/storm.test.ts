import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { allMismatches, startEngine, startWorld, type TestEngine, type World } from './world.ts';

let world: World;
let engine: TestEngine;

/** A minute in a quarter of a second. */
const rate = 240;

beforeEach(async () => {
  world = await startWorld({ customers: 200, rate });
  engine = await startEngine(world);
});
afterEach(async () => {
  await engine.engine.stop();
  await world.stop();
});

/** What a workspace that never met a trouble says of the same two systems. */
const undisturbed = async (): Promise<readonly string[]> => {
  const other = await startEngine(world, { folder: join(world.folder, 'workspaces', 'undisturbed') });
  await other.sync('full');
  const found = await allMismatches(other);
  await other.engine.stop();
  return summary(found);
};
/** What both systems hold; what the link itself suffered is told beside it. */
const summary = (found: Awaited<ReturnType<typeof allMismatches>>): readonly string[] =>
  found
    .filter(({ entity }) => entity !== 'link')
    .map(({ kind, reference, fields }) => `${kind} ${reference} ${fields.join()}`)
    .sort();

test.each(['rate-limit', 'retry-after', 'none'] as const)(
  'a 429 storm of five minutes (told by %s) delays a sync, which ends complete and says so',
  async (reset) => {
    await world.admin('dotdigital', '/faults', { preset: 'storm', forMs: 300_000, reset });
    const ended = await engine.sync('full');
    expect(ended.run.state).toBe('succeeded');
    expect(ended.troubles.map(({ sentence }) => sentence)).toContain(
      'Dotdigital took no more calls until its next window opened.',
    );
    expect(summary(await allMismatches(engine))).toEqual(await undisturbed());
    expect((await allMismatches(engine, ['quota-low'])).length).toBeGreaterThan(0);
    const { scopes } = await engine.ask('call.budget', { since: 0 });
    const limited = scopes.flatMap(({ minutes }) => minutes).reduce((sum, minute) => sum + minute.limited, 0);
    expect(limited).toBeGreaterThan(0);
    // Knocking again and again would be a storm of its own.
    expect(limited).toBeLessThan(40);
  },
  30_000,
);

test('a day of HTML errors, half pages and cut lines: every sync of it ends complete, and each trouble is told', async () => {
  const actions = ['html', 'half-page', 'truncate', 'cut-before', 'cut-after-commit'];
  await engine.sync('full');
  for (const side of ['erp', 'dotdigital'] as const)
    await world.admin(side, '/faults', { random: { seed: 5, share: 0.3, actions } });
  const states: string[] = [];
  const told = new Set<string>();
  for (let hour = 0; hour < 24; hour += 1) {
    const number = world.numbers()[hour];
    await world.admin('erp', '/edit', { number, fields: { city: `Town ${hour}` } });
    const ended = await engine.sync(hour % 12 === 0 ? 'full' : 'incremental');
    states.push(ended.run.state);
    for (const { sentence } of ended.troubles) told.add(sentence);
  }
  // A run that met more than it had patience for fails with a sentence, and the next one makes it good.
  expect(states.filter((state) => state !== 'succeeded' && state !== 'failed')).toEqual([]);
  expect(states.filter((state) => state === 'succeeded').length).toBeGreaterThanOrEqual(20);
  expect(told.size).toBeGreaterThan(3);
  for (const sentence of told) expect(sentence).toMatch(/^(The ERP|Dotdigital|The connection)\b.*\.$/);
  for (const side of ['erp', 'dotdigital'] as const) await world.admin(side, '/faults', { preset: 'calm' });
  const last = await engine.sync('incremental');
  expect(last.run.state).toBe('succeeded');
  expect(summary(await allMismatches(engine))).toEqual(await undisturbed());
}, 60_000);
