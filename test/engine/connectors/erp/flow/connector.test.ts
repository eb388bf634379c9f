import { expect, test } from 'vitest';
import { createFlowErp } from '../../../../../electron/engine/connectors/erp/flow/connector.ts';
import type { ChangeSet } from '../../../../../shared/domain/change.ts';
import { type Handler, keptLog, serverThat, standingClock } from '../../http/server-of-a-test.ts';

const never = new AbortController().signal;
const first = { cursor: null, sinceAt: null };

const setUp = async (handle: Handler) => {
  const server = await serverThat(handle);
  const log = keptLog();
  const { clock, waits } = standingClock();
  const access = { product: 'e', baseUrl: server.baseUrl, user: '', secret: 'token-1' };
  return { ...server, log, waits, connector: createFlowErp(access, { clock, log: log.log, timeoutMs: 5_000 }) };
};

const answering =
  (...bodies: readonly (readonly [number, unknown])[]): Handler =>
  (_request, response, count) => {
    const [status, body] = bodies[Math.min(count, bodies.length) - 1] ?? [500, ''];
    response.writeHead(status).end(typeof body === 'string' ? body : JSON.stringify(body));
  };

const record = (id: string, changes: object = {}) => ({
  id,
  version: 'v1',
  modifiedAt: '2025-01-02T03:04:05Z',
  data: { number: 'K-1', kind: 'person', active: true, email: 'anna@shop.test', permission: { ground: 'none' } },
  ...changes,
});

const pageOf = (records: readonly unknown[], changes: object = {}) => ({
  entity: 'customers',
  records,
  nextCursor: null,
  watermark: '2025-02-01T00:00:00Z',
  complete: true,
  ...changes,
});

const update: ChangeSet = {
  v: 1,
  operation: 'customer.update',
  customerId: 'C1',
  customerNumber: 'K-1',
  expectVersion: 'v1',
  changes: [{ field: 'city', before: null, after: 'York' }],
};

test('a page is split into records, removed ones and unusable ones', async () => {
  const { connector, received } = await setUp(
    answering([
      200,
      pageOf([record('C1'), { id: 'C2', deleted: true, data: null }, record('C3', { data: { number: 4 } }), 7], {
        nextCursor: 'c2',
      }),
    ]),
  );
  const page = await connector.readCustomers(first, never);
  if (!page.ok) throw new Error(page.error.sentence);
  expect(page.value.records).toMatchObject([
    { id: 'C1', version: 'v1', modifiedAt: Date.UTC(2025, 0, 2, 3, 4, 5), value: { number: 'K-1' } },
  ]);
  expect(page.value).toMatchObject({ removed: ['C2'], next: 'c2', watermark: Date.UTC(2025, 1, 1) });
  expect(page.value.unusable.map(({ reference }) => reference)).toEqual(['C3', 'unknown']);
  expect(page.value.unusable[0]?.problem).toMatch(/^The record does not fit: number /);
  expect(received[0]?.headers).toMatchObject({ authorization: 'Bearer token-1', 'x-contract-version': '1' });
});

test('the cursor goes before the instant, and both are escaped', async () => {
  const { connector, received } = await setUp(answering([200, pageOf([])]));
  const sinceAt = Date.UTC(2025, 0, 1);
  await connector.readCustomers({ cursor: 'a&b', sinceAt }, never);
  await connector.readCustomers({ cursor: null, sinceAt }, never);
  expect(received.map(({ url }) => url)).toEqual([
    '/streams/customers?limit=1000&cursor=a%26b',
    '/streams/customers?limit=1000&since=2025-01-01T00%3A00%3A00.000Z',
  ]);
});

test.each([
  ['no JSON', '<html>hello</html>'],
  ['an empty body', ''],
  ['half a page', '{"records":['],
  ['Workflow got started', { message: 'Workflow got started.' }],
  ['a page without a watermark', { ...pageOf([]), watermark: undefined }],
  ['an empty list', []],
])('200 with %s is a failure, never an empty page', async (_what, body) => {
  const { connector } = await setUp(answering([200, body]));
  expect(await connector.readCustomers(first, never)).toMatchObject({
    ok: false,
    error: { code: 'remote.unexpected-shape' },
  });
});

test('a single customer is read; one that is gone or deleted is null; one that does not fit is told without its values', async () => {
  const { connector, log } = await setUp(
    answering(
      [200, record('C1')],
      [404, { error: { code: 'not_found' } }],
      [200, { id: 'C1', deleted: true, data: null }],
      [200, record('C1', { data: { number: 'K-1', email: 'anna@shop.test' } })],
    ),
  );
  expect(await connector.readCustomer('C/1', never)).toMatchObject({ ok: true, value: { id: 'C1' } });
  expect(await connector.readCustomer('C1', never)).toEqual({ ok: true, value: null });
  expect(await connector.readCustomer('C1', never)).toEqual({ ok: true, value: null });
  const unfit = await connector.readCustomer('C1', never);
  expect(unfit).toMatchObject({ ok: false, error: { code: 'remote.unexpected-shape' } });
  expect(!unfit.ok && unfit.error.sentence).not.toContain('anna');
  expect(log.text()).not.toMatch(/anna|token-1/);
});

test('an accepted command is asked after until it is done', async () => {
  const { connector, received, waits } = await setUp(
    answering(
      [202, { commandId: 'k/1', state: 'accepted' }],
      [200, { state: 'running' }],
      [200, { state: 'done', id: 'C1' }],
    ),
  );
  expect(await connector.write(update, 'key-1', never)).toMatchObject({
    ok: true,
    value: { status: 200, remoteId: 'C1', version: null },
  });
  expect(received.map(({ method, url }) => `${method} ${url}`)).toEqual([
    'POST /commands',
    'GET /commands/k%2F1',
    'GET /commands/k%2F1',
  ]);
  expect(received[0]?.headers['idempotency-key']).toBe('key-1');
  expect(waits).toEqual([1_000, 1_000]);
});

test('an answer to a command that has no id is not the contract’s', async () => {
  const { connector } = await setUp(answering([202, { state: 'accepted' }]));
  expect(await connector.write(update, 'key-1', never)).toMatchObject({
    ok: false,
    error: { code: 'remote.unexpected-shape', reached: 'maybe' },
  });
});

test('a command that does not end is unconfirmed, one that failed was refused', async () => {
  const slow = await setUp(answering([202, { commandId: 'k', state: 'accepted' }]));
  expect(await slow.connector.write(update, 'key', never)).toMatchObject({
    ok: false,
    error: { code: 'remote.timeout', reached: 'maybe' },
  });
  expect(slow.received).toHaveLength(12);
  const failed = await setUp(answering([201, { commandId: 'k', state: 'failed', error: {} }]));
  expect(await failed.connector.write(update, 'key', never)).toMatchObject({
    ok: false,
    error: { code: 'remote.rejected', reached: 'yes' },
  });
});

test('asking after an accepted command that is refused leaves open whether it was carried out', async () => {
  const { connector } = await setUp(
    answering([202, { commandId: 'k', state: 'accepted' }], [404, { error: { code: 'not_found' } }]),
  );
  expect(await connector.write(update, 'key', never)).toMatchObject({ ok: false, error: { reached: 'maybe' } });
});

test('a change for Dotdigital is refused without a call', async () => {
  const { connector, received } = await setUp(answering([200, {}]));
  const patch: ChangeSet = { v: 1, operation: 'contact.patch', contactId: 1, changes: [] };
  expect(await connector.write(patch, 'key', never)).toMatchObject({ ok: false, error: { reached: 'no' } });
  expect(received).toEqual([]);
});
