import type { Audience, Campaign } from '../../../shared/domain/campaign.ts';
import type { RemoteCampaign } from '../connectors/campaigns.ts';
import { campaignFactsOf, campaignStateOf } from '../domain/campaigns/state.ts';
import { hashTexts } from '../domain/normalise/hash.ts';
import type { ReplicaRow } from '../store/replica.ts';
import type { RemoteDeps } from './flow-deps.ts';
import type { Stream } from './read-stream.ts';
import { replicaStream } from './replica-stream.ts';

type Kept = Pick<ReplicaRow, 'version' | 'facts'> & { readonly data: Audience | Campaign };

/** Nothing here says when it changed: each read is of all, and tells no watermark. */
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
  replicaStream(deps, runId, {
    table: 'dd_list',
    name: 'dotdigital.lists',
    system: 'dotdigital',
    read: deps.connectors.dotdigital.campaigns.readLists,
    rowOf: (record) => rowOf(audience(record)),
  });

export const segmentStream = (deps: RemoteDeps, runId: number): Stream<Audience> =>
  replicaStream(deps, runId, {
    table: 'dd_segment',
    name: 'dotdigital.segments',
    system: 'dotdigital',
    read: deps.connectors.dotdigital.campaigns.readSegments,
    rowOf: (record) => rowOf(audience(record)),
  });

export const campaignStream = (deps: RemoteDeps, runId: number): Stream<RemoteCampaign> =>
  replicaStream(deps, runId, {
    table: 'dd_campaign',
    name: 'dotdigital.campaigns',
    system: 'dotdigital',
    read: deps.connectors.dotdigital.campaigns.readCampaigns,
    rowOf: (record) => rowOf(keptCampaign(record)),
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
