import type { Answer, Call } from '../server/http.ts';
import type { Params } from '../server/routes.ts';
import { filterOf } from './campaigns-filter.ts';
import { campaignAnswer, detailedAnswer, filteredAnswer, wholeAnswer } from './campaigns-shape.ts';
import type { StoredCampaign } from './campaigns-store.ts';
import type { Account } from './contact-writes.ts';
import { listAnswer, listIn } from './lists.ts';
import { refusalV2 } from './refusals.ts';
import { segmentIn } from './segments.ts';
import { pagingOf } from './v2-paging.ts';

export const campaignNotFound = (): Answer => refusalV2(404, 'Error: ERROR_CAMPAIGN_NOT_FOUND');

/** The campaign that a path names, or the refusal. */
export const campaignIn = (
  { campaigns }: Account,
  { campaign = '' }: Params,
): { readonly found: StoredCampaign } | Answer => {
  const found = /^\d{1,10}$/.test(campaign) ? campaigns.byId(Number(campaign)) : null;
  return found ? { found } : campaignNotFound();
};

/** One page of what is there, each as it is answered. */
export const pageOf = <T>(call: Call, items: readonly T[], asAnswer: (item: T) => unknown): Answer => {
  const paging = pagingOf(call);
  if ('status' in paging) return paging;
  return { status: 200, body: items.slice(paging.skip, paging.skip + paging.select).map(asAnswer) };
};

/** Lists and segments look alike here; a segment counts as private [I]. */
const targetsOf = ({ lists, segments }: Account, ids: readonly number[]): readonly unknown[] => {
  const sizes = lists.sizes();
  return ids.flatMap((id) => {
    const [list, segment] = [lists.byId(id), segments.byId(id)];
    if (list) return [listAnswer(list, sizes)];
    return segment ? [{ id, name: segment.name, visibility: 'Private', contacts: segment.contacts }] : [];
  });
};

/** The calls that read campaigns (contract dotdigital 7.1 [C]). `willGoTo` tells the targets of one that is scheduled. */
export const createCampaignCalls = (account: Account, willGoTo: (campaignId: number) => readonly number[]) => {
  const { campaigns, switches, seed } = account;
  const one = (params: Params, asAnswer: (campaign: StoredCampaign) => unknown): Answer => {
    const named = campaignIn(account, params);
    return 'status' in named ? named : { status: 200, body: asAnswer(named.found) };
  };
  return {
    all: (call: Call) => pageOf(call, campaigns.all(), campaignAnswer),
    withDetails: (call: Call) => pageOf(call, campaigns.all(), detailedAnswer),
    filtered: (call: Call): Answer => {
      const filter = filterOf(call);
      return typeof filter === 'function' ? pageOf(call, campaigns.all().filter(filter), filteredAnswer) : filter;
    },
    one: (_call: Call, params: Params) => one(params, (campaign) => wholeAnswer(campaign, seed)),
    oneWithDetails: (_call: Call, params: Params) =>
      one(params, (campaign) => ({ ...wholeAnswer(campaign, seed), ...detailsOnly(campaign) })),
    /** Where it was ever sent to; where it will go is told as switched (contract dotdigital 7.1, B [I]). */
    listsOf: (call: Call, params: Params): Answer => {
      const named = campaignIn(account, params);
      if ('status' in named) return named;
      const ahead = switches.scheduledTargets === 'told' ? willGoTo(named.found.id) : [];
      const ids = [...new Set([...named.found.targets, ...ahead])];
      return pageOf(call, targetsOf(account, ids), (target) => target);
    },
    /** The campaigns that were sent to a list or a segment. */
    ofList: (call: Call, params: Params): Answer => {
      const segment = segmentIn(account, params.list ?? '');
      const named = segment ? { found: segment } : listIn(account, params);
      if ('status' in named) return named;
      const sent = campaigns.all().filter(({ targets }) => targets.includes(named.found.id));
      return pageOf(call, sent, campaignAnswer);
    },
  };
};

const detailsOnly = (campaign: StoredCampaign) => {
  const { type, tags, splitTestOptions, sentDate } = detailedAnswer(campaign);
  return { type, tags, splitTestOptions, sentDate };
};
