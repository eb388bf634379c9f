import { expect, test } from 'vitest';
import { refusalCodes } from '../../../electron/training/erp/refusals.ts';
import { startedErp } from '../started.ts';

const command = (city: string) => ({
  headers: { 'Idempotency-Key': 'key-1' },
  json: { type: 'updateRecord', externalId: 'e', data: { entity: 'customers', id: 'cus_000001', fields: { city } } },
});

/** The contract's table of errors (erp-cloud 9.3). */
const statuses = {
  invalid_json: 400,
  invalid_cursor: 400,
  missing_idempotency_key: 400,
  unauthorized: 401,
  forbidden: 403,
  not_found: 404,
  unknown_entity: 404,
  method_not_allowed: 405,
  idempotency_mismatch: 409,
  version_conflict: 409,
  cursor_expired: 410,
  too_large: 413,
  validation_failed: 422,
  period_closed: 422,
  flow_not_deployed: 422,
  throttled: 429,
  erp_error: 502,
  erp_unavailable: 503,
  maintenance: 503,
  flow_timeout: 504,
} as const;

test('every code of the contract can be met, with its status, and says whether trying again helps', async () => {
  const { ask, admin } = await startedErp();
  expect([...refusalCodes].sort()).toEqual(Object.keys(statuses).sort());
  for (const [code, status] of Object.entries(statuses)) {
    expect(admin.actions.switches?.({ troubles: [{ what: code, on: 'streams', retryAfterSeconds: 7 }] })).toBeNull();
    const met = await ask('GET', '/streams/customers', { headers: { 'X-Request-Id': 'r-1' } });
    const retryable = status === 429 || status === 503 || status === 504;
    expect(met).toMatchObject({ status, body: { error: { code, retryable, requestId: 'r-1' } } });
    expect(met.headers.get('retry-after')).toBe(status === 429 || status === 503 ? '7' : null);
  }
  expect((await ask('GET', '/health')).status).toBe(200);
});

test('a trouble meets as many calls as it was given, then it is over', async () => {
  const { ask } = await startedErp({ switches: { troubles: [{ what: 'maintenance', times: 2 }] } });
  const seen = [];
  for (let call = 0; call < 3; call += 1) seen.push((await ask('GET', '/health')).status);
  expect(seen).toEqual([503, 503, 200]);
});

test.each([
  ['workflow-started', 200, { message: 'Workflow got started' }],
  ['404-html', 404, expect.stringContaining('<!DOCTYPE html>')],
  ['500-text', 500, 'Internal Server Error'],
  ['empty-object', 200, {}],
  ['error-in-200', 200, { error: { code: 'erp_error', message: expect.any(String) } }],
] as const)('a platform may answer %s', async (what, status, body) => {
  const { ask } = await startedErp({ switches: { troubles: [{ what, on: 'commands' }] } });
  expect(await ask('POST', '/commands', command('York'))).toMatchObject({ status, body });
  expect((await ask('GET', '/records/customers/cus_000001')).body).toMatchObject({ version: 'v1' });
});

test.each([
  ['silence', 'v1'],
  ['silence-after-commit', 'v2'],
] as const)('after %s there is no answer, and the record stands at %s', async (what, version) => {
  const erp = await startedErp({ switches: { troubles: [{ what, on: 'commands', times: 1 }] } });
  const lost = erp.ask('POST', '/commands', command('York')).then(
    () => 'answered',
    () => 'cut',
  );
  await expect
    .poll(async () => (await erp.ask('GET', '/records/customers/cus_000001')).body)
    .toMatchObject({ version });
  const again = await erp.ask('POST', '/commands', command('York'));
  expect([again.status, again.headers.get('idempotency-replayed')]).toEqual([201, version === 'v2' ? 'true' : null]);
  await erp.close();
  expect(await lost).toBe('cut');
});

test('malformed JSON and unknown paths are answered as Node-RED does, when so switched', async () => {
  const { ask } = await startedErp({ switches: { malformedJson: '500-text', unknownPath: '404-html' } });
  const malformed = await ask('POST', '/commands', { headers: { 'Idempotency-Key': 'k' }, text: '{' });
  expect([malformed.status, malformed.headers.get('content-type'), malformed.body]).toEqual([
    500,
    'text/plain; charset=utf-8',
    'Internal Server Error',
  ]);
  for (const [method, path] of [
    ['GET', '/nothing'],
    ['DELETE', '/health'],
  ] as const) {
    const lost = await ask(method, path);
    expect([lost.status, lost.headers.get('content-type')]).toEqual([404, 'text/html; charset=utf-8']);
  }
  expect((await ask('POST', '/commands', command('York'))).status).toBe(201);
});

test('a switch that does not exist is refused', async () => {
  const { admin } = await startedErp();
  expect(admin.actions.switches?.({ troubles: [{ what: 'plague' }] })).toContain('troubles');
  expect(admin.actions.switches?.({ maxBodyBytes: 1 })).not.toBeNull();
});
