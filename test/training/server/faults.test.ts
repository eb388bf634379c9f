import { expect, test } from 'vitest';
import { createFaultDesk } from '../../../electron/training/server/faults.ts';
import { startedDotdigital, startedErp } from '../started.ts';

const KEY = { 'Idempotency-Key': 'key-1' };
const command = {
  type: 'updateRecord',
  externalId: 'fix-1',
  data: { entity: 'customers', id: 'cus_000007', fields: { city: 'York' } },
} as const;

test('a fault meets what it matches, as often as it was armed for', () => {
  const desk = createFaultDesk(() => 0);
  desk.arm({ match: { method: 'patch', pathIncludes: '/contacts/' }, times: 2, action: 'cut-before' });
  expect(desk.meet({ method: 'GET', path: '/contacts/v3' })).toBeNull();
  expect(desk.meet({ method: 'PATCH', path: '/v2/x' })).toBeNull();
  expect(desk.meet({ method: 'PATCH', path: '/contacts/v3/email/a' })?.action).toBe('cut-before');
  expect(desk.state().armed).toBe(1);
  expect(desk.meet({ method: 'PATCH', path: '/contacts/v3/email/a' })?.action).toBe('cut-before');
  expect(desk.meet({ method: 'PATCH', path: '/contacts/v3/email/a' })).toBeNull();
});

test('a line cut before the request is served leaves no trace', async () => {
  const { ask, admin } = await startedErp();
  admin.arm({ match: { method: 'POST' }, action: 'cut-before' });
  await expect(ask('POST', '/commands', { headers: KEY, json: command })).rejects.toThrow();
  expect(admin.writes()).toEqual([]);
  expect((await ask('POST', '/commands', { headers: KEY, json: command })).headers.has('idempotency-replayed')).toBe(
    false,
  );
});

test('a line cut after the commit has done its work, and the same key tells so', async () => {
  const { ask, admin } = await startedErp();
  admin.arm({ match: { method: 'POST' }, action: 'cut-after-commit' });
  await expect(ask('POST', '/commands', { headers: KEY, json: command })).rejects.toThrow();
  expect(admin.writes('cus_000007')).toMatchObject([{ changed: true, status: 201 }]);
  expect((await ask('POST', '/commands', { headers: KEY, json: command })).headers.get('idempotency-replayed')).toBe(
    'true',
  );
});

test('a held write is committed or not, as armed, and goes on when released', async () => {
  const { ask, admin } = await startedDotdigital();
  const create = (email: string) => ask('POST', '/contacts/v3', { json: { identifiers: { email } } });
  admin.arm({ match: { method: 'POST' }, action: 'hold-before' });
  const before = create('before@example.com');
  await expect.poll(() => admin.state().held).toBe(1);
  expect(admin.writes()).toHaveLength(0);
  admin.arm({ match: { method: 'POST' }, action: 'hold-after-commit' });
  const after = create('after@example.com');
  await expect.poll(() => admin.state().held).toBe(2);
  expect(admin.writes()).toMatchObject([{ recordKey: 'after@example.com', changed: true }]);
  expect(admin.release()).toBe(2);
  expect([(await before).status, (await after).status]).toEqual([201, 201]);
});

test('a status answers in place of the system, with its headers and as JSON or text', async () => {
  const { ask, admin } = await startedDotdigital();
  admin.arm({ action: 'status', status: 502, body: '<html>Bad gateway</html>' });
  admin.arm({ action: 'status', status: 429, headers: { 'X-RateLimit-Remaining': '0' }, body: { message: 'slow' } });
  expect(await ask('DELETE', '/contacts/v3/contactId/35000001')).toMatchObject({
    status: 502,
    body: '<html>Bad gateway</html>',
  });
  const limited = await ask('GET', '/v2/account-info');
  expect([limited.status, limited.body, limited.headers.get('x-ratelimit-remaining')]).toEqual([
    429,
    { message: 'slow' },
    '0',
  ]);
  expect((await ask('GET', '/v2/account-info')).status).toBe(200);
  expect(admin.writes()).toEqual([]);
});

test('a truncated answer breaks off within its body', async () => {
  const { ask, admin } = await startedErp();
  admin.arm({ match: { pathIncludes: '/streams/' }, action: 'truncate' });
  await expect(ask('GET', '/streams/customers')).rejects.toThrow();
  expect((await ask('GET', '/streams/customers')).status).toBe(200);
});

test('a delayed answer is the system’s own', async () => {
  const { ask, admin } = await startedErp();
  admin.arm({ action: 'delay', delayMs: 1 });
  expect((await ask('GET', '/health')).status).toBe(200);
});
