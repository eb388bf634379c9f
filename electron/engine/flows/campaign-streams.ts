import type { Audience, Campaign } from '../../../shared/domain/campaign.ts';
import type { RemoteCampaign } from '../connectors/campaigns.ts';
import { campaignFactsOf, campaignStateOf } from '../domain/campaigns/state.ts';
import { hashTexts } from '../domain/normalise/hash.ts';
import type { ReplicaName, ReplicaRow } from '../store/replica.ts';
import type { RemoteDeps } from './flow-deps.ts';
import type { Stream } from './read-stream.ts';

/** Nothing here says when it changed: each read is of all, and tells no watermark. */
const streamInto = <T>(
  { stores }: RemoteDeps,
  runId: number,
  table: ReplicaName,
  { name, read, kept }: Pick<Stream<T>, 'name' | 'read'> & { readonly kept: (record: T) => Kept },
): Stream<T> => {
  const replica = stores.sales.replica(table);
  return {
    name,
    system: 'dotdigital',
    read,
    apply: (records) => ({
      changed: replica.upsert(
        records.map((record) => rowOf(kept(record))),
        runId,
      ).length,
      removed: 0,
    }),
  };
};

type Kept = Pick<ReplicaRow, 'version' | 'facts'> & { readonly data: Audience | Campaign };

const rowOf = ({ version, facts, data }: Kept): ReplicaRow => ({
  id: String(data.id),
  version,
  modifiedAt: null,
  key: String(data.id),
  owner: null,
  reference: null,
  facts,
  hash: hashTexts([JSON.stringify(data)], 1),
  data,
});

const audience = (data: Audience): Kept => ({ version: null, facts: 0, data });

export const listStream = (deps: RemoteDeps, runId: number): Stream<Audience> =>
  streamInto(deps, runId, 'dd_list', {
    name: 'dotdigital.lists',
    read: deps.connectors.dotdigital.campaigns.readLists,
    kept: audience,
  });

export const segmentStream = (deps: RemoteDeps, runId: number): Stream<Audience> =>
  streamInto(deps, runId, 'dd_segment', {
    name: 'dotdigital.segments',
    read: deps.connectors.dotdigital.campaigns.readSegments,
    kept: audience,
  });

export const campaignStream = (deps: RemoteDeps, runId: number): Stream<RemoteCampaign> =>
  streamInto(deps, runId, 'dd_campaign', {
    name: 'dotdigital.campaigns',
    read: deps.connectors.dotdigital.campaigns.readCampaigns,
    kept: keptCampaign,
  });

/** Its version is what its targets hang on: asked for again when it changes. */
const keptCampaign = (campaign: RemoteCampaign): Kept => {
  const { status, isScheduled, ...told } = campaign;
  return {
    version: `${status} ${told.sentAt ?? '-'} ${told.scheduledAt ?? '-'}`,
    facts: campaignFactsOf(campaign),
    data: { ...told, state: campaignStateOf(campaign) },
  };
};
