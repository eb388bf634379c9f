import type { z } from 'zod';
import type { Audience, Target } from '../../../../shared/domain/campaign.ts';
import { ok, type Result } from '../../../../shared/result.ts';
import type { CampaignConnector, RemoteCampaign } from '../campaigns.ts';
import type { Page, ReadRequest } from '../connector.ts';
import type { HttpRequest } from '../http/exchange.ts';
import type { Http } from '../http/request.ts';
import { audienceSchema, campaignSchema } from './campaigns-wire.ts';
import { instantOf } from './contact.ts';
import type { Fail } from './page.ts';
import { type V2Items, v2PageOf, v2Query } from './v2-page.ts';

/** Lists, segments and campaigns, which only v2 has (contract dotdigital 4, 7.1). */
export const createCampaigns = (http: Http, fail: Fail): CampaignConnector => ({
  readLists: pagesOf(http, fail, '/v2/address-books', lists),
  readSegments: pagesOf(http, fail, '/v2/segments', segments),
  // The only list that tells of what is scheduled; without a filter it has every status (contract dotdigital 7.1 [C]).
  readCampaigns: pagesOf(http, fail, '/v2/campaigns/filtered', campaigns),
  readTargets: async (campaignId, signal) => {
    const targets: Target[] = [];
    let calls = 0;
    for (let cursor: string | null = '0'; cursor !== null; ) {
      const request: ReadRequest = { cursor, sinceAt: null };
      const path = `/v2/campaigns/${campaignId}/address-books?${v2Query(request)}`;
      const outcome = await http(reading(path, '/v2/campaigns/{id}/address-books'), signal);
      calls += outcome.calls;
      if (outcome.kind === 'answer' && outcome.status === 404) return ok({ targets: null, calls });
      if (outcome.kind !== 'answer' || outcome.status !== 200) return fail(outcome, false);
      const page = v2PageOf(outcome, request, lists, fail);
      if (!page.ok) return page;
      // A part of the targets would be taken for all of them.
      if (page.value.unusable.length > 0) return fail(outcome, false);
      targets.push(...page.value.records.map(({ id, name }) => ({ id, name })));
      cursor = page.value.next;
    }
    return ok({ targets, calls });
  },
});

const pagesOf =
  <T>(http: Http, fail: Fail, route: string, items: V2Items<T>) =>
  async (request: ReadRequest, signal: AbortSignal): Promise<Result<Page<T>>> => {
    const outcome = await http(reading(`${route}?${v2Query(request)}`, route), signal);
    return outcome.kind === 'answer' && outcome.status === 200
      ? v2PageOf(outcome, request, items, fail)
      : fail(outcome, false);
  };

const reading = (path: string, route: string): HttpRequest => ({ method: 'GET', path, route, scope: 'low' });

const audience = audienceSchema.transform(
  ({ id, name, contacts }): Audience => ({ id, name, contacts: contacts ?? null }),
);
const lists = { schema: audience, noun: 'a list' };
const segments = { schema: audience, noun: 'a segment' };

const campaignOf = (wire: z.infer<typeof campaignSchema>): RemoteCampaign => ({
  id: wire.id,
  name: wire.name,
  subject: wire.subject ?? null,
  status: wire.status,
  type: wire.type ?? null,
  tags: wire.tags ?? [],
  sentAt: instantOf(wire.sentDate),
  isScheduled: (wire.scheduledDate ?? '') !== '',
  scheduledAt: instantOf(wire.scheduledDate),
});
const campaigns = { schema: campaignSchema.transform(campaignOf), noun: 'a campaign' };
