import { expect, test } from 'vitest';
import { NOW, startedDotdigital } from '../started.ts';
import {
  contactsBy,
  DRAFT,
  NEEDS_APPROVAL,
  NEWSLETTER,
  refusedWith,
  SCHEDULED,
  sendTo,
  WELCOME,
} from './campaigns-looks.ts';
import { at } from './switch-looks.ts';

test('a send is taken on with capitals, told by its id, and goes through its states with the clock', async () => {
  const account = await startedDotdigital();
  const json = { CampaignID: DRAFT, AddressBookIDs: [NEWSLETTER], contactIDs: null };
  const taken = await account.ask('POST', '/v2/campaigns/send', { json });
  expect(taken).toMatchObject({
    status: 202,
    body: {
      campaignId: DRAFT,
      addressBookIds: [NEWSLETTER],
      contactIds: [],
      splitTestOptions: null,
      status: 'NotSent',
    },
  });
  const id = await at(Promise.resolve(taken), 'id');
  const statusOf = () => at(account.ask('GET', `/v2/campaigns/send/${id}`), 'status');
  const campaign = () => at(account.ask('GET', `/v2/campaigns/${DRAFT}`), 'status');
  expect([await statusOf(), await campaign()]).toEqual(['NotSent', 'Unsent']);
  account.clock.advance(5_000);
  expect([await statusOf(), await campaign()]).toEqual(['Sending', 'Sending']);
  account.clock.advance(60_000);
  expect([await statusOf(), await campaign()]).toEqual(['Sent', 'Sent']);
  expect(account.admin.writes(`campaign:${DRAFT}`)).toHaveLength(1);
});

test('a send with a date is scheduled, shows in the filtered list, and leaves at its time', async () => {
  const account = await startedDotdigital();
  const [contactId = 0] = await contactsBy(account, true);
  const sent = sendTo(account, { contactIds: [contactId], sendDate: '2026-11-25T11:30:00' });
  const id = await at(sent, 'id');
  expect((await sent).body).toMatchObject({ status: 'Scheduled', sendDate: '2026-11-25T11:30:00.000Z' });
  const scheduled = await account.ask('GET', '/v2/campaigns/filtered?~scheduledDateTo=2026-11-25T12:00:00Z');
  expect(scheduled.body).toMatchObject([
    { id: DRAFT, status: 'Unsent', sentDate: null, scheduledDate: '2026-11-25T11:30:00.000Z' },
  ]);
  account.clock.advance(Date.UTC(2026, 10, 25, 11, 30) - NOW);
  expect(await at(account.ask('GET', `/v2/campaigns/send/${id}`), 'status')).toBe('Sending');
  account.clock.advance(60_000);
  const after = await account.ask('GET', '/v2/campaigns/filtered?~sentDate=2026-11-25T11:00:00Z');
  expect(after.body).toMatchObject([
    { id: DRAFT, status: 'Sent', sentDate: '2026-11-25T11:30:00.000Z', scheduledDate: null },
  ]);
});

test('a send at the best times mails everybody within a day, one after the other', async () => {
  const account = await startedDotdigital();
  const json = { campaignId: DRAFT, addressBookIds: [NEWSLETTER], sendDate: '2027-01-01' };
  const taken = await account.ask('POST', '/v2/campaigns/send-time-optimised', { json });
  expect(taken).toMatchObject({ status: 202, body: { status: 'NotSent', sendDate: '2026-11-25T09:00:05.000Z' } });
  const mailed = () => at(account.ask('GET', `/v2/campaigns/${DRAFT}/activities`), 'length');
  account.clock.advance(12 * 3_600_000);
  const half = Number(await mailed());
  account.clock.advance(13 * 3_600_000);
  const all = Number(await mailed());
  expect(half).toBeGreaterThan(all / 4);
  expect(half).toBeLessThan((all * 3) / 4);
  expect(await at(account.ask('GET', `/v2/campaigns/${DRAFT}`), 'status')).toBe('Sent');
});

test.each([
  ['no target', {}, 'ERROR_CAMPAIGN_SEND_INVALID'],
  ['empty targets', { addressBookIds: [], contactIds: [] }, 'ERROR_CAMPAIGN_SEND_INVALID'],
  [
    'eleven contacts',
    { contactIds: Array.from({ length: 11 }, (_, index) => 35_000_001 + index) },
    'ERROR_CONTACT_TOOMANY',
  ],
  ['a contact that there is not', { contactIds: [1] }, 'ERROR_CONTACT_NOT_FOUND'],
  ['a list that there is not', { addressBookIds: [NEWSLETTER, 1] }, 'ERROR_ADDRESSBOOK_NOT_FOUND'],
  ['a date that there is not', { addressBookIds: [NEWSLETTER], sendDate: 'soon' }, 'ERROR_PARAMETER_INVALID'],
  ['contacts that are no numbers', { contactIds: ['a'] }, 'ERROR_PARAMETER_INVALID'],
])('a send with %s is refused, and nothing is sent', async (_what, json, code) => {
  const account = await startedDotdigital();
  expect(await sendTo(account, json)).toMatchObject(refusedWith(400, code));
  account.clock.advance(3_600_000);
  expect(await at(account.ask('GET', `/v2/campaigns/${DRAFT}`), 'status')).toBe('Unsent');
});

test.each([
  ['that there is not', 1, 404, 'ERROR_CAMPAIGN_NOT_FOUND'],
  ['that waits for approval', NEEDS_APPROVAL, 400, 'ERROR_CAMPAIGN_SENDNOTPERMITTED'],
  ['that is scheduled already', SCHEDULED, 400, 'ERROR_CAMPAIGN_SENDNOTPERMITTED'],
])('a campaign %s cannot be sent', async (_what, campaignId, status, code) => {
  const account = await startedDotdigital();
  const reply = await sendTo(account, { addressBookIds: [NEWSLETTER] }, campaignId);
  expect(reply).toMatchObject(refusedWith(status, code));
});

test('one contact that cannot be mailed refuses the whole call', async () => {
  const account = await startedDotdigital();
  const [[good = 0], [bad = 0]] = [await contactsBy(account, true), await contactsBy(account, false)];
  expect(await sendTo(account, { contactIds: [good, bad] })).toMatchObject(
    refusedWith(400, 'ERROR_CONTACT_SUPPRESSED'),
  );
});

test('a triggered campaign is sent as often as wanted, and stays triggered', async () => {
  const account = await startedDotdigital();
  const [contactId = 0] = await contactsBy(account, true);
  for (let time = 0; time < 2; time += 1) {
    expect((await sendTo(account, { contactIds: [contactId] }, WELCOME)).status).toBe(202);
  }
  account.clock.advance(3_600_000);
  expect(await at(account.ask('GET', `/v2/campaigns/${WELCOME}`), 'status')).toBe('Triggered');
  expect(await at(account.ask('GET', `/v2/campaigns/${WELCOME}/activities`), 'length')).toBe(1);
});

test('a send that there is not is not found', async () => {
  const { ask } = await startedDotdigital();
  expect(await ask('GET', '/v2/campaigns/send/8a3f27c1-3a51-4b64-9f15-0c2bb54f1a11')).toMatchObject(
    refusedWith(404, 'ERROR_CAMPAIGN_NOT_FOUND'),
  );
});
