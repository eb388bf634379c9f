import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { LoggedWrite } from '../../electron/training/server/write-log.ts';
import { allMismatches, startEngine, startWorld, type TestEngine, type World } from './world.ts';

let world: World;
let holder: TestEngine;

beforeEach(async () => {
  world = await startWorld({ customers: 200, limited: false });
  holder = await startEngine(world);
  await holder.sync('full');
});
afterEach(async () => {
  await holder.engine.stop();
  await world.stop();
});

const firstDrift = async (engine: TestEngine) => {
  const [row] = await allMismatches(engine, ['field-drift']);
  return engine.ask('mismatch.get', { id: row?.id });
};

test('the second engine reads only, says who holds the workspace, and leaves what the first is sending alone', async () => {
  const detail = await firstDrift(holder);
  const id = detail.row.id;
  await world.admin('dotdigital', '/faults', { match: { method: 'PATCH' }, action: 'hold-before' });
  await holder.ask('decision.approve', { id, evidenceHash: detail.evidenceHash, key: randomUUID() });
  const stateOf = async (engine: TestEngine) => (await engine.ask('mismatch.get', { id })).outbox?.state;
  await expect.poll(() => stateOf(holder), { timeout: 5_000 }).toBe('in-flight');
  const second = await startEngine(world, { holder: 'another window' });
  try {
    expect(second.engine.access).toBe('read-only');
    const glance = await second.ask('workspace.get', {});
    expect(glance).toMatchObject({ access: 'read-only', heldBy: expect.stringContaining('a test') });
    // It began like any engine; what is in flight stays the first one's.
    expect(await stateOf(second)).toBe('in-flight');
    for (const [operation, input] of [
      ['decision.approve', { id, evidenceHash: detail.evidenceHash, key: randomUUID() }],
      ['decision.withdraw', { id, key: randomUUID() }],
      ['sync.start', { job: 'customers', mode: 'full' }],
      ['person.forget', { records: [{ system: 'erp', id: 'x' }], reason: 'asked to', key: randomUUID() }],
    ] as const) {
      const refused = await second.tryTo(operation, input);
      expect(refused, operation).toMatchObject({ ok: false, error: { code: 'workspace.read-only' } });
    }
    await world.admin('dotdigital', '/release', {});
    await holder.engine.idle();
    expect(await stateOf(second)).toBe('verified');
  } finally {
    await second.engine.stop();
  }
  expect(await stateOf(holder)).toBe('verified');
  const writes = (await world.admin('dotdigital', '/writes')) as LoggedWrite[];
  expect(writes.filter(({ changed }) => changed)).toHaveLength(1);
});

test('a reviewer reads and decides, and sends nothing', async () => {
  await holder.engine.stop();
  const reviewer = await startEngine(world, { role: 'reviewer' });
  try {
    const detail = await firstDrift(reviewer);
    await reviewer.ask('decision.approve', { id: detail.row.id, evidenceHash: detail.evidenceHash, key: randomUUID() });
    await reviewer.engine.idle();
    expect((await reviewer.ask('mismatch.get', { id: detail.row.id })).outbox?.state).toBe('pending');
    expect((await reviewer.run('consent', 'incremental')).run).toMatchObject({
      state: 'succeeded',
      counts: { recorded: 0 },
    });
    expect(await world.admin('dotdigital', '/writes')).toEqual([]);
    expect(await world.admin('erp', '/writes')).toEqual([]);
  } finally {
    await reviewer.engine.stop();
  }
  holder = await startEngine(world);
});
