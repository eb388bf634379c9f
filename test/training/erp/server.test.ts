import { expect, test } from 'vitest';
import { startedErp } from '../started.ts';

test('health tells contract, company and time', async () => {
  const { ask, baseUrl } = await startedErp();
  expect(baseUrl).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/erp\/v1$/);
  expect((await ask('GET', '/health')).body).toMatchObject({
    contract: '1',
    profile: 'sync',
    erp: { company: 'Northbank Apparel', timeZone: 'Europe/London', baseCurrency: 'GBP' },
    time: '2026-11-25T09:00:00.000Z',
    entities: ['customers'],
    writes: ['createCustomer', 'updateRecord'],
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
