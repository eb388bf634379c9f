import type { Route } from '../server/routes.ts';
import type { StateFile } from '../server/state-file.ts';
import { createCampaignCalls } from './campaigns.ts';
import { createCampaignEdit } from './campaigns-edit.ts';
import { clicksOf, groupedClicksOf, opensOf, roiOf, viewsOf } from './campaigns-events.ts';
import { createMoneyCalls } from './campaigns-money.ts';
import { createDeeds, createResultCalls, type Did } from './campaigns-results.ts';
import { createSendCalls } from './campaigns-send.ts';
import { createSending } from './campaigns-sending.ts';
import type { campaignTiers } from './campaigns-switches.ts';
import type { Account } from './contact-writes.ts';

type CampaignRoute = Route<{ readonly name: keyof typeof campaignTiers }>;
type Handle = CampaignRoute['handle'];

const at = (path: string): string => `/v2/campaigns${path}`;
const get = (name: CampaignRoute['name'], path: string, handle: Handle): CampaignRoute => ({
  name,
  method: 'GET',
  pattern: at(path),
  handle,
});

/** The calls on campaigns, and what goes on without a call. */
export const createCampaigns = (file: StateFile, account: Account) => {
  const sending = createSending(file, account);
  const deeds = createDeeds(file, account);
  const reads = createCampaignCalls(account, (id) => sending.openOf(id).flatMap(({ listIds }) => listIds));
  const sends = createSendCalls(account, sending);
  const results = createResultCalls(account, deeds);
  const money = createMoneyCalls(file, account, deeds);
  const roi = (did: Did) => roiOf(did, account.switches.roiOrderNumbers);
  const [one, whose, since] = ['/:campaign', '/:campaign/activities/:contact', '/since-date/:date'];
  const routes: readonly CampaignRoute[] = [
    get('campaignsList', '', reads.all),
    get('campaignsFiltered', '/filtered', reads.filtered),
    get('campaignsWithDetails', '/with-details', reads.withDetails),
    get('campaignsMetrics', '/metrics', money.metrics),
    get('campaignsWithActivity', '/with-activity-since/:date', money.withActivitySince),
    { name: 'campaignSend', method: 'POST', pattern: at('/send'), handle: sends.send },
    { name: 'campaignSendOptimised', method: 'POST', pattern: at('/send-time-optimised'), handle: sends.sendOptimised },
    get('campaignSendStatus', '/send/:send', sends.status),
    get('campaignGet', one, reads.one),
    get('campaignGetWithDetails', `${one}/with-details`, reads.oneWithDetails),
    get('campaignLists', `${one}/address-books`, reads.listsOf),
    get('campaignSummary', `${one}/summary`, money.summary),
    get('campaignActivities', `${one}/activities`, results.activities),
    get('campaignActivitiesSince', `${one}/activities${since}`, results.activitiesSince),
    get('campaignOpens', `${one}/opens`, results.events(opensOf)),
    get('campaignOpensSince', `${one}/opens${since}`, results.eventsSince(opensOf)),
    get('campaignClicks', `${one}/clicks`, results.events(clicksOf)),
    get('campaignClicksSince', `${one}/clicks${since}`, results.eventsSince(clicksOf)),
    get('campaignClicksGrouped', `${one}/clicks-with-groups`, results.events(groupedClicksOf)),
    get('campaignClicksGroupedSince', `${one}/clicks-with-groups${since}`, results.eventsSince(groupedClicksOf)),
    get('campaignPageViewsSince', `${one}/page-views${since}`, results.eventsSince(viewsOf)),
    get('campaignRoiSince', `${one}/roi-details${since}`, results.eventsSince(roi)),
    get('campaignRevenueSince', `${one}/revenue${since}`, money.revenueSince),
    get('campaignHardBounces', `${one}/hard-bouncing-contacts`, results.hardBounces),
    get('campaignActivity', whose, results.activity),
    get('campaignContactOpens', `${whose}/opens`, results.eventsOfOne(opensOf)),
    get('campaignContactClicks', `${whose}/clicks`, results.eventsOfOne(clicksOf)),
    get('campaignContactPageViews', `${whose}/page-views`, results.eventsOfOne(viewsOf)),
    get(
      'campaignContactReplies',
      `${whose}/replies`,
      results.eventsOfOne(() => []),
    ),
    get('campaignContactRoi', `${whose}/roi-details`, results.eventsOfOne(roi)),
    get('campaignContactRevenue', `${whose}/revenue`, money.revenueOfOne),
    { name: 'listCampaigns', method: 'GET', pattern: '/v2/address-books/:list/campaigns', handle: reads.ofList },
  ];
  return { routes, settleDue: sending.settleDue, change: createCampaignEdit(account, sending) };
};
