import { expect, test } from 'vitest';
import { startedErp } from '../started.ts';

type Erp = Awaited<ReturnType<typeof startedErp>>;
type Done = { commandId: string; state: string; id: string; version: string };

const permission = { ground: 'none', at: null, source: null, text: null, orderReference: null };
const fields = { kind: 'person', active: true, email: 'new@example.com', lastName: 'New', permission };
const create = (more: object = {}, wanted: object = fields) => ({
  type: 'createCustomer',
  externalId: 'shop-1',
  data: { entity: 'customers', fields: wanted },
  ...more,
});
const update = (id: string, wanted: object, more: object = {}) => ({
  type: 'updateRecord',
  externalId: 'fix-1',
  data: { entity: 'customers', id, fields: wanted },
  ...more,
});
const send = ({ ask }: Pick<Erp, 'ask'>, key: string, json: object, headers: Record<string, string> = {}) =>
  ask('POST', '/commands', { headers: { 'Idempotency-Key': key, ...headers }, json });
const commandState = async ({ ask }: Erp, commandId: string) => (await ask('GET', `/commands/${commandId}`)).body;
const idOf = async (sent: ReturnType<typeof send>): Promise<string> => ((await sent).body as Done).commandId;

test('a new customer gets the next id and number, and comes in the stream', async () => {
  const erp = await startedErp();
  const since = new Date(erp.clock.now()).toISOString();
  const sent = await send(erp, 'key-1', create());
  expect(sent).toMatchObject({ status: 201, body: { state: 'done', id: 'cus_000201', version: 'v1' } });
  expect((await erp.ask('GET', `/streams/customers?since=${since}`)).body).toMatchObject({
    records: [{ id: 'cus_000201', data: { ...fields, number: 'C-200001', phone: null, duplicateOf: null } }],
  });
  const own = create({ externalId: 'shop-2' }, { ...fields, number: 'C-200003' });
  expect((await send(erp, 'key-2', own)).status).toBe(201);
  expect((await send(erp, 'key-3', create({ externalId: 'shop-3' }))).body).toMatchObject({ id: 'cus_000203' });
  expect((await erp.ask('GET', '/records/customers/cus_000203')).body).toMatchObject({ data: { number: 'C-200004' } });
  expect(erp.admin.state().customers).toBe(203);
});

test('the same external id under a lost key answers the customer who is there', async () => {
  const erp = await startedErp();
  await send(erp, 'key-1', create());
  const again = await send(erp, 'key-2', create());
  expect([again.status, again.body, again.headers.has('idempotency-replayed')]).toMatchObject([
    201,
    { state: 'done', id: 'cus_000201', version: 'v1' },
    false,
  ]);
  expect((await erp.askAdmin('POST', '/forget-keys', { json: {} })).status).toBe(200);
  expect((await send(erp, 'key-1', create())).body).toMatchObject({ id: 'cus_000201' });
  expect(erp.admin.state().customers).toBe(201);
  expect(erp.admin.writes('cus_000201').map(({ changed }) => changed)).toEqual([true, false, false]);
  expect(await send(erp, 'key-4', create({}, { ...fields, lastName: 'Other' }))).toMatchObject({
    status: 409,
    body: { error: { code: 'idempotency_mismatch' } },
  });
});

test.each([
  ['no ground', { ...fields, permission: undefined }, 'data.fields.permission'],
  ['an unknown field', { ...fields, shoe: 9 }, 'data.fields'],
  ['a number that is taken', { ...fields, number: 'TAKEN' }, 'data.fields.number'],
])('a new customer with %s is refused', async (_what, wanted, path) => {
  const erp = await startedErp();
  await send(erp, 'key-0', create({ externalId: 'first' }, { ...fields, number: 'TAKEN' }));
  expect(await send(erp, 'key-1', create({}, wanted))).toMatchObject({
    status: 422,
    body: { error: { code: 'validation_failed', fields: [{ path }] } },
  });
  expect(erp.admin.state().customers).toBe(201);
});

test('a dry run of a create says that it would work, and makes nobody', async () => {
  const erp = await startedErp();
  expect(await send(erp, 'key-1', create({ dryRun: true }))).toMatchObject({ status: 200, body: { dryRun: true } });
  expect(erp.admin.state().customers).toBe(200);
});

test('If-Match is another word for the expected version', async () => {
  const erp = await startedErp();
  const { headers } = await erp.ask('GET', '/records/customers/cus_000001');
  const tag = headers.get('etag') ?? '';
  expect((await send(erp, 'key-1', update('cus_000001', { city: 'York' }), { 'If-Match': tag })).status).toBe(201);
  expect(await send(erp, 'key-2', update('cus_000001', { city: 'Bath' }), { 'If-Match': tag })).toMatchObject({
    status: 409,
    body: { error: { code: 'version_conflict' } },
  });
});

test('a command can be accepted first, run, and be done on the clock of the ERP', async () => {
  const erp = await startedErp({ switches: { commandPace: 'later' } });
  const sent = await send(erp, 'key-1', update('cus_000001', { city: 'York' }));
  const { commandId } = sent.body as Done;
  expect([sent.status, sent.body]).toEqual([202, { commandId, state: 'accepted' }]);
  expect(await commandState(erp, commandId)).toEqual({ state: 'accepted' });
  erp.clock.advance(2_000);
  expect(await commandState(erp, commandId)).toEqual({ state: 'running' });
  expect((await erp.ask('GET', '/records/customers/cus_000001')).body).toMatchObject({ version: 'v1' });
  erp.clock.advance(3_000);
  expect((await erp.ask('GET', '/records/customers/cus_000001')).body).toMatchObject({
    version: 'v2',
    data: { city: 'York' },
  });
  expect(await commandState(erp, commandId)).toEqual({ state: 'done', id: 'cus_000001' });
  expect(erp.admin.writes('cus_000001').map(({ status, changed }) => [status, changed])).toEqual([
    [202, false],
    [202, true],
  ]);
  const again = await send(erp, 'key-1', update('cus_000001', { city: 'York' }));
  expect([again.status, again.headers.get('idempotency-replayed')]).toEqual([202, 'true']);
});

test('an accepted create is not taken twice under another key', async () => {
  const erp = await startedErp({ switches: { commandPace: 'later' } });
  const first = await idOf(send(erp, 'key-1', create()));
  expect(await idOf(send(erp, 'key-2', create()))).toBe(first);
  erp.clock.advance(5_000);
  expect(await commandState(erp, first)).toEqual({ state: 'done', id: 'cus_000201' });
  expect(erp.admin.state().customers).toBe(201);
});

test('an accepted command can fail, and the mailbox tells of it', async () => {
  const erp = await startedErp({ switches: { commandPace: 'later', commandOutcome: 'failed' } });
  const commandId = await idOf(send(erp, 'key-1', update('cus_000001', { city: 'York' })));
  erp.clock.advance(5_000);
  const error = { code: 'erp_error', class: 'erp', erpCode: 'NB-4711', retryable: false };
  expect(await commandState(erp, commandId)).toMatchObject({ state: 'failed', error });
  expect((await erp.ask('GET', '/events')).body).toMatchObject({
    events: [{ kind: 'record.error', entity: 'customers', id: 'cus_000001', severity: 'error', error }],
  });
  expect((await erp.ask('GET', '/records/customers/cus_000001')).body).toMatchObject({ version: 'v1' });
});

test('an accepted command fails when the record changed before its turn', async () => {
  const erp = await startedErp({ switches: { commandPace: 'later' } });
  const json = update('cus_000001', { city: 'York' }, { expectVersion: 'v1' });
  const commandId = await idOf(send(erp, 'key-1', json));
  erp.admin.edit({ id: 'cus_000001', fields: { street: '1 New Road' } });
  erp.clock.advance(5_000);
  expect(await commandState(erp, commandId)).toMatchObject({ state: 'failed', error: { code: 'version_conflict' } });
  expect((await erp.ask('GET', '/records/customers/cus_000001')).body).toMatchObject({ version: 'v2' });
});

test('the pace can be changed while the ERP runs', async () => {
  const erp = await startedErp();
  expect((await erp.askAdmin('POST', '/switches', { json: { commandPace: 'later' } })).status).toBe(200);
  expect((await send(erp, 'key-1', update('cus_000001', { city: 'York' }))).status).toBe(202);
  expect((await erp.askAdmin('POST', '/switches', { json: { commandPace: 'soon' } })).status).toBe(400);
});
