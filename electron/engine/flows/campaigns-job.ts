import { ok, type Result } from '../../../shared/result.ts';
import { yieldToOthers } from '../runtime/batching.ts';
import { mostCampaignsAsked } from '../runtime/page-sizes.ts';
import { campaignStream, listStream, segmentStream } from './campaign-streams.ts';
import type { RemoteDeps } from './flow-deps.ts';
import type { RunKeeper, SyncOptions } from './keep-run.ts';
import { meetAccounts } from './meet-accounts.ts';
import { readWhole } from './read-whole.ts';
import { replicaShelf } from './replica-stream.ts';

/** Lists, segments and campaigns out of Dotdigital, and where the campaigns went. Writes nothing to either system. */
export const campaignsJob = async (
  deps: RemoteDeps,
  keeper: RunKeeper,
  options: SyncOptions,
): Promise<Result<void>> => {
  const runId = keeper.run().id;
  keeper.phase('dotdigital');
  const met = await meetAccounts(deps, options.signal);
  if (!met.ok) return met;
  keeper.add(met.value);
  const lists = await readWhole(deps, keeper, options, listStream(deps, runId), replicaShelf(deps, 'dd_list'));
  if (!lists.ok) return lists;
  const segments = await readWhole(deps, keeper, options, segmentStream(deps, runId), replicaShelf(deps, 'dd_segment'));
  if (!segments.ok) return segments;
  const campaigns = await readWhole(
    deps,
    keeper,
    options,
    campaignStream(deps, runId),
    replicaShelf(deps, 'dd_campaign'),
  );
  if (!campaigns.ok) return campaigns;
  deps.stores.atomically(() => deps.stores.campaigns.dropOrphans());
  const asked = await askTargets(deps, keeper, options.signal);
  if (!asked.ok) return asked;
  keeper.phase('done');
  return ok(undefined);
};

/** Asks where campaigns went that are new or have changed. One whose answer cannot be read stays unknown. */
const askTargets = async (deps: RemoteDeps, keeper: RunKeeper, signal: AbortSignal): Promise<Result<void>> => {
  const { stores, connectors, clock } = deps;
  for (const { id, version } of stores.campaigns.unasked(mostCampaignsAsked)) {
    const read = await connectors.dotdigital.campaigns.readTargets(id, signal);
    if (!read.ok && read.error.code !== 'remote.unexpected-shape') return read;
    if (read.ok) {
      const { targets, calls } = read.value;
      stores.atomically(() => {
        if (targets !== null) stores.campaigns.saveTargets(id, version, targets);
        keeper.add({ dotdigitalCalls: calls });
        keeper.save();
      });
    } else {
      const at = clock.now();
      const { code, sentence } = read.error;
      keeper.add({ dotdigitalCalls: 1 });
      keeper.trouble({ system: 'dotdigital', code, sentence, count: 1, firstAt: at, lastAt: at });
    }
    keeper.tell();
    await yieldToOthers();
  }
  return ok(undefined);
};
