import Database from 'better-sqlite3';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { workspaceFile } from '../../electron/engine/store/open.ts';
import { type Job, runPhases, type SyncMode } from '../../shared/domain/run.ts';
import { allMismatches, startEngine, startWorld, type TestEngine, until, type World } from './world.ts';

// A full check reads and compares everything, several times in some of these.
vi.setConfig({ testTimeout: 60_000 });

let world: World;
let engine: TestEngine;

beforeEach(async () => {
  world = await startWorld({ customers: 300, limited: false });
  engine = await startEngine(world);
});
afterEach(async () => {
  await engine.engine.stop();
  await world.stop();
});

const run = (job: Job, mode: SyncMode = 'full', accepted: object = {}) => engine.run(job, mode, accepted);

const everything = async (): Promise<void> => {
  for (const job of ['customers', 'products', 'orders'] as const) await run(job);
};

/** Changes the mirror while nobody has it open, as if increments had passed over what happened. */
const tamper = async (...statements: readonly string[]): Promise<void> => {
  await engine.engine.stop();
  const file = new Database(workspaceFile(world.start.folder));
  for (const statement of statements) file.exec(statement);
  file.close();
  engine = await startEngine(world);
};

const oldest = (table: string): string => `(SELECT rid FROM ${table} ORDER BY modified_at, rid LIMIT 1)`;

test('the first one finds what the jobs find, part by part, and writes nothing', async () => {
  for (const policy of ['publish-items', 'send-orders', 'write-attributes', 'create-contacts'])
    await engine.ask('policy.set', { policy, isOn: true, cap: 1_000, stopShare: 1 });
  const ended = await run('full-check', 'incremental');
  expect(ended.run).toMatchObject({
    state: 'succeeded',
    mode: 'full',
    phase: 'done',
    counts: { missed: 0, recorded: 0, written: 0, sampled: 0 },
  });
  const { counts } = ended.run;
  const phases = engine.events.flatMap((event) => (event.name === 'sync.progressed' ? [event.payload.run.phase] : []));
  expect([...new Set(phases)]).toEqual([...runPhases.slice(5), 'done']);
  const standing = await engine.ask('job.standing', { job: 'orders' });
  const cases = (await allMismatches(engine)).map(({ kind, reference }) => `${kind} ${reference}`).sort();
  await engine.engine.stop();
  await world.stop();
  world = await startWorld({ customers: 300, limited: false });
  engine = await startEngine(world);
  const alone = [];
  for (const job of ['customers', 'products', 'orders'] as const) alone.push((await run(job)).run.counts);
  // Who is twice by evidence only is found by comparing a side with itself, which no job does.
  const evident = Object.entries(world.truth().byEvidence).flatMap(([kind, list]) =>
    list.map(({ number }) => `${kind} ${number}`),
  );
  expect(evident).toHaveLength(2);
  for (const name of ['erpRead', 'dotdigitalRead', 'compared', 'erpCalls'] as const)
    expect([name, counts[name]]).toEqual([name, alone.reduce((sum, one) => sum + one[name], 0)]);
  expect(counts.opened).toBe(alone.reduce((sum, { opened }) => sum + opened, evident.length));
  const found = (await allMismatches(engine)).map(({ kind, reference }) => `${kind} ${reference}`);
  expect([...found, ...evident].sort()).toEqual(cases);
  expect(await engine.ask('job.standing', { job: 'orders' })).toEqual(standing);
});

test('it counts what increments had missed, and takes out what was deleted without a word', async () => {
  await everything();
  await tamper(
    `UPDATE erp_customer SET v_city = 'Elsewhere', hash = hash + 1 WHERE rid = ${oldest('erp_customer')}`,
    `DELETE FROM erp_product WHERE rid = ${oldest('erp_product')}`,
    `UPDATE dd_order SET hash = hash + 1 WHERE rid = ${oldest('dd_order')}`,
  );
  const [drift] = await allMismatches(engine, ['field-drift']);
  const { evidence } = await engine.ask('mismatch.get', { id: drift?.id });
  await world.admin('dotdigital', '/edit', { contactId: evidence.contact?.contactId, deleted: true });
  const number = world.numbers().at(-1);
  await world.admin('erp', '/edit', { number, fields: { city: 'New Town' } });
  for (const job of ['customers', 'products', 'orders'] as const) await run(job, 'incremental');
  const before = await allMismatches(engine, ['customer-missing']);
  // Told by no increment so far, and by the next one: nothing was missed.
  await world.admin('erp', '/edit', { number: world.numbers().at(-2), fields: { city: 'New Town' } });
  const ended = await run('full-check');
  expect(ended.run).toMatchObject({ state: 'succeeded', counts: { missed: 3, dotdigitalRemoved: 1 } });
  const after = await allMismatches(engine, ['customer-missing']);
  expect(after.map(({ reference }) => reference)).toEqual(
    expect.arrayContaining([drift?.reference, ...before.map(({ reference }) => reference)]),
  );
  expect((await run('full-check')).run.counts).toMatchObject({ missed: 0, dotdigitalRemoved: 0, erpChanged: 0 });
});

test('it stops to ask where many records vanished, and goes through once that is accepted', async () => {
  await everything();
  await world.admin('dotdigital', '/edit', { insight: { collection: 'Catalog_Default', emptied: true } });
  const stopped = await run('full-check');
  expect(stopped.run).toMatchObject({ state: 'aborted', failure: { code: 'sync.suspicious-drop' } });
  expect(stopped.run.phase).toBe('items-dotdigital');
  const accepted = await run('full-check', 'full', { acceptDrop: true });
  expect(accepted.run.state).toBe('succeeded');
});

test('nothing else starts beside it; stopped in its second part it goes on there', async () => {
  const hold = { match: { method: 'GET', pathIncludes: '/streams/products' }, times: 1, action: 'hold-before' };
  await world.admin('erp', '/faults', hold);
  const { runId } = await engine.ask('sync.start', { job: 'full-check', mode: 'full' });
  expect(await engine.tryTo('sync.start', { job: 'orders', mode: 'full' })).toMatchObject({
    ok: false,
    error: { code: 'sync.already-running' },
  });
  await until(async () => (await world.held('erp')) > 0);
  await engine.engine.stop();
  engine = await startEngine(world);
  await engine.engine.idle();
  const { run: ended } = await engine.ask('run.get', { runId });
  const phases = engine.events.flatMap((event) => (event.name === 'sync.progressed' ? [event.payload.run.phase] : []));
  expect(phases.every((phase) => !phase.startsWith('people'))).toBe(true);
  expect(ended).toMatchObject({ state: 'succeeded', phase: 'done' });
  const { totals } = world.truth().commerce;
  expect(ended.counts.dotdigitalRead).toBeGreaterThan(totals.catalogItems);
  expect(ended.counts.opened).toBe((await allMismatches(engine)).length);
});
