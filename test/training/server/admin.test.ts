import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { startedDotdigital, startedErp } from '../started.ts';

test('the admin port is shut without its token, and shut altogether unless asked for', async () => {
  const { adminUrl, askAdmin } = await startedErp();
  expect((await fetch(`${adminUrl}/state`)).status).toBe(401);
  expect((await fetch(`${adminUrl}/state`, { headers: { Authorization: 'Bearer pass:word' } })).status).toBe(401);
  expect((await askAdmin('GET', '/nothing')).status).toBe(404);
  expect((await startedErp({ admin: null })).adminUrl).toBeNull();
});

test('it tells state, credentials and truth', async () => {
  const { askAdmin, folder } = await startedErp();
  expect((await askAdmin('GET', '/state')).body).toMatchObject({
    customers: 200,
    orders: 800,
    writes: 0,
    held: 0,
    armed: 0,
  });
  expect((await askAdmin('GET', '/credentials')).body).toEqual({
    user: 'apiuser-test@apiconnector.com',
    secret: 'pass:word',
  });
  const kept: unknown = JSON.parse(readFileSync(path.join(folder, 'truth.json'), 'utf8'));
  expect((await askAdmin('GET', '/truth')).body).toEqual(kept);
});

test('faults are armed, held requests released and records edited over it', async () => {
  const { ask, askAdmin } = await startedDotdigital();
  const fault = { match: { method: 'POST' }, action: 'hold-after-commit' };
  expect((await askAdmin('POST', '/faults', { json: fault })).status).toBe(200);
  expect((await askAdmin('POST', '/faults', { json: { action: 'explode' } })).status).toBe(400);
  const held = ask('POST', '/contacts/v3', { json: { identifiers: { email: 'a@example.com' } } });
  await expect.poll(async () => (await askAdmin('GET', '/state')).body).toMatchObject({ held: 1, armed: 0 });
  expect((await askAdmin('POST', '/release')).body).toEqual({ released: 1 });
  expect((await held).status).toBe(201);
  expect(
    (await askAdmin('POST', '/edit', { json: { email: 'a@example.com', dataFields: { CITY: 'York' } } })).status,
  ).toBe(200);
  expect((await askAdmin('POST', '/edit', { json: { email: 'nobody@example.com' } })).status).toBe(400);
  expect((await ask('GET', '/contacts/v3/email/a@example.com')).body).toMatchObject({ dataFields: { CITY: 'York' } });
});

test('writes are listed by record, with what they changed', async () => {
  const { ask, askAdmin } = await startedDotdigital();
  const made = await ask('POST', '/contacts/v3', { json: { identifiers: { email: 'a@example.com' } } });
  const { contactId } = made.body as { contactId: number };
  const patch = () => ask('PATCH', `/contacts/v3/contactId/${contactId}`, { json: { dataFields: { CITY: 'York' } } });
  await patch();
  await patch();
  await ask('POST', '/contacts/v3', { json: { identifiers: { email: 'A@example.com' } } });
  const { body } = await askAdmin('GET', `/writes?recordId=${contactId}`);
  expect((body as { method: string; changed: boolean }[]).map(({ method, changed }) => [method, changed])).toEqual([
    ['POST', true],
    ['PATCH', true],
    ['PATCH', false],
  ]);
  expect((await askAdmin('GET', '/writes')).body).toHaveLength(4);
});

test('a reset brings both systems back to the first day', async () => {
  const dotdigital = await startedDotdigital();
  const erp = await startedErp({ folder: dotdigital.folder });
  const contacts = (await dotdigital.ask('GET', '/contacts/v3?data-fields=[[ALL]]')).body;
  const customers = (await erp.ask('GET', '/streams/customers')).body;
  const { _items } = contacts as { _items: { contactId: number }[] };
  await dotdigital.ask('DELETE', `/contacts/v3/contactId/${_items[0]?.contactId}`);
  erp.admin.edit({ id: 'cus_000007', fields: { city: 'York' } });
  expect((await erp.ask('GET', '/streams/customers')).body).not.toEqual(customers);
  expect((await dotdigital.askAdmin('POST', '/reset')).status).toBe(200);
  expect((await erp.askAdmin('POST', '/reset')).status).toBe(200);
  const again = (await dotdigital.ask('GET', '/contacts/v3?data-fields=[[ALL]]')).body;
  expect((again as typeof contacts & { _items: unknown })._items).toEqual(_items);
  expect((await erp.ask('GET', '/streams/customers')).body).toEqual(customers);
  expect((await erp.askAdmin('GET', '/writes')).body).toEqual([]);
});

test('the clocks of both systems can be set wrong, and are right again after a reset', async () => {
  const dotdigital = await startedDotdigital();
  const erp = await startedErp();
  const json = { offsetMs: 3_600_000 };
  for (const { askAdmin } of [dotdigital, erp]) {
    expect((await askAdmin('POST', '/clock', { json: { offsetMs: 'an hour' } })).status).toBe(400);
    expect((await askAdmin('POST', '/clock', { json })).status).toBe(200);
  }
  expect((await dotdigital.ask('GET', '/v2/server-time')).body).toBe('2026-11-25 10:00:00.000000+00:00');
  expect((await erp.ask('GET', '/health')).body).toMatchObject({ time: '2026-11-25T10:00:00.000Z' });
  const made = await dotdigital.ask('POST', '/contacts/v3', { json: { identifiers: { email: 'a@example.com' } } });
  expect(made.body).toMatchObject({ created: '2026-11-25T10:00:00.000Z' });
  await dotdigital.askAdmin('POST', '/reset');
  expect((await dotdigital.ask('GET', '/v2/server-time')).body).toBe('2026-11-25 09:00:00.000000+00:00');
});
