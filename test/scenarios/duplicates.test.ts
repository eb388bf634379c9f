import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { allMismatches, startEngine, startWorld, type TestEngine, until, type World } from './world.ts';

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

const approve = async (id: number, keep: string | null = null): Promise<void> => {
  const { evidenceHash } = await engine.ask('mismatch.get', { id });
  await engine.ask('decision.approve', { id, evidenceHash, keep, key: randomUUID() });
  await engine.engine.idle();
};

test('whichever record of a person stays, the contact belongs to it afterwards and nothing is missing', async () => {
  for (const choice of [0, 1]) {
    const [row] = await allMismatches(engine, ['duplicate-customer']);
    const before = await engine.ask('mismatch.get', { id: row?.id });
    const keep = before.keep?.choices[choice]?.value ?? '';
    const gone = before.keep?.choices[1 - choice]?.value ?? '';
    await approve(before.row.id, keep);
    const after = await engine.ask('mismatch.get', { id: before.row.id });
    expect(after.row.status).toBe('resolved');
    await engine.sync('full');
    const open = await allMismatches(engine);
    // What the contact says may differ from the record that stays: that is an ordinary difference now.
    const left = open.filter(({ reference }) => reference === keep || reference === gone);
    expect(left.filter(({ kind }) => kind !== 'field-drift' && kind !== 'reward-drift')).toEqual([]);
    const { records } = await engine.ask('person.find', { text: keep });
    expect(records.filter(({ system }) => system === 'dotdigital')).toHaveLength(1);
  }
});

test('of two contacts with one number the stricter answer stays, and the other gives the number back', async () => {
  const [row] = await allMismatches(engine, ['duplicate-contact']);
  const before = await engine.ask('mismatch.get', { id: row?.id });
  const [stays, goes] = before.keep?.choices ?? [];
  await world.admin('dotdigital', '/edit', { contactId: Number(goes?.value), emailStatus: 'unsubscribed' });
  await engine.sync('incremental');
  const open = (await allMismatches(engine)).filter(({ reference }) => reference === before.row.reference);
  for (const { id, kind } of open) {
    if (kind === 'duplicate-contact') await approve(id, stays?.value ?? null);
  }
  await engine.sync('full');
  const approved = (await engine.ask('audit.page', {})).entries.filter(({ action }) => action === 'approved');
  expect(approved.map(({ detail }) => JSON.parse(detail ?? '').stays)).toEqual(
    [stays, stays].map((one) => Number(one?.value)),
  );
  const { changes } = await engine.ask('change.page', {});
  expect(changes.map(({ operation, state }) => [operation, state]).sort()).toEqual([
    ['contact.number', 'verified'],
    ['contact.unsubscribe', 'verified'],
  ]);
  const left = (await allMismatches(engine)).filter(({ reference }) => reference === before.row.reference);
  expect(left.map(({ kind }) => kind)).toEqual(['consent-conflict']);
});

test('lists move with the contact that stays, entered before they are left, and each move can be undone', async () => {
  const { baseUrl, user, secret } = world.start.dotdigital ?? { baseUrl: '', user: '', secret: '' };
  const authorization = `Basic ${Buffer.from(`${user}:${secret}`).toString('base64')}`;
  const membersOf = async (list: number): Promise<readonly number[]> => {
    const path = `/v2/address-books/${list}/contacts?select=1000`;
    const answer = await fetch(`${baseUrl}${path}`, { headers: { authorization } });
    return ((await answer.json()) as readonly { readonly id: number }[]).map(({ id }) => id);
  };
  const [row] = await allMismatches(engine, ['duplicate-contact']);
  const before = await engine.ask('mismatch.get', { id: row?.id });
  const [stays, goes] = (before.keep?.choices ?? []).map(({ value }) => Number(value));
  const press = 4_106;
  for (const contactId of [stays, goes])
    await world.admin('dotdigital', '/edit', { contactId, emailStatus: 'subscribed' });
  await fetch(`${baseUrl}/contacts/v3/contactId/${goes}?merge-option=overwrite`, {
    method: 'PATCH',
    headers: { authorization, 'content-type': 'application/json' },
    body: JSON.stringify({ lists: [press] }),
  });
  await engine.sync('full');
  const id = before.row.id;
  const seen = await engine.ask('mismatch.get', { id });
  expect(
    seen.evidence.otherContacts?.concat(seen.evidence.contact ?? []).map(({ lists }) => lists !== undefined),
  ).toEqual([true, true]);
  await approve(id, String(stays));
  expect((await engine.ask('mismatch.get', { id })).row.status).toBe('resolved');
  expect(await membersOf(press)).toEqual([stays]);
  const { changes } = await engine.ask('change.page', {});
  expect(new Set(changes.map(({ state }) => state))).toEqual(new Set(['verified']));
  const left = changes.find(({ lines }) => lines.some(({ thing, before: was }) => thing === 'list' && was === 'Press'));
  const { token } = await engine.ask('change.preview-undo', { id: left?.id });
  await engine.ask('change.undo', { id: left?.id, token, key: randomUUID() });
  await engine.engine.idle();
  expect((await membersOf(press)).toSorted()).toEqual([stays, goes].toSorted());
});

test('an orphan gives its number back, and is a prospect afterwards', async () => {
  const [row] = await allMismatches(engine, ['contact-orphan']);
  const prospects = (await engine.ask('mismatch.counts', {})).prospects;
  await approve(row?.id ?? 0);
  expect((await engine.ask('mismatch.get', { id: row?.id })).row.status).toBe('resolved');
  // U in the window goes to the change by this id.
  const { outbox } = await engine.ask('mismatch.get', { id: row?.id });
  expect((await engine.ask('change.page', {})).changes[0]?.id).toBe(outbox?.id);
  await engine.sync('full');
  expect((await allMismatches(engine, ['contact-orphan'])).map(({ id }) => id)).not.toContain(row?.id);
  expect((await engine.ask('mismatch.counts', {})).prospects).toBe(prospects);
});

test('a data field that the mapping needs is told when it is gone, and created on approval', async () => {
  const { baseUrl, user, secret } = world.start.dotdigital ?? { baseUrl: '', user: '', secret: '' };
  const authorization = `Basic ${Buffer.from(`${user}:${secret}`).toString('base64')}`;
  await fetch(`${baseUrl}/v2/data-fields/HOME_STORE`, { method: 'DELETE', headers: { authorization } });
  const ended = await engine.sync('incremental');
  expect(ended.troubles.map(({ sentence }) => sentence)).toContain(
    'The data field HOME_STORE is gone from the account.',
  );
  const [row] = await allMismatches(engine, ['data-field-type']);
  expect(row).toMatchObject({ label: 'HOME_STORE', fields: ['homeStore'] });
  await approve(row?.id ?? 0);
  expect((await engine.ask('mismatch.get', { id: row?.id })).row.status).toBe('resolved');
  await engine.sync('incremental');
  expect(await allMismatches(engine, ['data-field-type'])).toEqual([]);
});

test('while a decision about three records is under way, no other case writes to them, though its first step is done', async () => {
  const numbers = (await allMismatches(engine, ['field-drift'])).map(({ reference }) => reference).sort();
  for (const number of numbers.slice(0, 3)) {
    const { records } = await engine.ask('person.find', { text: number });
    const id = records.find(({ system }) => system === 'erp')?.id;
    const fields = { firstName: 'Tri', lastName: 'Plet', email: 'tri.plet@example.org', birthDate: null };
    await world.admin('erp', '/edit', { id, fields });
  }
  await engine.sync('incremental');
  const rows = await allMismatches(engine, ['duplicate-customer']);
  const caseOf = (number: string | undefined) => rows.find(({ reference }) => reference === number)?.id;
  const [first, second] = [caseOf(numbers[1]), caseOf(numbers[2])];
  const hold = { match: { method: 'POST', pathIncludes: '/commands' }, action: 'hold-before' };
  await world.admin('erp', '/faults', hold);
  const { evidenceHash } = await engine.ask('mismatch.get', { id: first });
  await engine.ask('decision.approve', { id: first, evidenceHash, key: randomUUID() });
  await until(async () => (await world.held('erp')) > 0);
  // The second record's mark is held in its turn: on its way, whatever happens to it there.
  await world.admin('erp', '/faults', hold);
  await world.admin('erp', '/release', {});
  await until(async () => (await world.held('erp')) > 0);
  const other = await engine.ask('mismatch.get', { id: second });
  expect([other.row.status, other.keep?.choices.length]).toEqual(['open', 2]);
  for (const keep of [null, numbers[2]]) {
    const approval = { id: second, evidenceHash: other.evidenceHash, keep, key: randomUUID() };
    expect(await engine.tryTo('decision.approve', approval)).toMatchObject({
      ok: false,
      error: { code: 'decision.not-possible', sentence: expect.stringMatching(/under way/) },
    });
  }
  await world.admin('erp', '/release', {});
  await engine.engine.idle();
  await engine.sync('full');
  const { changes } = await engine.ask('change.page', {});
  expect(new Set(changes.map(({ state }) => state))).toEqual(new Set(['verified']));
  expect((await engine.ask('mismatch.get', { id: second })).row.status).toBe('cleared');
});
