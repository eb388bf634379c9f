import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createEngine } from '../../electron/engine/create-engine.ts';
import { systemDeps } from '../../electron/engine/system-deps.ts';
import { allMismatches, startEngine, startWorld, type TestEngine, until, type World } from './world.ts';

let world: World;
let engine: TestEngine;

beforeEach(async () => {
  world = await startWorld({ customers: 1500 });
  engine = await startEngine(world);
});

afterEach(async () => {
  await engine.engine.stop();
  await world.stop();
});

test('a run that the engine stopped in the middle goes on from its checkpoint', async () => {
  await world.admin('dotdigital', '/faults', {
    match: { pathIncludes: '/contacts/v3' },
    times: 1,
    action: 'hold-before',
  });
  const { runId } = await engine.ask('sync.start', { job: 'customers', mode: 'full' });
  await until(async () => (await world.held('dotdigital')) === 1);
  await engine.engine.stop();
  engine = await startEngine(world);
  await engine.engine.idle();
  const { run } = await engine.ask('run.get', { runId });
  expect(run).toMatchObject({ id: runId, state: 'succeeded' });
  // Whose account it is and two pages: what had been read from the ERP was not read a second time.
  expect(run.counts).toMatchObject({ erpRead: 1500, erpCalls: 3 });
});

test('a cancelled run keeps what it read and says that it was cancelled', async () => {
  await world.admin('dotdigital', '/faults', {
    match: { pathIncludes: '/contacts/v3' },
    times: 1,
    action: 'hold-before',
  });
  const { runId } = await engine.ask('sync.start', { job: 'customers', mode: 'full' });
  await until(async () => (await world.held('dotdigital')) === 1);
  expect(await engine.ask('sync.cancel', { runId })).toEqual({ cancelled: true });
  await engine.engine.idle();
  const { run } = await engine.ask('run.get', { runId });
  expect(run).toMatchObject({ state: 'cancelled', failure: null, counts: { erpRead: 1500, dotdigitalRead: 0 } });
});

test('a second sync is refused while one runs', async () => {
  await engine.ask('sync.start', { job: 'customers', mode: 'full' });
  const second = await engine.tryTo('sync.start', { job: 'customers', mode: 'full' });
  expect(second).toMatchObject({ ok: false, error: { code: 'sync.already-running' } });
  await engine.engine.idle();
});

test('a run of another job is not answered with the one that is gone on with', async () => {
  await engine.sync('full');
  const hold = { match: { method: 'GET', pathIncludes: '/streams' }, times: 1, action: 'hold-before' };
  await world.admin('erp', '/faults', hold);
  const { runId } = await engine.ask('sync.start', { job: 'consent', mode: 'incremental' });
  await until(async () => (await world.held('erp')) === 1);
  await engine.engine.stop();
  await world.admin('erp', '/faults', hold);
  engine = await startEngine(world);
  expect(await engine.ask('sync.start', { job: 'consent', mode: 'incremental' })).toEqual({ runId });
  expect(await engine.tryTo('sync.start', { job: 'customers', mode: 'full' })).toMatchObject({
    ok: false,
    error: { code: 'sync.already-running' },
  });
  await world.admin('erp', '/release', {});
  await engine.engine.idle();
  expect((await engine.ask('run.get', { runId })).run.state).toBe('succeeded');
}, 120_000);

test('rate limits, HTML errors and half pages only delay a sync', async () => {
  const storm = {
    action: 'status',
    status: 429,
    headers: { 'X-RateLimit-Remaining': '0', 'X-RateLimit-Reset': '1' },
    body: '',
  };
  await world.admin('dotdigital', '/faults', {
    match: { method: 'GET', pathIncludes: '/contacts/v3' },
    times: 1,
    ...storm,
  });
  await world.admin('erp', '/faults', {
    match: { method: 'GET', pathIncludes: '/streams' },
    times: 1,
    action: 'status',
    status: 502,
    body: '<html>bad gateway</html>',
  });
  await world.admin('erp', '/faults', {
    match: { method: 'GET', pathIncludes: 'cursor=' },
    times: 1,
    action: 'truncate',
  });
  const { run } = await engine.sync('full');
  expect(run).toMatchObject({ state: 'succeeded', counts: { erpRead: 1500 } });
}, 20_000);

test('an ERP that stays away fails the run with a sentence, and the next run makes it good', async () => {
  await world.admin('erp', '/faults', { match: { pathIncludes: '/streams' }, times: 4, action: 'cut-before' });
  const failed = await engine.sync('full');
  expect(failed.run).toMatchObject({ state: 'failed', failure: { code: 'remote.unavailable' } });
  expect((await engine.sync('full')).run.state).toBe('succeeded');
}, 30_000);

test('when half of the customers vanish the run stops and asks, and takes them out only when told to', async () => {
  await engine.sync('full');
  const before = await engine.ask('mismatch.counts', {});
  const truth = world.truth();
  const eligible = (await allMismatches(engine)).length;
  expect(eligible).toBeGreaterThan(0);
  const half = { match: { pathIncludes: '/streams' }, times: 1, action: 'status', status: 200 };
  const body = {
    entity: 'customers',
    records: [],
    nextCursor: null,
    watermark: new Date(truth.now).toISOString(),
    complete: true,
  };
  await world.admin('erp', '/faults', { ...half, body });
  const stopped = await engine.sync('full');
  expect(stopped.run).toMatchObject({ state: 'aborted', failure: { code: 'sync.suspicious-drop' } });
  expect((await engine.ask('mismatch.counts', {})).customers).toBe(before.customers);
  await world.admin('erp', '/faults', { ...half, body });
  const accepted = await engine.sync('full', true);
  expect(accepted.run.state).toBe('succeeded');
  expect(await engine.ask('mismatch.counts', {})).toMatchObject({ customers: 0 });
});

test('an incremental run ends in the same state as a full one', async () => {
  await engine.sync('full');
  const rows = await allMismatches(engine, ['field-drift']);
  for (const row of rows.slice(0, 12)) {
    const { evidence } = await engine.ask('mismatch.get', { id: row.id });
    await world.admin('erp', '/edit', {
      id: evidence.customer?.id,
      fields: { city: 'Moved Town', loyaltyTier: 'Gold' },
    });
  }
  for (const row of rows.slice(8, 20)) {
    const { evidence } = await engine.ask('mismatch.get', { id: row.id });
    await world.admin('dotdigital', '/edit', {
      contactId: evidence.contact?.contactId,
      dataFields: { HOME_STORE: 'Another Store' },
    });
  }
  const { run } = await engine.sync('incremental');
  expect(run.counts.erpChanged).toBe(12);
  const fresh = await startEngine(world, { folder: join(world.folder, 'workspaces', 'another') });
  await fresh.sync('full');
  const told = async (of: TestEngine) =>
    (await allMismatches(of)).map(({ kind, reference, fields, severity }) => ({ kind, reference, fields, severity }));
  const sorted = (list: Awaited<ReturnType<typeof told>>) => list.map((entry) => JSON.stringify(entry)).sort();
  expect(sorted(await told(engine))).toEqual(sorted(await told(fresh)));
  await fresh.engine.stop();
});

test('a second engine on the same workspace reads only, and says who holds it', async () => {
  await engine.sync('full');
  const second = await startEngine(world);
  expect(second.engine.access).toBe('read-only');
  const glance = await second.ask('workspace.get', {});
  expect(glance).toMatchObject({ access: 'read-only' });
  expect(glance.heldBy).toMatch(/a test of .+ \(process \d+/);
  expect((await allMismatches(second)).length).toBe((await allMismatches(engine)).length);
  expect(await second.tryTo('sync.start', { job: 'customers', mode: 'full' })).toMatchObject({
    ok: false,
    error: { code: 'workspace.read-only' },
  });
  const [row] = await allMismatches(second, ['field-drift']);
  const seen = await second.ask('mismatch.get', { id: row?.id });
  const refused = await second.tryTo('decision.approve', {
    id: row?.id,
    evidenceHash: seen.evidenceHash,
    key: crypto.randomUUID(),
  });
  expect(refused).toMatchObject({ ok: false, error: { code: 'workspace.read-only' } });
  await second.engine.stop();
});

test('without access to both systems nothing is started, and it is said why', async () => {
  await engine.engine.stop();
  engine = await startEngine(world, { erp: null });
  const refused = await engine.tryTo('sync.start', { job: 'customers', mode: 'full' });
  expect(refused).toMatchObject({ ok: false, error: { code: 'connection.incomplete' } });
});

test('wrong credentials end a run with what to do about it', async () => {
  await engine.engine.stop();
  const { dotdigital } = world.start;
  if (dotdigital === null) throw new Error('no access');
  engine = await startEngine(world, { dotdigital: { ...dotdigital, secret: 'wrong' } });
  const { run } = await engine.sync('full');
  expect(run).toMatchObject({ state: 'failed', failure: { code: 'remote.unauthorised' } });
  expect(run.failure?.sentence).not.toContain('wrong');
});

test('a workspace of a newer program opens nothing and stays as it is', async () => {
  const { default: Database } = await import('better-sqlite3');
  await engine.sync('full');
  await engine.engine.stop();
  const file = join(world.start.folder, 'workspace.db');
  const db = new Database(file);
  const version = Number(db.pragma('user_version', { simple: true }));
  db.pragma('user_version = 999');
  db.close();
  const created = await createEngine(systemDeps(world.start, { log: () => undefined, emit: () => undefined }));
  expect(created).toMatchObject({ ok: false, error: { code: 'store.from-future' } });
  const again = new Database(file);
  expect(again.pragma('user_version', { simple: true })).toBe(999);
  again.pragma(`user_version = ${version}`);
  again.close();
  engine = await startEngine(world);
});
