import { expect, test } from 'vitest';
import { NOW, startedDotdigital } from '../started.ts';
import { DRAFT, HOUR_MS, listOf, NEWSLETTER, SCHEDULED, sendTo } from './campaigns-looks.ts';
import { type Account, at } from './switch-looks.ts';

const edit = (account: Account, json: object) => account.askAdmin('POST', '/campaigns', { json });
const statusOf = ({ ask }: Account, id: number) => at(ask('GET', `/v2/campaigns/${id}`), 'status');

test('a campaign is scheduled, moved and sent at its new time', async () => {
  const account = await startedDotdigital();
  await edit(account, { campaignId: DRAFT, schedule: { at: NOW + HOUR_MS, listIds: [NEWSLETTER] } });
  await edit(account, { campaignId: DRAFT, schedule: { at: NOW + 2 * HOUR_MS } });
  account.clock.advance(1.5 * HOUR_MS);
  expect(await statusOf(account, DRAFT)).toBe('Unsent');
  account.clock.advance(HOUR_MS);
  expect(await statusOf(account, DRAFT)).toBe('Sent');
  expect(await listOf(account, `/v2/campaigns/${DRAFT}/address-books`)).toMatchObject([{ id: NEWSLETTER }]);
});

test('what is scheduled can be cancelled, by whomever it was scheduled', async () => {
  const account = await startedDotdigital();
  const id = await at(sendTo(account, { addressBookIds: [NEWSLETTER], sendDate: '2026-11-25T10:00:00Z' }), 'id');
  for (const campaignId of [DRAFT, SCHEDULED]) {
    expect((await edit(account, { campaignId, cancel: true })).status).toBe(200);
  }
  account.clock.advance(24 * HOUR_MS);
  expect(await at(account.ask('GET', `/v2/campaigns/send/${id}`), 'status')).toBe('Cancelled');
  const cancelled = await listOf(account, '/v2/campaigns/filtered?~statuses=Cancelled');
  expect(cancelled.map((one) => [one.id, one.scheduledDate, one.sentDate])).toEqual([
    [SCHEDULED, null, null],
    [DRAFT, null, null],
  ]);
});

test('a campaign is sent at once', async () => {
  const account = await startedDotdigital();
  expect((await edit(account, { campaignId: DRAFT, sendNow: { listIds: [NEWSLETTER] } })).status).toBe(200);
  expect(await statusOf(account, DRAFT)).toBe('Sending');
  expect((await listOf(account, `/v2/campaigns/${DRAFT}/activities`)).length).toBeGreaterThan(100);
  expect((await edit(account, { campaignId: DRAFT, sendNow: {} })).body).toEqual({
    message: 'The campaign is being sent.',
  });
});

test('a scheduled campaign is sent at once, to where it would have gone', async () => {
  const account = await startedDotdigital();
  await edit(account, { campaignId: SCHEDULED, sendNow: {} });
  expect(await listOf(account, `/v2/campaigns/${SCHEDULED}/address-books`)).toMatchObject([{ id: NEWSLETTER }]);
  account.clock.advance(5 * HOUR_MS);
  expect(await statusOf(account, SCHEDULED)).toBe('Sent');
});

test('a campaign is put into any state', async () => {
  const account = await startedDotdigital();
  await edit(account, { campaignId: DRAFT, status: 'Paused' });
  expect(await statusOf(account, DRAFT)).toBe('Paused');
});

test.each([
  ['an unknown campaign', { campaignId: 1, cancel: true }, 'There is no such campaign.'],
  ['nothing to cancel', { campaignId: DRAFT, cancel: true }, 'Nothing of it is scheduled or on its way.'],
  ['no target', { campaignId: DRAFT, sendNow: {} }, 'There is no target.'],
  ['an unknown list', { campaignId: DRAFT, sendNow: { listIds: [1] } }, 'There is no such list or segment.'],
  ['an unknown state', { campaignId: DRAFT, status: 'Lost' }, 'status'],
])('%s is refused', async (_what, json, sentence) => {
  const account = await startedDotdigital();
  expect(await edit(account, json)).toMatchObject({
    status: 400,
    body: { message: expect.stringContaining(sentence) },
  });
});
