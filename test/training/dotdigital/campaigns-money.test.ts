import { expect, test } from 'vitest';
import { NOW, startedDotdigital } from '../started.ts';
import { type Answered, DRAFT, FIRST_SENT, HOUR_MS, LAST_SENT, listOf, refusedWith } from './campaigns-looks.ts';
import { type Account, at } from './switch-looks.ts';

const YEAR = 'startDate=2025-11-25&endDate=2026-11-25';

const summaryOf = async ({ ask }: Account, id = FIRST_SENT) =>
  (await ask('GET', `/v2/campaigns/${id}/summary`)).body as Answered;

const count = (items: readonly Answered[], holds: (item: Answered) => boolean) => items.filter(holds).length;

test('the summary is the sum of the activities, with parts from 0 to 1', async () => {
  const account = await startedDotdigital();
  const activities = await listOf(account, `/v2/campaigns/${FIRST_SENT}/activities`);
  const summary = await summaryOf(account);
  const opened = count(activities, ({ numOpens }) => Number(numOpens) > 0);
  const bounced = count(activities, ({ hardBounced, softBounced }) => hardBounced === true || softBounced === true);
  expect(summary).toMatchObject({
    numSent: activities.length,
    numTotalSent: activities.length,
    numTextSent: 0,
    numDelivered: activities.length - bounced,
    numUniqueOpens: opened,
    numTotalUniqueOpens: opened,
    numRecipientsClicked: count(activities, ({ numClicks }) => Number(numClicks) > 0),
    percentageUniqueOpens: opened / (activities.length - bounced),
  });
  for (const [key, value] of Object.entries(summary)) {
    if (key.startsWith('percentage') && key !== 'percentageOpens') expect(value, key).toBeLessThanOrEqual(1);
  }
});

test('a campaign that was not sent has a summary of nothing', async () => {
  const account = await startedDotdigital();
  expect(await summaryOf(account, DRAFT)).toMatchObject({
    dateSent: null,
    numSent: 0,
    percentageDelivered: 0,
    revenue: '£0.00',
    assistedRevenue: '£0.00',
    numOrders: 0,
  });
});

test('money is a text in the summary and a number elsewhere, and is the sum of the markers', async () => {
  const account = await startedDotdigital({ world: { seed: 1, customers: 800 } });
  const { revenue, numOrders } = await summaryOf(account);
  const markers = await listOf(account, `/v2/campaigns/${FIRST_SENT}/roi-details/since-date/2025-01-01`);
  expect(markers[0]).toEqual({
    contactId: expect.any(Number),
    email: expect.stringContaining('@'),
    markerName: 'OrderTotal',
    dataType: 'Numeric',
    value: expect.any(Number),
    dateEntered: expect.stringMatching(/Z$/),
  });
  const pence = markers.reduce((sum, { value }) => sum + Math.round(Number(value) * 100), 0);
  expect(numOrders).toBe(markers.length);
  expect(String(revenue).replace(/[£,]/g, '')).toBe((pence / 100).toFixed(2));
  const { body } = await account.ask('GET', `/v2/campaigns/${FIRST_SENT}/revenue/since-date/2025-01-01`);
  expect(body).toMatchObject({
    campaignID: FIRST_SENT,
    currency: 'GBP',
    revenue: pence / 100,
    numOrders: markers.length,
  });
  const later = await account.ask('GET', `/v2/campaigns/${FIRST_SENT}/revenue/since-date/2026-11-01`);
  expect(later.body).toMatchObject({ revenue: 0, numOrders: 0, conversionRate: 0 });
  const [{ contactId = 0, value = 0 } = {}] = markers;
  const one = await account.ask('GET', `/v2/campaigns/${FIRST_SENT}/activities/${contactId}/revenue`);
  expect(one.body).toEqual({
    campaignID: FIRST_SENT,
    dateLastSent: expect.stringMatching(/Z$/),
    currency: 'GBP',
    revenue: value,
    numOrders: 1,
    conversionRate: 100,
  });
});

test('the metrics tell every campaign with activity in a stretch of time, as its summary does', async () => {
  const account = await startedDotdigital();
  const metrics = await listOf(account, `/v2/campaigns/metrics?${YEAR}`);
  expect(metrics).toHaveLength(30);
  const summary = await summaryOf(account, LAST_SENT);
  const last = metrics.find(({ campaignId }) => campaignId === LAST_SENT);
  expect(last).toMatchObject({
    campaignType: 'Standard',
    sent: summary.numSent,
    uniqueOpens: summary.numUniqueOpens,
    uniqueClicks: summary.numRecipientsClicked,
    orders: summary.numOrders,
    assistedOrders: expect.any(Number),
    dateSent: summary.dateSent,
  });
  expect(Number(last?.percentageDelivered)).toBeCloseTo(Number(summary.percentageDelivered) * 100, 1);
  expect(await listOf(account, `/v2/campaigns/metrics?${YEAR}&select=3&skip=1`)).toEqual(metrics.slice(1, 4));
  const recent = await listOf(account, '/v2/campaigns/metrics?startDate=2026-11-20&endDate=2026-11-25');
  expect(recent.map(({ campaignId }) => campaignId)).toContain(LAST_SENT);
  expect(recent.length).toBeLessThan(4);
});

test('numbers that were told once are told anew when time passes or somebody leaves', async () => {
  const account = await startedDotdigital();
  const opens = async () => Number((await summaryOf(account, LAST_SENT)).numTotalOpens);
  const before = await opens();
  expect(await opens()).toBe(before);
  account.clock.advance(10 * 24 * HOUR_MS);
  expect(await opens()).toBeGreaterThan(before);
});

test('campaigns with activity since an instant are those that were sent or used since', async () => {
  const account = await startedDotdigital();
  const since = async (date: string) =>
    (await listOf(account, `/v2/campaigns/with-activity-since/${date}`)).map(({ id }) => id);
  expect(await since('2020-01-01')).toHaveLength(30);
  expect(await since(new Date(NOW - 4 * 24 * HOUR_MS).toISOString())).toContain(LAST_SENT);
  expect(await since('2026-11-24')).not.toContain(FIRST_SENT);
  expect(await since('2027-11-24')).toEqual([]);
});

test.each(['', 'startDate=2026-01-01', 'startDate=2026-02-01&endDate=2026-01-01', `${YEAR}&select=0`])(
  'metrics with "%s" are refused',
  async (query) => {
    const { ask } = await startedDotdigital();
    expect(await ask('GET', `/v2/campaigns/metrics?${query}`)).toMatchObject(
      refusedWith(400, 'ERROR_PARAMETER_INVALID'),
    );
  },
);

test('a date that is none is refused for campaigns with activity', async () => {
  const { ask } = await startedDotdigital();
  expect(await at(ask('GET', '/v2/campaigns/with-activity-since/soon'), 'message')).toMatch(/ERROR_PARAMETER_INVALID$/);
});
