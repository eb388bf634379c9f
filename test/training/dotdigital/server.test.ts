import { expect, test } from 'vitest';
import { startedDotdigital } from '../started.ts';

test('access is refused in the shape of each version', async () => {
  const { askAs } = await startedDotdigital();
  for (const authorization of ['', 'Basic bm9ib2R5Om5vdGhpbmc=', 'Bearer pass:word']) {
    expect(await askAs(authorization)('GET', '/v2/account-info')).toMatchObject({
      status: 401,
      body: { message: 'Authorization has been denied for this request.' },
    });
    const v3 = await askAs(authorization)('GET', '/contacts/v3');
    expect([v3.status, v3.headers.get('content-type')]).toEqual([401, 'application/json; charset=utf-8']);
  }
});

test('the wrong region answers 403 without JSON', async () => {
  const { ask } = await startedDotdigital({ switches: { wrongRegion: true } });
  const { status, body } = await ask('GET', '/v2/account-info');
  expect([status, body]).toEqual([403, 'Forbidden: Access is denied.']);
});

test('the account tells its endpoint without a slash, or with one when switched, and only strings', async () => {
  for (const apiEndpointSlash of [false, true]) {
    const { ask, baseUrl } = await startedDotdigital({ switches: { apiEndpointSlash } });
    const { body } = await ask('GET', '/v2/account-info');
    const { properties } = body as { properties: { name: string; value: unknown }[] };
    const endpoint = properties.find(({ name }) => name === 'ApiEndpoint');
    expect(endpoint?.value).toBe(apiEndpointSlash ? `${baseUrl}/` : baseUrl);
    expect(properties.every(({ value }) => typeof value === 'string')).toBe(true);
  }
});

test('server time has a space and microseconds', async () => {
  const { ask } = await startedDotdigital();
  expect((await ask('GET', '/v2/server-time')).body).toBe('2026-11-25 09:00:00.000000+00:00');
});

test('what is not served is 404 or 405 in the shape of its version', async () => {
  const { ask } = await startedDotdigital();
  expect(await ask('GET', '/v2/surveys')).toMatchObject({
    status: 404,
    body: { message: expect.stringMatching(/ERROR_UNKNOWN$/) },
  });
  expect(await ask('GET', '/insightData/v3/unheard-of')).toMatchObject({
    status: 404,
    body: { errorCode: 'insightData:badRequest' },
  });
  expect((await ask('POST', '/v2/account-info', { json: {} })).status).toBe(405);
});

test('a restart goes on with what was written, and changed its world no more', async () => {
  const first = await startedDotdigital();
  const before = first.admin.state().contacts ?? 0;
  await first.ask('POST', '/contacts/v3', { json: { identifiers: { email: 'kept@example.com' } } });
  const { body } = await first.ask('PUT', '/contacts/v3/import', {
    json: { contacts: [{ matchIdentifier: 'email', identifiers: { email: 'later@example.com' } }] },
  });
  const { importId } = body as { importId: string };
  await first.close();
  const second = await startedDotdigital({ folder: first.folder, switches: { importPolls: 0 } });
  expect((await second.ask('GET', '/contacts/v3/email/kept@example.com')).status).toBe(200);
  expect((await second.ask('GET', `/contacts/v3/import/${importId}`)).body).toMatchObject({ status: 'Finished' });
  expect(second.admin.state().contacts).toBe(before + 2);
  expect(second.admin.writes('kept@example.com')).toHaveLength(1);
});
