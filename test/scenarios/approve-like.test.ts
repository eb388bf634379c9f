import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { allMismatches, startEngine, startWorld, type TestEngine, type World } from './world.ts';

let world: World;
let engine: TestEngine;

beforeEach(async () => {
  world = await startWorld({ customers: 400 });
  engine = await startEngine(world);
  await engine.sync('full');
});
afterEach(async () => {
  await engine.engine.stop();
  await world.stop();
});

const like = async (kind: string) => {
  for (const { id } of await allMismatches(engine, [kind])) {
    const { evidenceHash, blocked } = await engine.ask('mismatch.get', { id });
    if (blocked === null) return engine.ask('decision.preview-like', { id, evidenceHash });
  }
  throw new Error(`no ${kind}`);
};

test('the preview counts the set that the same decision covers, and decides nothing', async () => {
  const set = await like('customer-missing');
  expect(set.total).toBeGreaterThan(2);
  expect(set.sample.length).toBe(Math.min(12, set.total));
  expect(set.rule).toMatchObject({ kind: 'customer-missing', direction: 'dotdigital' });
  expect(set.calls.dotdigital).toBe(set.total * 3);
  expect(await world.admin('dotdigital', '/writes')).toEqual([]);
  expect((await engine.ask('change.page', {})).changes).toEqual([]);
});

test('an approved set is sent once each and verified; asked twice it stays that', async () => {
  const set = await like('customer-missing');
  const request = { setId: set.setId, key: randomUUID() };
  const [first, second] = [
    await engine.ask('decision.approve-like', request),
    await engine.ask('decision.approve-like', request),
  ];
  expect(first).toEqual({ approved: set.total, leftOut: 0, notReached: 0 });
  expect(second.approved).toBe(set.total);
  await engine.engine.idle();
  const { changes } = await engine.ask('change.page', { limit: 200 });
  expect(changes).toHaveLength(set.total);
  expect(new Set(changes.map(({ state }) => state))).toEqual(new Set(['verified']));
}, 30_000);

test('what changed since the preview is left out and counted', async () => {
  const set = await like('customer-missing');
  const [changed] = set.sample;
  await world.admin('erp', '/edit', { number: changed?.reference, fields: { city: 'Elsewhere' } });
  await engine.sync('incremental');
  const result = await engine.ask('decision.approve-like', { setId: set.setId, key: randomUUID() });
  expect(result).toEqual({ approved: set.total - 1, leftOut: 1, notReached: 0 });
}, 30_000);

test('a set that nobody previewed is refused with what to do', async () => {
  const refused = await engine.tryTo('decision.approve-like', { setId: randomUUID(), key: randomUUID() });
  expect(refused).toMatchObject({ ok: false, error: { code: 'apply.stale' } });
});

test('a case that is put off or given to somebody is listed as that, and comes back when it is due', async () => {
  const [one, two] = await allMismatches(engine, ['field-drift']);
  const detail = await engine.ask('mismatch.get', { id: one?.id });
  const until = world.now() + 60_000;
  await engine.ask('decision.defer', { id: one?.id, evidenceHash: detail.evidenceHash, until, key: randomUUID() });
  expect((await allMismatches(engine, [], ['deferred'])).map(({ id, until: at }) => [id, at])).toEqual([
    [one?.id, until],
  ]);
  const past = await engine.tryTo('decision.defer', {
    id: two?.id,
    evidenceHash: (await engine.ask('mismatch.get', { id: two?.id })).evidenceHash,
    until: 1,
    key: randomUUID(),
  });
  expect(past).toMatchObject({ ok: false, error: { code: 'decision.not-possible' } });
  await engine.ask('decision.assign', { id: two?.id, to: 'anna' });
  const mine = await engine.ask('mismatch.page', { filter: { statuses: ['open'], assigned: 'me' } });
  expect(mine.rows.map(({ id, assignee }) => [id, assignee])).toEqual([[two?.id, 'anna']]);
  expect(mine).toMatchObject({ total: 1, totalIsExact: true });
  await engine.ask('decision.reopen', { id: one?.id, key: randomUUID() });
  expect((await engine.ask('mismatch.get', { id: one?.id })).row).toMatchObject({
    status: 'open',
    reopened: 'by-operator',
    until: null,
  });
});
