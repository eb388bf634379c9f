import { expect, test } from 'vitest';
import { NOW, startedDotdigital } from '../started.ts';

type Item = {
  suppressedContact: { id: number; email: string; status: string; dataFields: null };
  dateRemoved: string;
  reason: string;
};
type Started = Awaited<ReturnType<typeof startedDotdigital>>;

const feed = async ({ ask }: Started, path: string): Promise<readonly Item[]> =>
  (await ask('GET', `/v2/contacts/${path}`)).body as Item[];

const today = new Date(NOW).toISOString();

const made = async ({ ask }: Started, email: string): Promise<number> => {
  const { body } = await ask('POST', '/contacts/v3', { json: { identifiers: { email } } });
  return (body as { contactId: number }).contactId;
};

test('whoever was suppressed on the first day is in the feed, as of the last change', async () => {
  const account = await startedDotdigital();
  const { _items: contacts } = (await account.ask('GET', '/contacts/v3?include=channelProperties')).body as {
    _items: { contactId: number; updated: string; channelProperties: { email: { status: string } } }[];
  };
  const expected = contacts.filter(({ channelProperties }) => channelProperties.email.status !== 'subscribed');
  const items = await feed(account, 'suppressed-since/2000-01-01');
  expect(new Map(items.map((item) => [item.suppressedContact.id, item.dateRemoved]))).toEqual(
    new Map(expected.map(({ contactId, updated }) => [contactId, updated])),
  );
  expect(new Set(items.map(({ reason }) => reason))).toContain('Unsubscribed');
  const dates = items.map(({ dateRemoved }) => dateRemoved);
  expect(dates).toEqual([...dates].sort());
  const unsubscribed = await feed(account, 'unsubscribed-since/2000-01-01');
  expect(unsubscribed).toEqual(items.filter(({ reason }) => reason === 'Unsubscribed'));
});

test('every way out is told of with its date and its reason', async () => {
  const account = await startedDotdigital({ switches: { importPolls: 0 } });
  const { ask, admin, clock } = account;
  const ids: number[] = [];
  for (const name of ['call', 'many', 'patch', 'import', 'hand']) ids.push(await made(account, `${name}@example.com`));
  const out = { channelProperties: { email: { status: 'unsubscribed' } } };
  clock.advance(1_000);
  await ask('POST', '/v2/contacts/unsubscribe', { json: { email: 'call@example.com' } });
  clock.advance(1_000);
  await ask('PUT', '/v2/contacts/suppress-contacts', { json: [{ email: 'many@example.com' }] });
  clock.advance(1_000);
  await ask('PATCH', '/contacts/v3/email/patch@example.com', { json: out });
  clock.advance(1_000);
  const row = { matchIdentifier: 'email', identifiers: { email: 'import@example.com' }, ...out };
  const { body } = await ask('PUT', '/contacts/v3/import', { json: { contacts: [row] } });
  await ask('GET', `/contacts/v3/import/${(body as { importId: string }).importId}`);
  clock.advance(1_000);
  admin.edit({ email: 'hand@example.com', emailStatus: 'ispComplained' });
  const items = await feed(account, `suppressed-since/${today}`);
  expect(
    items.map(({ suppressedContact: { id }, dateRemoved, reason }) => [id, Date.parse(dateRemoved) - NOW, reason]),
  ).toEqual([
    [ids[0], 1_000, 'Unsubscribed'],
    [ids[1], 2_000, 'Suppressed'],
    [ids[2], 3_000, 'Unsubscribed'],
    [ids[3], 4_000, 'Unsubscribed'],
    [ids[4], 5_000, 'IspComplained'],
  ]);
  expect(await feed(account, `unsubscribed-since/${today}`)).toHaveLength(3);
  const [second, ...rest] = await feed(account, `suppressed-since/${today}?select=1&skip=1`);
  expect([second, rest]).toEqual([items[1], []]);
});

test('the date of leaving stands while the contact changes otherwise, and goes when it comes back', async () => {
  const account = await startedDotdigital();
  const { ask, clock } = account;
  await made(account, 'r@example.com');
  await ask('POST', '/v2/contacts/unsubscribe', { json: { email: 'r@example.com' } });
  const before = await feed(account, `suppressed-since/${today}`);
  clock.advance(60_000);
  await ask('PATCH', '/contacts/v3/email/r@example.com', { json: { dataFields: { CITY: 'York' } } });
  expect(await feed(account, `suppressed-since/${today}`)).toEqual(before);
  expect(before).toHaveLength(1);
  await ask('POST', '/v2/contacts/resubscribe', { json: { unsubscribedContact: { email: 'r@example.com' } } });
  expect(await feed(account, `suppressed-since/${today}`)).toEqual([]);
});

test('who is deleted after leaving is still told of', async () => {
  const account = await startedDotdigital();
  const id = await made(account, 'x@example.com');
  await account.ask('POST', '/v2/contacts/unsubscribe', { json: { email: 'x@example.com' } });
  account.admin.edit({ contactId: id, deleted: true });
  expect(await feed(account, `suppressed-since/${today}`)).toMatchObject([
    { suppressedContact: { id, email: 'x@example.com', status: 'Deleted' }, reason: 'Unsubscribed' },
  ]);
});

test('a date that is none is refused', async () => {
  const { ask } = await startedDotdigital();
  for (const path of ['suppressed-since/yesterday', 'unsubscribed-since/2026-02-30']) {
    expect((await ask('GET', `/v2/contacts/${path}`)).body).toMatchObject({
      message: expect.stringContaining('ERROR_PARAMETER_INVALID'),
    });
  }
});

test('a reset brings the first day back', async () => {
  const account = await startedDotdigital();
  const before = await feed(account, 'suppressed-since/2000-01-01');
  await made(account, 'z@example.com');
  await account.ask('POST', '/v2/contacts/unsubscribe', { json: { email: 'z@example.com' } });
  expect(await feed(account, 'suppressed-since/2000-01-01')).toHaveLength(before.length + 1);
  account.admin.reset();
  expect(await feed(account, 'suppressed-since/2000-01-01')).toEqual(before);
});
