import { expect, test } from 'vitest';
import { NOW, startedDotdigital } from '../started.ts';

type Contact = { id: number; email: string };

const today = new Date(NOW).toISOString();

/** An account with a list of its own and somebody in it. */
const withList = async () => {
  const account = await startedDotdigital();
  const made = await account.ask('POST', '/v2/address-books', { json: { name: 'VIP' } });
  const list = `/v2/address-books/${(made.body as Contact).id}`;
  const { body } = await account.ask('POST', `${list}/contacts`, { json: { email: 'in@example.com' } });
  const members = async () => (await account.ask('GET', `${list}/contacts`)).body as Contact[];
  const v3Lists = async (email: string) =>
    ((await account.ask('GET', `/contacts/v3/email/${email}`)).body as { lists: { status: string }[] }).lists;
  return { ...account, list, listId: (made.body as Contact).id, id: (body as Contact).id, members, v3Lists };
};

test('adding creates or changes the contact and puts it into the list', async () => {
  const { ask, list, listId, id, members, v3Lists } = await withList();
  expect(await members()).toMatchObject([{ id, email: 'in@example.com', status: 'Subscribed', dataFields: null }]);
  const again = await ask('POST', `${list}/contacts`, {
    json: { email: 'in@example.com', dataFields: [{ key: 'CITY', value: 'York' }] },
  });
  expect(again).toMatchObject({ status: 201, body: { id } });
  expect(await members()).toHaveLength(1);
  expect(await v3Lists('in@example.com')).toEqual([{ id: listId, name: 'VIP', status: 'subscribed' }]);
  const byList = await ask('GET', `/contacts/v3?~listId=${listId}&include=lists`);
  expect(byList.body).toMatchObject({ _items: [{ contactId: id, lists: [{ name: 'VIP' }] }] });
});

test('nobody suppressed is added', async () => {
  const { ask, list, members } = await withList();
  await ask('POST', '/v2/contacts/unsubscribe', { json: { email: 'in@example.com' } });
  expect(await ask('POST', `${list}/contacts`, { json: { email: 'in@example.com' } })).toMatchObject({
    status: 400,
    body: { message: 'Contact is suppressed. ERROR_CONTACT_SUPPRESSED' },
  });
  expect(await members()).toMatchObject([{ status: 'Unsubscribed' }]);
});

test('taking out answers 204, stamps the contact and leaves it in the account', async () => {
  const { ask, admin, clock, list, id, members } = await withList();
  clock.advance(5_000);
  expect((await ask('DELETE', `${list}/contacts/${id}`)).status).toBe(204);
  expect(await members()).toEqual([]);
  const { body } = await ask('GET', `/contacts/v3/contactId/${id}`);
  expect(body).toMatchObject({ status: 'subscribed', updated: new Date(clock.now()).toISOString(), lists: [] });
  expect((await ask('DELETE', `${list}/contacts/${id}`)).status).toBe(204);
  expect((await ask('DELETE', `${list}/contacts/7`)).status).toBe(404);
  expect(admin.writes(String(id)).map(({ changed }) => changed)).toEqual([true, true, false]);
});

test('members that changed since an instant', async () => {
  const { ask, clock, list } = await withList();
  clock.advance(60_000);
  await ask('POST', `${list}/contacts`, { json: { email: 'late@example.com' } });
  const since = new Date(clock.now()).toISOString();
  const { body } = await ask('GET', `${list}/contacts/modified-since/${since}?withFullData=true`);
  expect(body).toMatchObject([{ email: 'late@example.com', dataFields: expect.any(Array) }]);
  expect(body).toHaveLength(1);
  expect((await ask('GET', '/v2/address-books/99/contacts')).status).toBe(404);
});

test('who leaves a list stays in the account, and is neither counted there nor added again', async () => {
  const { ask, clock, list, id, members, v3Lists } = await withList();
  clock.advance(1_000);
  const left = await ask('POST', `${list}/contacts/unsubscribe`, { json: { email: 'in@example.com' } });
  const item = { suppressedContact: { id }, dateRemoved: new Date(clock.now()).toISOString(), reason: 'Unsubscribed' };
  expect(left).toMatchObject({ status: 200, body: item });
  expect(await members()).toEqual([]);
  expect((await ask('GET', list)).body).toMatchObject({ contacts: 0 });
  expect((await ask('GET', '/v2/contacts/in@example.com')).body).toMatchObject({ status: 'Subscribed' });
  expect(await v3Lists('in@example.com')).toMatchObject([{ status: 'suppressed' }]);
  expect(await ask('POST', `${list}/contacts`, { json: { email: 'in@example.com' } })).toMatchObject({
    status: 400,
    body: { message: expect.stringContaining('ERROR_CONTACT_SUPPRESSEDFORADDRESSBOOK') },
  });
  expect((await ask('GET', `${list}/contacts/unsubscribed-since/${today}`)).body).toMatchObject([item]);
  expect((await ask('GET', `/v2/contacts/unsubscribed-since/${today}`)).body).toEqual([]);
});

test('a list tells of members who left everything, too, once and with the later date', async () => {
  const { ask, clock, list, id } = await withList();
  await ask('POST', `${list}/contacts/unsubscribe`, { json: { email: 'in@example.com' } });
  clock.advance(1_000);
  await ask('POST', '/v2/contacts/unsubscribe', { json: { email: 'in@example.com' } });
  const { body } = await ask('GET', `${list}/contacts/unsubscribed-since/${today}`);
  expect(body).toMatchObject([{ suppressedContact: { id }, dateRemoved: new Date(clock.now()).toISOString() }]);
});

test.each([
  ['resubscribe', 'ContactChallenged', 'pending'],
  ['resubscribe-with-no-challenge', 'ContactAdded', 'subscribed'],
])('coming back into a list by %s', async (call, status, membership) => {
  const { ask, list, v3Lists } = await withList();
  await ask('POST', `${list}/contacts/unsubscribe`, { json: { email: 'in@example.com' } });
  await ask('POST', '/v2/contacts/unsubscribe', { json: { email: 'in@example.com' } });
  const json = { unsubscribedContact: { email: 'in@example.com' } };
  expect((await ask('POST', `${list}/contacts/${call}`, { json })).body).toMatchObject({ status });
  expect(await v3Lists('in@example.com')).toMatchObject([{ name: 'VIP', status: membership }]);
  expect((await ask('GET', `${list}/contacts/unsubscribed-since/${today}`)).body).toEqual([]);
});
