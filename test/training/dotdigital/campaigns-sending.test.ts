import { expect, test } from 'vitest';
import { startedDotdigital } from '../started.ts';
import { contactsBy, DRAFT, HOUR_MS, LAST_SENT, listOf, NEWSLETTER, SCHEDULED, sendTo } from './campaigns-looks.ts';
import { type Account, at, create } from './switch-looks.ts';

const mailedBy = async (account: Account, campaignId = DRAFT): Promise<readonly unknown[]> =>
  (await listOf(account, `/v2/campaigns/${campaignId}/activities`)).map(({ contactId }) => contactId);

const sendAll = async (account: Account, json: object, campaignId = DRAFT): Promise<readonly unknown[]> => {
  await sendTo(account, json, campaignId);
  account.clock.advance(HOUR_MS);
  return mailedBy(account, campaignId);
};

test('only members that can be mailed get it, as they are when it leaves', async () => {
  const account = await startedDotdigital();
  const [stays = 0, leaves = 0, comes = 0] = await contactsBy(account, true);
  const json = { lists: { add: [4_106] } };
  for (const contactId of [stays, leaves]) account.admin.edit({ contactId, ...json });
  await sendTo(account, { addressBookIds: [4_106], sendDate: '2026-11-25T10:00:00Z' });
  account.admin.edit({ contactId: leaves, emailStatus: 'suppressed' });
  account.admin.edit({ contactId: comes, ...json });
  account.clock.advance(2 * HOUR_MS);
  expect(await mailedBy(account)).toEqual([stays, comes].sort((one, other) => one - other));
});

test('whoever left the list is not mailed by it, but by another', async () => {
  const account = await startedDotdigital();
  const [contactId = 0] = await contactsBy(account, true);
  const email = String(await at(account.ask('GET', `/v2/contacts/${contactId}`), 'email'));
  account.admin.edit({ contactId, lists: { add: [4_105, 4_106] } });
  await account.ask('POST', '/v2/address-books/4106/contacts/unsubscribe', { json: { email } });
  expect(await sendAll(account, { addressBookIds: [4_106] })).toEqual([]);
  expect(await sendAll(account, { addressBookIds: [4_106, 4_105] }, 62_302)).toContain(contactId);
});

test('a segment is mailed as it was found at its last refresh, however old that is', async () => {
  const account = await startedDotdigital();
  const [stale = 0] = (await listOf(account, '/v2/address-books/9004/contacts')).map(({ id }) => Number(id));
  account.admin.edit({ contactId: stale, emailStatus: 'subscribed', dataFields: { CITY: 'Leeds' } });
  const fresh = await at(create(account, 'a@example.com', { dataFields: { CITY: 'London' } }), 'contactId');
  const mailed = await sendAll(account, { addressBookIds: [9_004] });
  expect(mailed).toContain(stale);
  expect(mailed).not.toContain(fresh);
});

test('a segment that was refreshed before the time of the send is mailed as it is then, though nobody asked in between', async () => {
  const account = await startedDotdigital();
  const fresh = await at(create(account, 'a@example.com', { dataFields: { CITY: 'London' } }), 'contactId');
  await sendTo(account, { addressBookIds: [9_004], sendDate: '2026-11-25T09:40:00Z' });
  account.clock.advance(3 * HOUR_MS);
  expect(await mailedBy(account)).toContain(fresh);
});

test('All Contacts reaches everybody who can be mailed', async () => {
  const account = await startedDotdigital();
  const everybody = await contactsBy(account, true);
  expect(await sendAll(account, { addressBookIds: [4_101] })).toEqual(everybody);
});

test('a scheduled campaign leaves by itself, and then tells its list', async () => {
  const account = await startedDotdigital();
  account.clock.advance(4 * HOUR_MS);
  expect(await at(account.ask('GET', `/v2/campaigns/${SCHEDULED}`), 'status')).toBe('Sending');
  account.clock.advance(60_000);
  expect(await at(account.ask('GET', `/v2/campaigns/${SCHEDULED}`), 'status')).toBe('Sent');
  const [list] = await listOf(account, `/v2/campaigns/${SCHEDULED}/address-books`);
  expect(list?.id).toBe(NEWSLETTER);
  expect(await mailedBy(account, SCHEDULED)).toHaveLength(Number(list?.contacts));
});

test('a campaign that is sent once more keeps whom it went to before', async () => {
  const account = await startedDotdigital();
  const before = await mailedBy(account, LAST_SENT);
  const newcomer = (await contactsBy(account, true)).find((id) => !before.includes(id)) ?? 0;
  const after = await sendAll(account, { contactIds: [newcomer] }, LAST_SENT);
  expect(after).toEqual([...before, newcomer].sort((one, other) => Number(one) - Number(other)));
});

test('a restart goes on with what is scheduled', async () => {
  const first = await startedDotdigital();
  const sent = sendTo(first, { addressBookIds: [NEWSLETTER], sendDate: '2026-11-25T10:00:00Z' });
  const id = await at(sent, 'id');
  await first.close();
  const second = await startedDotdigital({ folder: first.folder });
  second.clock.advance(2 * HOUR_MS);
  expect(await at(second.ask('GET', `/v2/campaigns/send/${id}`), 'status')).toBe('Sent');
});
