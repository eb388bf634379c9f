import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { allMismatches, startEngine, startWorld, type TestEngine, until, type World } from './world.ts';

let world: World;
let engine: TestEngine;

beforeEach(async () => {
  world = await startWorld({ customers: 200 });
  engine = await startEngine(world);
  await engine.sync('full');
});

afterEach(async () => {
  await engine.engine.stop();
  await world.stop();
});

/** Approves the first drift and answers its case and the contact it is about. */
const approveDrift = async (): Promise<{ readonly id: number; readonly contactId: number }> => {
  const [row] = await allMismatches(engine, ['field-drift']);
  if (row === undefined) throw new Error('no field-drift');
  const detail = await engine.ask('mismatch.get', { id: row.id });
  await engine.ask('decision.approve', { id: row.id, evidenceHash: detail.evidenceHash, key: randomUUID() });
  const contactId = detail.evidence.contact?.contactId;
  if (contactId === undefined) throw new Error('no contact');
  return { id: row.id, contactId };
};

const writesTo = async (contactId: number): Promise<number> =>
  ((await world.admin('dotdigital', `/writes?recordId=${contactId}`)) as readonly unknown[]).length;

test('a change whose answer was cut off after it took effect is read back, not sent again', async () => {
  await world.admin('dotdigital', '/faults', { match: { method: 'PATCH' }, times: 1, action: 'cut-after-commit' });
  const { id, contactId } = await approveDrift();
  await engine.engine.idle();
  expect(await writesTo(contactId)).toBe(1);
  expect((await engine.ask('mismatch.get', { id })).outbox).toMatchObject({ state: 'verified', attempts: 1 });
});

test('a change that was cut off before it took effect is read back, found missing, and sent again', async () => {
  await world.admin('dotdigital', '/faults', { match: { method: 'PATCH' }, times: 1, action: 'cut-before' });
  const { id, contactId } = await approveDrift();
  await engine.engine.idle();
  expect(await writesTo(contactId)).toBe(1);
  expect((await engine.ask('mismatch.get', { id })).outbox).toMatchObject({ state: 'verified', attempts: 2 });
});

test('an answer that broke off within its body ends verified with one write', async () => {
  await world.admin('dotdigital', '/faults', {
    match: { method: 'PATCH' },
    times: 1,
    action: 'truncate',
  });
  const { id, contactId } = await approveDrift();
  await engine.engine.idle();
  expect(await writesTo(contactId)).toBe(1);
  expect((await engine.ask('mismatch.get', { id })).outbox?.state).toBe('verified');
});

test('a rate limit sends the change back to pending, and it goes out once the window is over', async () => {
  await world.admin('dotdigital', '/faults', {
    match: { method: 'PATCH' },
    times: 2,
    action: 'status',
    status: 429,
    headers: { 'X-RateLimit-Remaining': '0', 'X-RateLimit-Reset': '1' },
    body: '',
  });
  const { id, contactId } = await approveDrift();
  await engine.engine.idle();
  expect(await writesTo(contactId)).toBe(1);
  expect((await engine.ask('mismatch.get', { id })).outbox?.state).toBe('verified');
});

test('what the remote refuses comes back to the operator with its reason', async () => {
  await world.admin('dotdigital', '/faults', {
    match: { method: 'PATCH' },
    times: 1,
    action: 'status',
    status: 400,
    body: JSON.stringify({
      errorCode: 'contacts:badRequest',
      description: 'bad',
      details: [{ item: 'POSTCODE', description: 'too long' }],
    }),
  });
  const { id, contactId } = await approveDrift();
  await engine.engine.idle();
  expect(await writesTo(contactId)).toBe(0);
  const after = await engine.ask('mismatch.get', { id });
  expect(after.row).toMatchObject({ status: 'open', reopened: 'rejected' });
  expect(after.outbox?.sentence).toMatch(/Dotdigital/);
});

test('an engine that stopped with a change in flight reads it back when it starts again', async () => {
  await world.admin('dotdigital', '/faults', { match: { method: 'PATCH' }, times: 1, action: 'hold-after-commit' });
  const { id, contactId } = await approveDrift();
  await until(async () => (await writesTo(contactId)) === 1);
  await engine.engine.stop();
  engine = await startEngine(world);
  await engine.engine.idle();
  expect(await writesTo(contactId)).toBe(1);
  expect((await engine.ask('mismatch.get', { id })).outbox?.state).toBe('verified');
});
