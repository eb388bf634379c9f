import { expect, test } from 'vitest';
import { NOW, startedDotdigital } from '../started.ts';
import {
  type Answered,
  contactsBy,
  DRAFT,
  FIRST_SENT,
  HOUR_MS,
  LAST_SENT,
  listOf,
  refusedWith,
  SCHEDULED,
  sentTo,
} from './campaigns-looks.ts';
import type { Account } from './switch-looks.ts';

const results = (account: Account, path: string, id = FIRST_SENT) => listOf(account, `/v2/campaigns/${id}${path}`);
const sumOf = (items: readonly Answered[], name: string) => items.reduce((sum, item) => sum + Number(item[name]), 0);

test('what everybody did adds up with the events, and has the documented form', async () => {
  const account = await startedDotdigital();
  const activities = await results(account, '/activities');
  expect(activities.length).toBeGreaterThan(30);
  expect(sumOf(activities, 'numOpens')).toBe((await results(account, '/opens')).length);
  expect(sumOf(activities, 'numClicks')).toBe((await results(account, '/clicks')).length);
  expect(sumOf(activities, 'numPageViews')).toBe((await results(account, '/page-views/since-date/2020-01-01')).length);
  const opened = activities.find(({ numOpens }) => Number(numOpens) > 0);
  expect(opened).toEqual({
    contactId: expect.any(Number),
    email: expect.stringContaining('@'),
    numOpens: expect.any(Number),
    numPageViews: expect.any(Number),
    numClicks: expect.any(Number),
    numForwards: 0,
    numEstimatedForwards: 0,
    numReplies: 0,
    dateSent: expect.stringMatching(/Z$/),
    dateFirstOpened: expect.stringMatching(/Z$/),
    dateLastOpened: expect.stringMatching(/Z$/),
    firstOpenIp: expect.any(String),
    unsubscribed: false,
    softBounced: false,
    hardBounced: false,
  });
});

test('opens and clicks have the documented forms, and come after the mail', async () => {
  const account = await startedDotdigital();
  const [{ dateSent = '' } = {}] = await results(account, '/activities');
  const [opens, clicks] = [await results(account, '/opens'), await results(account, '/clicks')];
  expect(Object.keys(opens[0] ?? {})).toEqual([
    'contactId',
    'email',
    'mailClient',
    'mailClientVersion',
    'ipAddress',
    'userAgent',
    'isHtml',
    'isForward',
    'dateOpened',
  ]);
  expect(Object.keys(clicks[0] ?? {})).toEqual([
    'contactId',
    'email',
    'url',
    'ipAddress',
    'userAgent',
    'dateClicked',
    'keyword',
  ]);
  expect(opens.every(({ dateOpened }) => String(dateOpened) > String(dateSent))).toBe(true);
  const openers = new Set(opens.map(({ contactId }) => contactId));
  expect(clicks.every(({ contactId }) => openers.has(contactId))).toBe(true);
  const grouped = await results(account, '/clicks-with-groups');
  expect(grouped).toEqual(clicks.map((click) => ({ ...click, groups: [] })));
});

test('results grow with the clock, and what was told stays as it was told', async () => {
  const account = await startedDotdigital();
  const contactIds = await contactsBy(account, true);
  await account.askAdmin('POST', '/campaigns', { json: { campaignId: DRAFT, sendNow: { contactIds } } });
  const seen: (readonly Answered[])[] = [];
  for (const hours of [1, 5, 24, 24 * 30]) {
    account.clock.advance(hours * HOUR_MS);
    seen.push(await results(account, '/opens', DRAFT));
  }
  const counts = seen.map(({ length }) => length);
  expect(counts).toEqual([...counts].sort((one, other) => one - other));
  expect(new Set(counts).size).toBe(4);
  for (const [index, opens] of seen.entries())
    expect(seen[index + 1] ?? opens).toEqual(expect.arrayContaining([...opens]));
  account.clock.advance(24 * HOUR_MS * 90);
  expect(await results(account, '/opens', DRAFT)).toEqual(seen.at(-1));
});

test('two accounts of one world have the same results, another seed has others', async () => {
  const [one, other] = [await startedDotdigital(), await startedDotdigital()];
  const third = await startedDotdigital({ world: { seed: 2, customers: 200 } });
  expect(await results(one, '/opens')).toEqual(await results(other, '/opens'));
  expect(await results(one, '/opens')).not.toEqual(await results(third, '/opens'));
});

test('since an instant there is what came then or later', async () => {
  const account = await startedDotdigital();
  for (const [path, key] of [
    ['opens', 'dateOpened'],
    ['clicks', 'dateClicked'],
  ] as const) {
    const all = await results(account, `/${path}`);
    const middle = all.map((item) => String(item[key])).sort()[Math.floor(all.length / 2)] ?? '';
    const later = all.filter((item) => String(item[key]) >= middle);
    expect(later.length).toBeLessThan(all.length);
    expect(await results(account, `/${path}/since-date/${encodeURIComponent(middle)}`)).toEqual(later);
  }
  const lastDay = new Date(NOW - 24 * HOUR_MS).toISOString();
  const active = await results(account, `/activities/since-date/${lastDay}`, LAST_SENT);
  expect(active.length).toBeLessThan((await results(account, '/activities', LAST_SENT)).length);
  expect(active.every((one) => String(one.dateLastOpened) >= lastDay || Number(one.numClicks) > 0)).toBe(true);
});

test('pages make up the whole', async () => {
  const account = await startedDotdigital();
  const all = await results(account, '/activities');
  const pages = [
    await results(account, '/activities?select=20'),
    await results(account, '/activities?select=1000&skip=20'),
  ];
  expect(pages.flat()).toEqual(all);
  expect(await results(account, '/opens?skip=1000')).toEqual([]);
});

test('what one contact did is its part of what everybody did', async () => {
  const account = await startedDotdigital();
  const clicks = await results(account, '/clicks');
  const contactId = clicks[0]?.contactId;
  const mine = (items: readonly Answered[]) => items.filter((item) => item.contactId === contactId);
  expect((await account.ask('GET', `/v2/campaigns/${FIRST_SENT}/activities/${contactId}`)).body).toEqual(
    mine(await results(account, '/activities'))[0],
  );
  const one = (path: string) => results(account, `/activities/${contactId}/${path}`);
  expect(await one('clicks')).toEqual(mine(clicks));
  expect(await one('opens')).toEqual(mine(await results(account, '/opens')));
  expect(await one('page-views')).toEqual(mine(await results(account, '/page-views/since-date/2020-01-01')));
  expect(await one('roi-details')).toEqual(mine(await results(account, '/roi-details/since-date/2020-01-01')));
  expect(await one('replies')).toEqual([]);
  expect(await one('clicks?select=1&skip=99')).toEqual([]);
});

test.each(['', '/opens', '/revenue'])('somebody whom it was not sent to is not found at activities%s', async (path) => {
  const { ask } = await startedDotdigital();
  for (const contact of ['1', 'x']) {
    expect(await ask('GET', `/v2/campaigns/${FIRST_SENT}/activities/${contact}${path}`)).toMatchObject(
      refusedWith(404, 'ERROR_CONTACT_NOT_FOUND'),
    );
  }
});

test('whoever bounces or leaves after a mail is told of with it', async () => {
  const account = await startedDotdigital();
  const [bounces = 0, full = 0, leaves = 0] = await contactsBy(account, true);
  await sentTo(account, [bounces, full, leaves]);
  account.admin.edit({ contactId: bounces, emailStatus: 'hardBounced' });
  account.admin.edit({ contactId: full, emailStatus: 'softBounced' });
  account.admin.edit({ contactId: leaves, emailStatus: 'unsubscribed' });
  const activities = await results(account, '/activities', DRAFT);
  const of = (id: number) => activities.find(({ contactId }) => contactId === id);
  expect(of(bounces)).toMatchObject({ hardBounced: true, softBounced: false, numOpens: 0, dateFirstOpened: null });
  expect(of(full)).toMatchObject({ softBounced: true, numOpens: 0 });
  expect(of(leaves)).toMatchObject({ unsubscribed: true, hardBounced: false });
  expect(Number(of(leaves)?.numOpens)).toBeGreaterThan(0);
  expect(await results(account, '/hard-bouncing-contacts', DRAFT)).toMatchObject([
    { id: bounces, status: 'HardBounced', dataFields: null },
  ]);
  const [full_] = await results(account, '/hard-bouncing-contacts?withFullData=true', DRAFT);
  expect(full_?.dataFields).toEqual(expect.arrayContaining([expect.objectContaining({ key: 'CITY' })]));
});

test('whoever came back since was still not mailed while away', async () => {
  const account = await startedDotdigital();
  const before = (await results(account, '/activities', LAST_SENT)).length;
  for (const contactId of await contactsBy(account, false))
    account.admin.edit({ contactId, emailStatus: 'subscribed' });
  expect(await results(account, '/activities', LAST_SENT)).toHaveLength(before);
});

test('what was not sent has no results, and a date that is none is refused', async () => {
  const account = await startedDotdigital();
  for (const path of ['/activities', '/opens', '/clicks', '/hard-bouncing-contacts']) {
    expect(await results(account, path, SCHEDULED)).toEqual([]);
  }
  for (const path of ['activities', 'opens', 'clicks', 'page-views', 'roi-details', 'revenue']) {
    expect(await account.ask('GET', `/v2/campaigns/${LAST_SENT}/${path}/since-date/soon`)).toMatchObject(
      refusedWith(400, 'ERROR_PARAMETER_INVALID'),
    );
  }
});
