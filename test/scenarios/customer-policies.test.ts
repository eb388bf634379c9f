import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import SqliteDatabase from 'better-sqlite3';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { CustomerPolicy } from '../../shared/domain/policy.ts';
import { allMismatches, startEngine, startWorld, type TestEngine, type World } from './world.ts';

let world: World;
let engine: TestEngine;

beforeEach(async () => {
  world = await startWorld({ customers: 400, limited: false });
  engine = await startEngine(world);
  await engine.sync('full');
});
afterEach(async () => {
  await engine.engine.stop();
  await world.stop();
});

const switchOn = (policy: CustomerPolicy, bounds: object = {}) =>
  engine.ask('policy.set', { policy, isOn: true, cap: 1_000, stopShare: 1, ...bounds });

const run = (accepted: object = {}) => engine.run('customers', 'incremental', accepted);

const outlookOf = async (policy: CustomerPolicy) => {
  const { outlooks } = await engine.ask('policy.outlook', {});
  const found = outlooks.find((one) => one.policy === policy);
  if (found === undefined) throw new Error(`no outlook of ${policy}`);
  return found;
};

const leftOf = async (policy: CustomerPolicy, words: string): Promise<number> =>
  (await outlookOf(policy)).leftOut
    .filter(({ reason }) => reason.includes(words))
    .reduce((sum, { count }) => sum + count, 0);

const writesIn = async () => (await world.writes('dotdigital')).filter(({ changed }) => changed);

const decide = async (id: number, edits: object = {}) => {
  const { evidenceHash } = await engine.ask('mismatch.get', { id });
  await engine.ask('decision.approve', { id, evidenceHash, edits, key: randomUUID() });
  await engine.engine.idle();
};

const samples = async () => (await allMismatches(engine)).filter(({ isSample }) => isSample === true);

test('off, a run writes nothing, and the dry run tells of every open case what would become of it', async () => {
  for (const [policy, kinds] of [
    ['write-attributes', ['field-drift', 'reward-drift']],
    ['create-contacts', ['customer-missing']],
  ] as const) {
    const { isOn, written, sample, later, leftOut } = await outlookOf(policy);
    const open = (await allMismatches(engine, kinds)).length;
    const left = leftOut.reduce((sum, { count }) => sum + count, 0);
    expect({ isOn, later, all: written + sample + left }).toEqual({ isOn: false, later: 0, all: open });
    expect([written > 3, sample]).toEqual([true, Math.max(1, Math.ceil((written + sample) * 0.05))]);
  }
  const ended = await run();
  expect(ended.run).toMatchObject({ state: 'succeeded', counts: { recorded: 0, sampled: 0 } });
  expect(await writesIn()).toEqual([]);
});

test('the plan names each record with what is sent, and the run writes those and no others', async () => {
  const { writes } = await engine.ask('job.plan', { job: 'customers', limit: 100 });
  const due = writes.filter(({ fate }) => fate === 'written');
  expect(due.every(({ json, changes }) => json?.startsWith('P') === true && changes.length > 0)).toBe(true);
  const { written, sample } = await outlookOf('write-attributes');
  await switchOn('write-attributes');
  const ended = await run();
  expect(ended).toMatchObject({ written, verified: written, difference: [] });
  expect(ended.run).toMatchObject({ state: 'succeeded', counts: { recorded: written, sampled: sample } });
  const { changes } = await engine.ask('change.page', { limit: 200 });
  expect(new Set(changes.map(({ decidedBy }) => decidedBy))).toEqual(new Set(['policy write-attributes']));
  const numbers = [];
  for (const { mismatchId } of changes)
    numbers.push((await engine.ask('mismatch.get', { id: mismatchId })).row.reference);
  expect(numbers.sort()).toEqual(due.flatMap(({ key, verb }) => (verb === 'update' ? [key] : [])).sort());
  for (const search of ['', 'c']) {
    const filter = { statuses: ['open'], assigned: 'review', search };
    const page = await engine.ask('mismatch.page', { filter });
    expect(page.rows.map(({ isSample }) => isSample)).toEqual(
      Array.from({ length: search === '' ? sample : page.total }, () => true),
    );
  }
  // What is left of the kinds is what the dry run left out, and the sample.
  const left = await allMismatches(engine, ['field-drift', 'reward-drift']);
  expect(left.filter(({ isSample }) => isSample === true)).toHaveLength(sample);
  expect(await leftOf('write-attributes', 'email address')).toBe(left.length - sample);
});

test('new contacts state their channel and consent, and a second run creates nobody again', async () => {
  await switchOn('create-contacts');
  const { written } = await outlookOf('create-contacts');
  const { writes } = await engine.ask('job.plan', { job: 'customers', limit: 100 });
  const bodies = writes.flatMap(({ verb, json }) => (verb === 'create' ? [json ?? ''] : []));
  expect(bodies.length).toBeGreaterThan(3);
  for (const body of bodies)
    expect(body).toMatch(/^POST [\s\S]*optInType[\s\S]*"status": ?"subscribed"[\s\S]*consentRecords/);
  const ended = await run();
  expect(ended).toMatchObject({ written, verified: written });
  expect(await writesIn()).toHaveLength(written);
  expect((await run()).run.counts).toMatchObject({ recorded: 0 });
  expect(await writesIn()).toHaveLength(written);
});

test('a run that would change more than its share stops and asks, and writes once it is accepted', async () => {
  await switchOn('write-attributes', { stopShare: 0.001 });
  const { stop, written } = await outlookOf('write-attributes');
  const stopped = await run();
  expect(stopped.run).toMatchObject({
    state: 'aborted',
    failure: { code: 'policy.too-much' },
    counts: { recorded: 0 },
  });
  expect(stopped.run.failure?.sentence).toBe(`Attributes: ${stop}`);
  expect(await writesIn()).toEqual([]);
  expect((await run({ acceptWrites: true })).run.counts).toMatchObject({ recorded: written });
});

test('the cap leaves the rest to the next run', async () => {
  const { written, sample } = await outlookOf('write-attributes');
  await switchOn('write-attributes', { cap: 4 });
  expect(await outlookOf('write-attributes')).toMatchObject({ written: 3, sample: 1, later: written + sample - 4 });
  expect((await run()).run.counts).toMatchObject({ recorded: 3, sampled: 1 });
  expect(await outlookOf('write-attributes')).toMatchObject({ written: 3, sample: 1, later: written + sample - 8 });
});

test('a sample is left in every run until enough in a row were approved as they were', async () => {
  const bounds = { cap: 4, sample: { share: 0.25, until: 2 } };
  await switchOn('write-attributes', bounds);
  await run();
  const [first] = await samples();
  await decide(first?.id ?? 0);
  const standingOf = async () =>
    (await engine.ask('policy.list', {})).policies.find(({ policy }) => policy === 'write-attributes')?.sampleStanding;
  expect(await standingOf()).toEqual({ approved: 1, waiting: 0 });
  expect((await run()).run.counts).toMatchObject({ recorded: 3, sampled: 1 });
  expect(await standingOf()).toEqual({ approved: 1, waiting: 1 });
  const [second] = await samples();
  const [field] = second?.fields ?? [];
  await decide(second?.id ?? 0, { [field ?? '']: field === 'country' ? 'FR' : null });
  // An edited result ends the row.
  expect(await standingOf()).toEqual({ approved: 0, waiting: 0 });
  for (const _ of [1, 2]) {
    await run();
    for (const { id } of await samples()) await decide(id);
  }
  expect(await standingOf()).toEqual({ approved: 2, waiting: 0 });
  const { sample } = await outlookOf('write-attributes');
  expect(sample).toBe(0);
  expect((await run()).run.counts).toMatchObject({ sampled: 0 });
}, 30_000);

test('who opted out once is never created, also with a consent after it; a case that somebody has is left', async () => {
  const [number] = world.truth().optOuts.dotdigitalOnly;
  const [conflict] = (await allMismatches(engine, ['consent-conflict'])).filter(
    ({ reference }) => reference === number,
  );
  const { evidence } = await engine.ask('mismatch.get', { id: conflict?.id });
  await world.admin('dotdigital', '/edit', { contactId: evidence.contact?.contactId, deleted: true });
  const at = new Date(world.now() + 60_000).toISOString();
  const permission = { ground: 'consent', at, source: 'https://shop.example/again', text: 'Yes', orderReference: null };
  await world.admin('erp', '/edit', { number, fields: { permission } });
  await engine.sync('full');
  const missing = await allMismatches(engine, ['customer-missing']);
  expect(missing.map(({ reference }) => reference)).toContain(number);
  expect(await leftOf('create-contacts', 'opted out')).toBe(1);
  const other = missing.find(({ reference }) => reference !== number);
  await engine.ask('decision.assign', { id: other?.id, to: 'ben' });
  expect(await leftOf('create-contacts', 'assigned')).toBe(1);
  await switchOn('create-contacts', { sample: { share: 0.01, until: 1 } });
  await run();
  const left = (await allMismatches(engine, ['customer-missing'])).map(({ reference }) => reference);
  expect(left).toContain(number);
  expect(left).toContain(other?.reference);
}, 30_000);

test('fields of items that differ are no attributes of anybody', async () => {
  const before = await outlookOf('write-attributes');
  const read = async (): Promise<void> => {
    await engine.ask('sync.start', { job: 'products', mode: 'incremental' });
    await engine.engine.idle();
  };
  await read();
  const file = new SqliteDatabase(join(world.folder, 'workspaces', 'training', 'workspace.db'), { readonly: true });
  const skus = file.prepare<[], string>('SELECT match_key FROM erp_item ORDER BY match_key LIMIT 15').pluck().all();
  file.close();
  for (const key of skus)
    await world.admin('erp', '/edit', { entity: 'products', key, fields: { name: `Another ${key}` } });
  await read();
  expect((await allMismatches(engine, ['field-drift'])).some(({ entity }) => entity === 'item')).toBe(true);
  expect(await outlookOf('write-attributes')).toEqual(before);
});
