import type { Answer, Call } from '../server/http.ts';
import type { Params } from '../server/routes.ts';
import type { StateFile } from '../server/state-file.ts';
import { campaignIn, pageOf } from './campaigns.ts';
import { ACTIVITY_ENDS_MS } from './campaigns-activity.ts';
import type { Deeds, Did } from './campaigns-results.ts';
import { campaignAnswer, instantOf } from './campaigns-shape.ts';
import type { StoredCampaign } from './campaigns-store.ts';
import { metricsAnswer, summaryAnswer } from './campaigns-summary.ts';
import { createTotals, penceOf, shareOf } from './campaigns-totals.ts';
import type { Account } from './contact-writes.ts';
import { contactNotFoundV2 } from './v2-contacts.ts';
import { invalidV2, sinceOf } from './v2-paging.ts';

/** Orders by a click since an instant; the rate is in percent of those who clicked (the unit of OA-CAM's example). */
const revenueOf = (campaign: StoredCampaign, all: Iterable<Did>, since: number) => {
  let [orders, pence, clicked] = [0, 0, 0];
  for (const { activity } of all) {
    const { order, clicks } = activity;
    if ((clicks.at(-1)?.at ?? 0) >= since && clicks.length > 0) clicked += 1;
    if (order === null || order.assisted || order.at < since) continue;
    orders += 1;
    pence += penceOf(order.value);
  }
  return {
    campaignID: campaign.id,
    dateSent: instantOf(campaign.lastSentAt),
    currency: 'GBP',
    revenue: pence / 100,
    numOrders: orders,
    conversionRate: shareOf(orders, clicked) * 100,
  };
};

/** Whether something about it may have happened after one instant and before another. */
const mayBeActive = ({ sentAt, lastSentAt }: StoredCampaign, from: number, to: number): boolean =>
  sentAt !== null && lastSentAt !== null && sentAt <= to && lastSentAt + 2 * ACTIVITY_ENDS_MS >= from;

/** The calls that add up (contract dotdigital 7.1, 7.2 [C]). */
export const createMoneyCalls = (file: StateFile, account: Account, deeds: Deeds) => {
  const { campaigns, clock } = account;
  const totalsOf = createTotals(file, deeds.recipients, account);
  const since = (params: Params, then: (since: number) => Answer): Answer => {
    const at = sinceOf(params.date ?? '');
    return typeof at === 'number' ? then(at) : at;
  };
  return {
    summary: (_call: Call, params: Params): Answer => {
      const named = campaignIn(account, params);
      if ('status' in named) return named;
      return { status: 200, body: summaryAnswer(named.found, totalsOf(named.found, clock())) };
    },
    revenueSince: (_call: Call, params: Params): Answer =>
      since(params, (at) => {
        const named = campaignIn(account, params);
        if ('status' in named) return named;
        return { status: 200, body: revenueOf(named.found, deeds.of(named.found), at) };
      }),
    revenueOfOne: (_call: Call, params: Params): Answer => {
      const named = campaignIn(account, params);
      if ('status' in named) return named;
      const did = deeds.one(named.found, params.contact);
      if (did === null) return contactNotFoundV2();
      const { dateSent, ...revenue } = revenueOf(named.found, [did], 0);
      return { status: 200, body: { ...revenue, dateLastSent: dateSent } };
    },
    withActivitySince: (call: Call, params: Params): Answer =>
      since(params, (at) => {
        const some = campaigns.all().filter((one) => mayBeActive(one, at, clock()) && deeds.since(one, at));
        return pageOf(call, some, campaignAnswer);
      }),
    /** The sums are those of the whole campaign, not of the stretch of time that chooses it [I]. */
    metrics: (call: Call): Answer => {
      const [from, to] = [sinceOf(call.query.get('startDate') ?? ''), sinceOf(call.query.get('endDate') ?? '')];
      if (typeof from !== 'number') return from;
      if (typeof to !== 'number') return to;
      if (from > to) return invalidV2('The start date is after the end date.');
      const active = campaigns.all().filter((one) => mayBeActive(one, from, to) && deeds.since(one, from));
      return pageOf(call, active, (campaign) => metricsAnswer(campaign, totalsOf(campaign, clock())));
    },
  };
};
