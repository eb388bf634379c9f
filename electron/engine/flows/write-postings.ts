import { isBack } from '../../../shared/domain/mismatch.ts';
import { failure } from '../../../shared/errors.ts';
import { err, ok, type Result } from '../../../shared/result.ts';
import { tooMuch } from '../domain/sales/bounds.ts';
import { batchesOf, batchSize, yieldToOthers } from '../runtime/batching.ts';
import type { StoredMismatch } from '../store/case-stores.ts';
import { oweByPolicy } from './decide.ts';
import { type FlowDeps, type RemoteDeps, todayOf } from './flow-deps.ts';
import type { RunKeeper, SyncOptions } from './keep-run.ts';
import { evidenceOf } from './load-pair.ts';
import { planNow } from './plan-now.ts';

export const postOrdersPolicy = 'post-orders';

/**
 * Decides in the name of the policy about the marketing orders that wait for nothing, within its bounds; they are sent by
 * the outbox. Nothing while the policy is off or this desk only reviews. What is on the shelf is a person's, and so is
 * what came back from an earlier decision.
 */
export const writePostings = async (
  deps: RemoteDeps,
  keeper: RunKeeper,
  { signal, acceptWrites }: SyncOptions,
): Promise<Result<void>> => {
  const { stores } = deps;
  const policy = stores.policies.get(postOrdersPolicy);
  if (!policy.isOn || deps.isReviewer === true) return ok(undefined);
  const { ready, unposted } = stores.postings.standing();
  const stop = acceptWrites ? null : tooMuch(policy, ready, unposted + stores.postings.posted());
  if (stop !== null) return err(failure('policy.too-much', stop));
  const runId = keeper.run().id;
  // A run that goes on has posted some already.
  let left = policy.cap - keeper.counts().recorded;
  const mayGoOn = (): boolean => !signal.aborted && stores.policies.get(postOrdersPolicy).isOn;
  for (let after = ''; left > 0 && mayGoOn(); ) {
    const keys = stores.postings.keysIn('ready', after, batchSize);
    const last = keys.at(-1);
    if (last === undefined) break;
    for (const some of batchesOf(keys, 50)) {
      const post = (sum: number, key: string): number => (sum < left && postOne(deps, key, runId) ? sum + 1 : sum);
      left -= keeper.counting(() => ({ recorded: some.reduce(post, 0) }), 'durable').recorded;
      await yieldToOthers();
    }
    deps.emit({ name: 'store.changed', payload: { topics: ['mismatches', 'outbox', 'audit'] } });
    after = last;
  }
  return ok(undefined);
};

/** The open case of an order that the policy may decide about: one that no decision came back on. Null where it is a person's. */
export const caseForPolicy = ({ stores }: FlowDeps, key: string): StoredMismatch | null => {
  const open = stores.mismatches.keysOf(key, 'posting').find(({ status }) => status === 'open');
  const mismatch = open === undefined ? null : stores.mismatches.get(open.id);
  if (mismatch === null || mismatch.row.kind !== 'order-unposted') return null;
  // Some ERPs do not show an order any more once it is closed (contract erp-cloud 1.3 [D]): it is not posted a second time.
  if (stores.outbox.mayHaveArrivedAt('posting', key)) return null;
  return isBack(mismatch.row.reopened) ? null : mismatch;
};

const postOne = (deps: RemoteDeps, key: string, runId: number): boolean => {
  const { stores } = deps;
  const mismatch = caseForPolicy(deps, key);
  if (mismatch === null) return false;
  const evidence = evidenceOf(stores, mismatch, todayOf(deps.clock));
  if (evidence.posting === undefined || evidence.posting.waits.length > 0) return false;
  const plan = planNow(deps, mismatch, evidence);
  return oweByPolicy(deps, postOrdersPolicy, { mismatch, evidence, plan }, runId);
};
