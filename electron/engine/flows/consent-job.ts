import { failure } from '../../../shared/errors.ts';
import { err, ok, type Result } from '../../../shared/result.ts';
import { recordOptOutPolicy } from '../domain/policy/left-to-person.ts';
import { batchesOf, batchSize, yieldToOthers } from '../runtime/batching.ts';
import { detect } from './detect.ts';
import type { RemoteDeps } from './flow-deps.ts';
import { followWriter } from './follow-writer.ts';
import type { RunKeeper, SyncOptions } from './keep-run.ts';
import { meetAccounts } from './meet-accounts.ts';
import { readStream, type StreamRun } from './read-stream.ts';
import { contactStream, customerStream, optOutStream } from './streams.ts';
import { decideByPolicy } from './write-cases.ts';

/**
 * Opt-outs of both sides: what changed in the ERP, the feed of suppressions, what changed among contacts; then, by the
 * policy, the record of each where it is missing. Where the person subscribed anew after it, only a person decides.
 */
export const consentJob = async (
  deps: RemoteDeps,
  keeper: RunKeeper,
  { signal }: SyncOptions,
): Promise<Result<void>> => {
  const run = keeper.run();
  keeper.phase('erp');
  const met = await meetAccounts(deps, signal);
  if (!met.ok) return met;
  keeper.add(met.value);
  // Both mirrors have to be there: an increment of nothing would be everything, which is the customers job.
  if (deps.stores.runs.checkpoint('erp.customers')?.complete !== true)
    return err(failure('sync.not-ready', 'Read both systems first: the customers job has not been through yet.'));
  const streamRun: StreamRun = { runId: run.id, full: false, signal, ...keeper };
  const erp = await readStream(deps, customerStream(deps, run.id), streamRun);
  if (!erp.ok) return erp;
  keeper.phase('dotdigital');
  const feed = await readStream(deps, optOutStream(deps), streamRun);
  if (!feed.ok) return feed;
  const contacts = await readStream(deps, contactStream(deps, run.id), streamRun);
  if (!contacts.ok) return contacts;
  keeper.phase('compare');
  if (deps.isReviewer === true) await followWriter(deps);
  const detected = await detect(deps, { runId: run.id, full: false, signal, ...keeper });
  if (!detected.ok) return detected;
  keeper.phase('record');
  await record(deps, keeper, signal);
  // What is left of it is for the run that goes on: nobody's opt-out waits for the next slot.
  if (signal.aborted) return err(failure('cancelled', 'The run was broken off; what had been recorded is sent.'));
  keeper.phase('done');
  return ok(undefined);
};

/** Decides in the name of the policy what no person needs to. */
const record = async (deps: RemoteDeps, keeper: RunKeeper, signal: AbortSignal): Promise<void> => {
  const { stores } = deps;
  if (deps.isReviewer === true || !stores.workspace.policy(recordOptOutPolicy)) return;
  const runId = keeper.run().id;
  for (let afterId = 0; !signal.aborted; ) {
    const ids = stores.mismatches.openOf('consent-conflict', afterId, batchSize, 'customer');
    const last = ids.at(-1);
    if (last === undefined) return;
    for (const some of batchesOf(ids, 50)) {
      keeper.counting(
        () => ({ recorded: some.filter((id) => decideByPolicy(deps, recordOptOutPolicy, id, runId)).length }),
        'durable',
      );
      await yieldToOthers();
    }
    deps.emit({ name: 'store.changed', payload: { topics: ['mismatches', 'outbox', 'audit'] } });
    afterId = last;
  }
};
