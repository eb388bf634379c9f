import { failure } from '../../../shared/errors.ts';
import type { Handlers } from '../../../shared/ipc/dispatch.ts';
import { err, ok } from '../../../shared/result.ts';
import { countAudience } from '../flows/count-audience.ts';
import type { ShownTarget } from '../store/campaigns.ts';
import { type HandlerDeps, readOnlyFailure } from './handler-deps.ts';

/** What is shown of a campaign's targets at most. */
const mostTargets = 100;
const mostFound = 50;

type CampaignOperation = 'campaign.page' | 'campaign.audience' | 'campaign.find-audiences' | 'campaign.name-targets';

/** Campaigns as the mirror has them, whom they reach, and what an operator says of them. */
export const campaignHandlers = (deps: HandlerDeps): Pick<Handlers<'engine'>, CampaignOperation> => {
  const { stores, clock, operator, heldBy, emit, price } = deps;
  return {
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
    'campaign.audience': async ({ id }) => {
      const campaign = stores.campaigns.get(id);
      if (campaign === null) return err(unknown);
      const targets = campaign.targets ?? campaign.named?.targets ?? [];
      const lists = targets.filter(({ kind, id: list }) => kind === 'list' && stores.audiences.members(list) > 0);
      // A segment's members, and those of a list that no contact names (such as the one of all contacts), are not mirrored.
      const notCounted = targets.filter((target) => !lists.includes(target) && target.contacts !== 0);
      if (lists.length === 0) return ok({ audience: null });
      const counted = await countAudience(
        deps,
        lists.map((list) => list.id),
      );
      return ok({ audience: { lists: namesOf(lists), notCounted: namesOf(notCounted), ...counted } });
    },
    'campaign.find-audiences': ({ text, kind }) =>
      ok({ audiences: stores.audiences.find(text.trim(), mostFound, kind) }),
    'campaign.name-targets': ({ id, audiences }) => {
      if (heldBy !== null) return err(readOnlyFailure(heldBy));
      const campaign = stores.campaigns.get(id);
      if (campaign === null) return err(unknown);
      if (campaign.targets !== null) return err(told);
      if (audiences.some((audience) => stores.audiences.kindOf(audience) === null)) return err(noAudience);
      const at = clock.now();
      stores.atomically(() => {
        stores.campaigns.nameTargets(id, [...new Set(audiences)], operator, at);
        stores.audit.append({
          at,
          actor: operator,
          action: audiences.length === 0 ? 'campaign.unnamed' : 'campaign.named',
          subject: `campaign:${id}`,
          personal: null,
          person: null,
        });
      }, 'durable');
      price();
      emit({ name: 'store.changed', payload: { topics: ['workspace', 'audit'] } });
      return ok({});
    },
  };
};

const namesOf = (targets: readonly ShownTarget[]): readonly string[] =>
  targets.slice(0, mostTargets).map(({ name }) => name);

const unknown = failure('decision.not-possible', 'This campaign is no longer in the mirror.');
const told = failure('decision.not-possible', 'Dotdigital tells where this campaign goes; nothing needs to be named.');
const noAudience = failure('decision.not-possible', 'A list or segment of these is no longer in the account.');
