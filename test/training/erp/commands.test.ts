import { expect, test } from 'vitest';
import { startedErp } from '../started.ts';

type Erp = Awaited<ReturnType<typeof startedErp>>;
type Wire = { id: string; version: string; modifiedAt: string; data: Record<string, unknown> };

const ID = 'cus_000007';
const update = (fields: object, more: object = {}) => ({
  type: 'updateRecord',
  externalId: 'fix-1',
  data: { entity: 'customers', id: ID, fields },
  ...more,
});
const send = ({ ask }: Pick<Erp, 'ask'>, key: string, json: object) =>
  ask('POST', '/commands', { headers: { 'Idempotency-Key': key }, json });
const read = async ({ ask }: Pick<Erp, 'ask'>): Promise<Wire> =>
  (await ask('GET', `/records/customers/${ID}`)).body as Wire;

test('an update sets the fields that it names, under a new version and stamp', async () => {
  const erp = await startedErp();
  const before = await read(erp);
  const sent = await send(
    erp,
    'key-1',
    update({ email: 'right@example.com', loyaltyTier: null }, { expectVersion: before.version }),
  );
  expect(sent).toMatchObject({
    status: 201,
    body: { commandId: expect.any(String), state: 'done', id: ID, version: 'v2' },
  });
  const after = await read(erp);
  expect(after.data).toEqual({ ...before.data, email: 'right@example.com', loyaltyTier: null });
  expect(after.version).toBe('v2');
  expect(after.modifiedAt > before.modifiedAt).toBe(true);
});

test('the same key and body is answered as before and does nothing', async () => {
  const erp = await startedErp();
  const first = await send(erp, 'key-1', update({ city: 'York' }));
  const again = await send(erp, 'key-1', update({ city: 'York' }));
  expect(first.headers.has('idempotency-replayed')).toBe(false);
  expect(again.headers.get('idempotency-replayed')).toBe('true');
  expect([again.status, again.body]).toEqual([first.status, first.body]);
  expect((await read(erp)).version).toBe('v2');
  expect(erp.admin.writes(ID).map(({ changed, idempotencyKey }) => [changed, idempotencyKey])).toEqual([
    [true, 'key-1'],
    [false, 'key-1'],
  ]);
});

test('the same key with another body is a mismatch', async () => {
  const erp = await startedErp();
  await send(erp, 'key-1', update({ city: 'York' }));
  const { status, body } = await send(erp, 'key-1', update({ city: 'Leeds' }));
  expect([status, body]).toMatchObject([409, { error: { code: 'idempotency_mismatch', class: 'conflict' } }]);
  expect((await read(erp)).data.city).toBe('York');
});

test('an update that expects another version is refused, and its key may be used again', async () => {
  const erp = await startedErp();
  erp.admin.edit({ id: ID, fields: { street: '1 New Road' } });
  const refused = await send(erp, 'key-1', update({ city: 'York' }, { expectVersion: 'v1' }));
  expect(refused).toMatchObject({ status: 409, body: { error: { code: 'version_conflict' } } });
  expect((await read(erp)).data.city).not.toBe('York');
  expect((await send(erp, 'key-1', update({ city: 'York' }, { expectVersion: 'v2' }))).status).toBe(201);
});

test('a dry run answers and changes nothing', async () => {
  const erp = await startedErp();
  const { status, body } = await send(erp, 'key-1', update({ city: 'York' }, { dryRun: true }));
  expect([status, body]).toMatchObject([200, { state: 'done', dryRun: true, version: 'v1' }]);
  expect((await read(erp)).version).toBe('v1');
  expect((await send(erp, 'key-1', update({ city: 'York' }))).headers.has('idempotency-replayed')).toBe(false);
});

test('permission is changed as a whole', async () => {
  const erp = await startedErp();
  const permission = {
    ground: 'opt-out',
    at: '2026-11-25T08:00:00Z',
    source: 'Call',
    text: null,
    orderReference: null,
  };
  expect((await send(erp, 'key-1', update({ permission }))).status).toBe(201);
  expect((await read(erp)).data.permission).toEqual(permission);
});

test('a duplicate names the customer who survives, and can be taken back', async () => {
  const erp = await startedErp();
  expect((await read(erp)).data.duplicateOf).toBeNull();
  expect((await send(erp, 'key-1', update({ duplicateOf: 'C-100001', active: false }))).status).toBe(201);
  expect((await read(erp)).data).toMatchObject({ duplicateOf: 'C-100001', active: false });
  expect((await send(erp, 'key-2', update({ duplicateOf: null, active: true }))).status).toBe(201);
  expect((await read(erp)).data).toMatchObject({ duplicateOf: null, active: true });
});

test.each([
  ['the number', update({ number: 'C-1' }), 'data.fields'],
  ['an unknown field', update({ shoe: '9' }), 'data.fields'],
  ['a value of the wrong type', update({ city: 7 }), 'data.fields.city'],
  ['an external id that is too long', update({ city: 'York' }, { externalId: 'x'.repeat(36) }), 'externalId'],
  ['another command', update({ city: 'York' }, { type: 'deleteRecord' }), 'type'],
])('%s is refused, naming the place', async (_what, json, path) => {
  const erp = await startedErp();
  const { status, body } = await send(erp, 'key-1', json);
  expect([status, body]).toMatchObject([422, { error: { code: 'validation_failed', fields: [{ path }] } }]);
  expect((await read(erp)).version).toBe('v1');
});

test('a command needs its key, valid JSON and a record', async () => {
  const { ask } = await startedErp();
  expect(await ask('POST', '/commands', { json: update({ city: 'York' }) })).toMatchObject({
    status: 400,
    body: { error: { code: 'missing_idempotency_key' } },
  });
  const headers = { 'Idempotency-Key': 'key-1' };
  expect(await ask('POST', '/commands', { headers, text: '{' })).toMatchObject({
    status: 400,
    body: { error: { code: 'invalid_json' } },
  });
  const json = { ...update({}), data: { entity: 'customers', id: 'cus_0', fields: {} } };
  expect(await ask('POST', '/commands', { headers, json })).toMatchObject({
    status: 404,
    body: { error: { code: 'not_found' } },
  });
});

test('a command can be asked about later, also after a restart', async () => {
  const first = await startedErp();
  const { commandId } = (await send(first, 'key-1', update({ city: 'York' }))).body as { commandId: string };
  await first.close();
  const second = await startedErp({ folder: first.folder });
  expect((await second.ask('GET', `/commands/${commandId}`)).body).toEqual({ state: 'done', id: ID });
  expect((await second.ask('GET', '/commands/none')).status).toBe(404);
  expect((await send(second, 'key-1', update({ city: 'York' }))).headers.get('idempotency-replayed')).toBe('true');
  expect((await read(second)).version).toBe('v2');
});
