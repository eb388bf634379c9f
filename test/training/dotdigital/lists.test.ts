import { expect, test } from 'vitest';
import { startedDotdigital } from '../started.ts';

type List = { id: number; name: string; visibility: string; contacts: number };
type Ask = Awaited<ReturnType<typeof startedDotdigital>>['ask'];

const listsOf = async (ask: Ask, path = ''): Promise<readonly List[]> =>
  (await ask('GET', `/v2/address-books${path}`)).body as List[];

const refused = (status: number, code: string) => ({ status, body: { message: expect.stringContaining(code) } });

test('the account begins with lists whose sizes are those of their pages', async () => {
  const { ask, admin } = await startedDotdigital();
  const lists = await listsOf(ask);
  expect(lists.map(({ name }) => name)).toEqual(
    expect.arrayContaining(['All Contacts', 'Test', 'Newsletter', 'Press']),
  );
  for (const { id, contacts } of lists) {
    expect(await listsOf(ask, `/${id}/contacts`)).toHaveLength(contacts);
  }
  expect(lists.find(({ name }) => name === 'All Contacts')?.contacts).toBe(admin.state().contacts);
  const newsletter = lists.find(({ name }) => name === 'Newsletter')?.contacts ?? 0;
  expect(newsletter).toBeGreaterThan(100);
  expect(newsletter).toBeLessThan(admin.state().contacts ?? 0);
});

test('lists come by visibility and in pages', async () => {
  const { ask } = await startedDotdigital();
  const all = await listsOf(ask);
  const [open, closed] = [await listsOf(ask, '/public'), await listsOf(ask, '/private')];
  expect([...open, ...closed].sort((a, b) => a.id - b.id)).toEqual(all);
  expect(open.every(({ visibility }) => visibility === 'Public')).toBe(true);
  expect(await listsOf(ask, '?select=2&skip=1')).toEqual(all.slice(1, 3));
});

test('a list is created, renamed and deleted, and its members lose it', async () => {
  const { ask, admin } = await startedDotdigital();
  const made = await ask('POST', '/v2/address-books', { json: { Name: 'VIP', Visibility: 'public' } });
  expect(made).toMatchObject({ status: 201, body: { name: 'VIP', visibility: 'Public', contacts: 0 } });
  const { id } = made.body as List;
  const json = { identifiers: { email: 'vip@example.com' }, lists: [id] };
  expect((await ask('POST', '/contacts/v3', { json })).body).toMatchObject({
    lists: [{ id, name: 'VIP', status: 'subscribed' }],
  });
  const renamed = await ask('PUT', `/v2/address-books/${id}`, {
    json: { name: 'Best customers', visibility: 'Private' },
  });
  expect(renamed).toMatchObject({ status: 200, body: { id, name: 'Best customers', contacts: 1 } });
  expect((await ask('GET', `/v2/address-books/${id}`)).body).toEqual(renamed.body);
  expect((await ask('DELETE', `/v2/address-books/${id}`)).status).toBe(204);
  expect(await ask('GET', `/v2/address-books/${id}`)).toMatchObject(refused(404, 'ERROR_ADDRESSBOOK_NOT_FOUND'));
  expect((await ask('GET', '/contacts/v3/email/vip@example.com')).body).toMatchObject({ lists: [] });
  expect(admin.writes(`list:${id}`).map(({ method }) => method)).toEqual(['POST', 'PUT', 'DELETE']);
});

test.each([
  ['a name that is taken, in any case', { name: 'newsLETTER' }, 'ERROR_ADDRESSBOOK_DUPLICATE'],
  ['a reserved name', { name: 'Test' }, 'ERROR_ADDRESSBOOK_DUPLICATE'],
  ['no name', { visibility: 'Public' }, 'ERROR_PARAMETER_INVALID'],
  ['a name of 129 characters', { name: 'x'.repeat(129) }, 'ERROR_PARAMETER_INVALID'],
  ['a visibility that is none', { name: 'New', visibility: 'Secret' }, 'ERROR_PARAMETER_INVALID'],
])('%s is refused', async (_what, json, code) => {
  const { ask } = await startedDotdigital();
  expect(await ask('POST', '/v2/address-books', { json })).toMatchObject(refused(400, code));
  const press = (await listsOf(ask)).find(({ name }) => name === 'Press');
  expect(await ask('PUT', `/v2/address-books/${press?.id}`, { json })).toMatchObject(refused(400, code));
});

test('a name of 128 characters will do', async () => {
  const { ask } = await startedDotdigital();
  expect((await ask('POST', '/v2/address-books', { json: { name: 'x'.repeat(128) } })).status).toBe(201);
});

test('the reserved lists cannot be written, in either version', async () => {
  const { ask } = await startedDotdigital();
  for (const { id } of (await listsOf(ask)).filter(({ name }) => ['Test', 'All Contacts'].includes(name))) {
    const notWritable = refused(400, 'ERROR_ADDRESSBOOK_NOTWRITABLE');
    const json = { name: 'Mine', email: 'm@example.com' };
    expect(await ask('PUT', `/v2/address-books/${id}`, { json })).toMatchObject(notWritable);
    expect(await ask('DELETE', `/v2/address-books/${id}`)).toMatchObject(notWritable);
    expect(await ask('POST', `/v2/address-books/${id}/contacts`, { json })).toMatchObject(notWritable);
    const v3 = await ask('POST', '/contacts/v3', { json: { identifiers: { email: 'm@example.com' }, lists: [id] } });
    expect(v3).toMatchObject({ status: 400, body: { details: [{ item: 'lists' }] } });
  }
});

test('an unknown list is passed over when switched so', async () => {
  const { ask } = await startedDotdigital({ switches: { unknownList: 'ignore' } });
  const press = (await listsOf(ask)).find(({ name }) => name === 'Press')?.id;
  const json = { identifiers: { email: 'p@example.com' }, lists: [99, press] };
  expect((await ask('POST', '/contacts/v3', { json })).body).toMatchObject({ lists: [{ id: press, name: 'Press' }] });
});

test('a contact tells its lists', async () => {
  const { ask } = await startedDotdigital();
  const [newsletter, press] = (await listsOf(ask)).filter(({ name }) => ['Newsletter', 'Press'].includes(name));
  const json = { identifiers: { email: 'l@example.com' }, lists: [press?.id, newsletter?.id] };
  const { contactId } = (await ask('POST', '/contacts/v3', { json })).body as { contactId: number };
  const found = (await ask('GET', `/v2/contacts/${contactId}/address-books`)).body as List[];
  expect(found.map(({ name }) => name)).toEqual(['Press', 'Newsletter']);
  expect((await ask('GET', '/v2/contacts/7/address-books')).status).toBe(404);
});
