import { expect, test } from 'vitest';
import { startedDotdigital } from '../started.ts';

type Contact = { id: number; email: string; status: string; dataFields: unknown };

test('everybody comes in pages until an empty one, without data fields', async () => {
  const { ask, admin } = await startedDotdigital();
  const seen: Contact[] = [];
  for (let skip = 0; ; skip += 60) {
    const page = (await ask('GET', `/v2/contacts?select=60&skip=${skip}`)).body as Contact[];
    if (page.length === 0) break;
    seen.push(...page);
  }
  expect(seen).toHaveLength(admin.state().contacts ?? 0);
  expect(new Set(seen.map(({ id }) => id)).size).toBe(seen.length);
  expect(seen.every(({ dataFields }) => dataFields === null)).toBe(true);
});

test('full data has every field, the empty ones as null', async () => {
  const { ask } = await startedDotdigital();
  const [first] = (await ask('GET', '/v2/contacts?withFullData=true&select=1')).body as Contact[];
  const fields = (await ask('GET', '/v2/data-fields')).body as unknown[];
  expect(first?.dataFields).toHaveLength(fields.length);
  expect(first?.dataFields).toContainEqual({ key: 'GENDER', value: null });
});

test.each(['select=0', 'select=1001', 'select=x', 'skip=-1'])('%s is refused', async (query) => {
  const { ask } = await startedDotdigital();
  for (const path of ['/v2/contacts', '/v2/contacts/suppressed-since/2020-01-01', '/v2/address-books']) {
    expect(await ask('GET', `${path}?${query}`)).toMatchObject({
      status: 400,
      body: { message: expect.stringContaining('ERROR_PARAMETER_INVALID') },
    });
  }
});

test('created-since and modified-since take dates of several forms, in UTC', async () => {
  const { ask, clock } = await startedDotdigital();
  const some = (await ask('GET', '/v2/contacts?select=50')).body as Contact[];
  const old = some.find(({ status }) => status === 'Subscribed');
  clock.advance(3_600_000);
  await ask('POST', '/v2/contacts', { json: { email: 'late@example.com' } });
  await ask('PUT', `/v2/contacts/${old?.id}`, { json: { email: 'moved@example.com' } });
  for (const since of ['2026-11-25T09:30:00Z', '2026-11-25%2009:30:00', '2026-11-25T10:30:00%2B01:00']) {
    const created = (await ask('GET', `/v2/contacts/created-since/${since}`)).body as Contact[];
    expect(created.map(({ email }) => email)).toEqual(['late@example.com']);
    const modified = (await ask('GET', `/v2/contacts/modified-since/${since}`)).body as Contact[];
    expect(modified.map(({ email }) => email).sort()).toEqual(['late@example.com', 'moved@example.com']);
  }
  expect((await ask('GET', '/v2/contacts/modified-since/2026-11-25')).status).toBe(200);
  expect((await ask('GET', '/v2/contacts/modified-since/2026-13-25')).status).toBe(400);
});
