import type { Handlers } from '../../../shared/ipc/dispatch.ts';
import { ok } from '../../../shared/result.ts';
import type { HandlerDeps } from './handler-deps.ts';

/** What is shown of a campaign's targets at most. */
const mostTargets = 100;

/** Campaigns as the mirror has them. */
export const campaignHandlers = ({ stores }: HandlerDeps): Pick<Handlers<'engine'>, 'campaign.page'> => ({
  'campaign.page': ({ states, cursor, limit }) => {
    const { campaigns, nextCursor } = stores.campaigns.page(states, cursor, limit);
    const countOf = (name: 'dd_campaign' | 'dd_list' | 'dd_segment'): number => stores.replica(name).count();
    return ok({
      campaigns: campaigns.map(({ targets, ...campaign }) => ({
        ...campaign,
        targets: targets?.slice(0, mostTargets) ?? null,
        moreTargets: Math.max(0, (targets?.length ?? 0) - mostTargets),
      })),
      nextCursor,
      counts: { campaigns: countOf('dd_campaign'), lists: countOf('dd_list'), segments: countOf('dd_segment') },
      readAt: stores.runs.checkpoint('dotdigital.campaigns')?.readAt ?? null,
    });
  },
});
