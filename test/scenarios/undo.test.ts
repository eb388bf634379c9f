import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { OutputOf } from '../../shared/ipc/contract.ts';
import { allMismatches, startEngine, startWorld, type TestEngine, type World } from './world.ts';

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

type Detail = OutputOf<'mismatch.get'>;

const first = async (kind: string, fits: (detail: Detail) => boolean = () => true): Promise<Detail> => {
  for (const { id } of await allMismatches(engine, [kind])) {
    const detail = await engine.ask('mismatch.get', { id });
    if (detail.blocked === null && fits(detail)) return detail;
  }
  throw new Error(`no ${kind} fits`);
};

const approved = async ({ row, evidenceHash }: Detail): Promise<string> => {
  const { outboxId } = await engine.ask('decision.approve', { id: row.id, evidenceHash, key: randomUUID() });
  await engine.engine.idle();
  return outboxId;
};

const undone = async (id: string) => {
  const preview = await engine.ask('change.preview-undo', { id });
  expect(preview.blocked).toBeNull();
  const { outboxId } = await engine.ask('change.undo', { id, token: preview.token, key: randomUUID() });
  await engine.engine.idle();
  return { preview, outboxId, change: await engine.ask('change.get', { id: outboxId }) };
};

test('an undone change writes the old values back, is verified, and opens its mismatch again', async () => {
  const detail = await first('field-drift', ({ evidence }) => !evidence.fields.includes('email'));
  const id = await approved(detail);
  expect((await engine.ask('mismatch.get', { id: detail.row.id })).row.status).toBe('resolved');
  const { change } = await undone(id);
  expect(change.row).toMatchObject({ state: 'verified', undoes: id });
  const after = await engine.ask('mismatch.get', { id: detail.row.id });
  expect(after.row).toMatchObject({ status: 'open', reopened: 'undone' });
  expect(after.evidence.contact?.values).toEqual(detail.evidence.contact?.values);
  expect((await engine.ask('change.get', { id })).row.undoneBy).toBe(change.row.id);
  const again = await engine.ask('change.preview-undo', { id });
  expect(again.blocked).toBe('This change was undone already.');
});

test('a field that was changed since is left alone', async () => {
  const detail = await first(
    'field-drift',
    ({ evidence }) => evidence.fields.length > 1 && evidence.fields.includes('city'),
  );
  const id = await approved(detail);
  const contactId = detail.evidence.contact?.contactId;
  await world.admin('dotdigital', '/edit', { contactId, dataFields: { CITY: 'Elsewhere' } });
  const { preview } = await undone(id);
  const left = preview.lines.filter(({ isLeftAlone }) => isLeftAlone);
  expect(left).toEqual([expect.objectContaining({ thing: 'city', now: 'Elsewhere' })]);
  const contact = (await engine.ask('mismatch.get', { id: detail.row.id })).evidence.contact;
  expect(contact?.values.city).toBe('Elsewhere');
});

test('a contact that was created is deleted again, unless the person opted out meanwhile', async () => {
  const [one, two] = (await allMismatches(engine, ['customer-missing'])).slice(0, 2);
  const details = await Promise.all([one, two].map((row) => engine.ask('mismatch.get', { id: row?.id })));
  const [kept, dropped] = [await approved(details[0] as Detail), await approved(details[1] as Detail)];
  const { change } = await undone(dropped);
  expect(change.row).toMatchObject({ operation: 'contact.delete', state: 'verified' });
  const email = details[0]?.evidence.customer?.values.email;
  await world.admin('dotdigital', '/edit', { email, emailStatus: 'unsubscribed' });
  const preview = await engine.ask('change.preview-undo', { id: kept });
  expect(preview.blocked).toContain('opted out since');
});

test('a change that is looked at and then changed by somebody is not undone', async () => {
  const detail = await first('field-drift', ({ evidence }) => evidence.fields.includes('city'));
  const id = await approved(detail);
  const preview = await engine.ask('change.preview-undo', { id });
  await world.admin('dotdigital', '/edit', {
    contactId: detail.evidence.contact?.contactId,
    dataFields: { CITY: 'Elsewhere' },
  });
  const { outboxId } = await engine.ask('change.undo', { id, token: preview.token, key: randomUUID() });
  await engine.engine.idle();
  expect((await engine.ask('change.get', { id: outboxId })).row.state).toBe('stale');
  // What was not undone stands as it stood, until a look finds something new.
  const after = await engine.ask('mismatch.get', { id: detail.row.id });
  expect(['resolved', 'open']).toContain(after.row.status);
  expect(after.row.reopened).not.toBe('undone');
});

test('an approval that waits can be taken back, and nothing is sent', async () => {
  await world.admin('erp', '/faults', {
    match: { pathIncludes: '/records/' },
    action: 'status',
    status: 503,
    times: 50,
  });
  const detail = await first('field-drift');
  await engine.ask('decision.approve', { id: detail.row.id, evidenceHash: detail.evidenceHash, key: randomUUID() });
  await expect
    .poll(async () => (await engine.ask('mismatch.get', { id: detail.row.id })).outbox?.attempts, { timeout: 15_000 })
    .toBe(1);
  expect((await engine.ask('mismatch.get', { id: detail.row.id })).canWithdraw).toBe(true);
  await engine.ask('decision.withdraw', { id: detail.row.id, key: randomUUID() });
  const after = await engine.ask('mismatch.get', { id: detail.row.id });
  expect(after.row).toMatchObject({ status: 'open', reopened: 'withdrawn' });
  await engine.engine.idle();
  expect(await world.admin('dotdigital', '/writes')).toEqual([]);
  const refused = await engine.tryTo('decision.withdraw', { id: detail.row.id, key: randomUUID() });
  expect(refused).toMatchObject({ ok: false, error: { code: 'decision.not-possible' } });
}, 30_000);
