import { expect, test } from 'vitest';
import { clockOf } from '../../../electron/training/clock.ts';
import { NOW, startedErp } from '../started.ts';

test('health tells contract, company and time', async () => {
  const { ask, baseUrl } = await startedErp();
  expect(baseUrl).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/erp\/v1$/);
  expect((await ask('GET', '/health')).body).toMatchObject({
    contract: '1',
    profile: 'sync',
    erp: { company: 'Northbank Apparel', timeZone: 'Europe/London', baseCurrency: 'GBP' },
    time: '2026-11-25T09:00:00.000Z',
    entities: ['customers', 'products', 'stock', 'prices', 'orders', 'invoices', 'creditNotes', 'settlements'],
    writes: ['createCustomer', 'createSalesOrder', 'updateRecord', 'cancelSalesOrder'],
  });
});

test('without the token nothing is told', async () => {
  const { askAs } = await startedErp();
  for (const authorization of ['', 'Bearer wrong', 'pass:word']) {
    expect(await askAs(authorization)('GET', '/health')).toMatchObject({
      status: 401,
      body: { error: { code: 'unauthorized', class: 'auth', retryable: false } },
    });
  }
});

test('the id of a request comes back, in the body of an error too', async () => {
  const { ask } = await startedErp();
  const headers = { 'X-Request-Id': 'request-7' };
  expect((await ask('GET', '/health', { headers })).headers.get('x-request-id')).toBe('request-7');
  const refused = await ask('GET', '/nothing', { headers });
  expect(refused.headers.get('x-request-id')).toBe('request-7');
  expect(refused).toMatchObject({ status: 404, body: { error: { code: 'not_found', requestId: 'request-7' } } });
});

test('a wrong method and a body that is too large are refused', async () => {
  const { ask } = await startedErp({ switches: { maxBodyBytes: 100 } });
  expect(await ask('DELETE', '/health')).toMatchObject({
    status: 405,
    body: { error: { code: 'method_not_allowed' } },
  });
  const headers = { 'Idempotency-Key': 'key' };
  expect(await ask('POST', '/commands', { headers, text: 'x'.repeat(101) })).toMatchObject({
    status: 413,
    body: { error: { code: 'too_large' } },
  });
});

/** A day passes every millisecond, so that whatever is asked next comes days later. */
const DAY = 86_400_000;
const fastErp = () => startedErp({ clock: clockOf({ epoch: NOW, startedAt: Date.now(), rate: DAY }) });

type Stamped = { id: string; modifiedAt: string; version: string };
const instantOf = (text: string): number => Date.parse(text);

test('runs, events and the long poll follow a clock that runs faster', async () => {
  const { ask } = await fastErp();
  await ask('POST', '/runs', { headers: { 'Idempotency-Key': 'k' }, json: { flow: 'customer-export' } });
  const { events } = (await ask('GET', '/events?wait=25')).body as { events: { kind: string; at: string }[] };
  expect(events).toMatchObject([{ kind: 'run.finished' }]);
  expect(instantOf(events[0]?.at ?? '')).toBeGreaterThan(NOW + 20_000);
});

test('cursors grow old on a clock that runs faster, and watermarks carry its time', async () => {
  const { ask } = await fastErp();
  const page = (await ask('GET', '/streams/customers?limit=10')).body as { nextCursor: string; watermark: string };
  expect(instantOf(page.watermark)).toBeGreaterThan(NOW);
  // A round trip may take less than two milliseconds; a few of them do not.
  await expect
    .poll(async () => (await ask('GET', `/streams/customers?cursor=${page.nextCursor}`)).status, { interval: 1 })
    .toBe(410);
});

test('versions and stamps rise on a clock that runs faster, and `since` finds what changed', async () => {
  const { ask, admin } = await fastErp();
  const { watermark } = (await ask('GET', '/streams/customers?limit=1')).body as { watermark: string };
  for (const city of ['York', 'Bath']) expect(admin.edit({ id: 'cus_000001', fields: { city } })).toBeNull();
  const { records } = (await ask('GET', `/streams/customers?since=${watermark}`)).body as { records: Stamped[] };
  expect(records).toMatchObject([{ id: 'cus_000001', version: 'v3' }]);
  expect(instantOf(records[0]?.modifiedAt ?? '')).toBeGreaterThanOrEqual(instantOf(watermark));
});

test('a clock that was set wrong backwards still stamps later than before', async () => {
  const { ask, admin } = await startedErp();
  const stampOf = async () => ((await ask('GET', '/records/customers/cus_000001')).body as Stamped).modifiedAt;
  admin.edit({ id: 'cus_000001', fields: { city: 'York' } });
  const before = await stampOf();
  expect(admin.actions.clock?.({ offsetMs: -DAY })).toBeNull();
  admin.edit({ id: 'cus_000001', fields: { city: 'Bath' } });
  expect(instantOf(await stampOf())).toBe(instantOf(before) + 1);
});
