import { expect, test } from 'vitest';
import { NOW, startedDotdigital } from '../started.ts';
import { DRAFT, FIRST_SENT, LAST_SENT, listOf, NEWSLETTER, refusedWith, SCHEDULED } from './campaigns-looks.ts';

const YEAR_MS = 365 * 86_400_000;

test('the account begins with thirty campaigns sent over a year, three scheduled soon, and triggered ones', async () => {
  const account = await startedDotdigital();
  const campaigns = await listOf(account, '/v2/campaigns/filtered');
  const sent = campaigns.filter(({ status }) => status === 'Sent');
  expect(sent).toHaveLength(30);
  for (const { sentDate } of sent) {
    expect(Date.parse(String(sentDate))).toBeLessThan(NOW);
    expect(Date.parse(String(sentDate))).toBeGreaterThan(NOW - YEAR_MS);
  }
  const scheduled = campaigns.flatMap(({ scheduledDate }) => (scheduledDate === null ? [] : [String(scheduledDate)]));
  expect(scheduled).toHaveLength(3);
  const soonest = Math.min(...scheduled.map((text) => Date.parse(text)));
  expect(soonest).toBeGreaterThan(NOW);
  expect(soonest).toBeLessThanOrEqual(NOW + 4 * 3_600_000);
  expect(campaigns.filter(({ type }) => type === 'Triggered')).toHaveLength(4);
});

test('two accounts of one world are the same, and another seed gives others', async () => {
  const [one, other] = [await startedDotdigital(), await startedDotdigital()];
  const third = await startedDotdigital({ world: { seed: 2, customers: 200 } });
  const of = (account: typeof one) => listOf(account, '/v2/campaigns/filtered');
  expect(await of(one)).toEqual(await of(other));
  expect(await of(one)).not.toEqual(await of(third));
});

test('lists show no content, one campaign does, and pages are of the size that is asked for', async () => {
  const account = await startedDotdigital();
  const all = await listOf(account, '/v2/campaigns');
  expect(all[0]).toEqual({
    id: FIRST_SENT,
    name: expect.any(String),
    subject: expect.any(String),
    fromName: 'Northbank Apparel',
    fromAddress: { id: expect.any(Number), email: 'hello@northbank.example' },
    htmlContent: null,
    plainTextContent: null,
    replyAction: 'Unset',
    replyToAddress: '',
    isSplitTest: false,
    status: 'Sent',
  });
  expect(await listOf(account, '/v2/campaigns?select=2&skip=1')).toEqual(all.slice(1, 3));
  expect(await account.ask('GET', '/v2/campaigns?select=0')).toMatchObject(refusedWith(400, 'ERROR_PARAMETER_INVALID'));
  const { body } = await account.ask('GET', `/v2/campaigns/${FIRST_SENT}`);
  expect(body).toMatchObject({ id: FIRST_SENT, htmlContent: expect.stringContaining('$UNSUB$') });
});

test('details have the type, the tags as objects and when it was sent', async () => {
  const account = await startedDotdigital();
  const details = {
    type: 'Standard',
    tags: [{ name: 'newsletter' }],
    splitTestOptions: [],
    sentDate: expect.any(String),
  };
  const { body } = await account.ask('GET', `/v2/campaigns/${FIRST_SENT}/with-details`);
  expect(body).toMatchObject({ ...details, htmlContent: expect.any(String) });
  const [first] = await listOf(account, '/v2/campaigns/with-details?select=1');
  expect(first).toMatchObject({ ...details, htmlContent: null });
});

test('a sent campaign tells its lists and segments, and they tell it; a scheduled one tells none', async () => {
  const account = await startedDotdigital();
  const targets = await listOf(account, `/v2/campaigns/${FIRST_SENT}/address-books`);
  expect(targets).toMatchObject([{ id: NEWSLETTER, name: 'Newsletter', visibility: 'Public' }]);
  expect(await listOf(account, `/v2/campaigns/${SCHEDULED}/address-books`)).toEqual([]);
  const [segment] = await listOf(account, `/v2/campaigns/${LAST_SENT}/address-books`);
  expect(segment).toMatchObject({ id: 9_002, name: 'Great Britain', visibility: 'Private' });
  const ofList = (await listOf(account, `/v2/address-books/${NEWSLETTER}/campaigns`)).map(({ id }) => id);
  expect(ofList).toContain(FIRST_SENT);
  expect(ofList).not.toContain(SCHEDULED);
  const ofSegment = (await listOf(account, '/v2/address-books/9002/campaigns')).map(({ id }) => id);
  expect(ofSegment).toContain(LAST_SENT);
});

test.each([
  '',
  '/with-details',
  '/address-books',
  '/summary',
  '/activities',
  '/opens',
  '/clicks/since-date/2026-01-01',
  '/hard-bouncing-contacts',
  '/activities/35000001',
  '/activities/35000001/opens',
  '/activities/35000001/revenue',
  '/revenue/since-date/2026-01-01',
])('a campaign that there is not is not found at %s', async (path) => {
  const { ask } = await startedDotdigital();
  expect(await ask('GET', `/v2/campaigns/1${path}`)).toMatchObject(refusedWith(404, 'ERROR_CAMPAIGN_NOT_FOUND'));
});

test('the campaigns of a list that there is not are not found', async () => {
  const { ask } = await startedDotdigital();
  expect(await ask('GET', '/v2/address-books/1/campaigns')).toMatchObject(
    refusedWith(404, 'ERROR_ADDRESSBOOK_NOT_FOUND'),
  );
  expect(await ask('GET', `/v2/campaigns/${DRAFT}/address-books`)).toMatchObject({ status: 200, body: [] });
});
