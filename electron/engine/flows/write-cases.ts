import type { CasePolicy } from '../../../shared/domain/policy.ts';
import { failure } from '../../../shared/errors.ts';
import { err, ok, type Result } from '../../../shared/result.ts';
import { type DecidingPolicy, kindsOfPolicy } from '../domain/policy/left-to-person.ts';
import { batchesOf, yieldToOthers } from '../runtime/batching.ts';
import { oweByPolicy } from './decide.ts';
import type { RemoteDeps } from './flow-deps.ts';
import type { RunKeeper, SyncOptions } from './keep-run.ts';
import { type CasePlan, planCase, planCases } from './plan-cases.ts';
import { refusingTwins } from './product-twins.ts';

/** Decisions of one durable transaction. */
const batch = 50;

/**
 * Decides, in the name of those of a job's policies that are on, the cases that each may decide; what they owe is sent as any other
 * change. Where one of them would change more than its share, none decides anything. A run that goes on counts what it
 * has done before.
 */
export const writeCases = async (
  deps: RemoteDeps,
  keeper: RunKeeper,
  { signal, acceptWrites, mayWrite }: SyncOptions,
  ofJob: readonly CasePolicy[],
): Promise<Result<void>> => {
  const { policies } = deps.stores;
  const on = ofJob.filter((policy) => policies.get(policy).isOn);
  if (deps.isReviewer === true || mayWrite === false || on.length === 0) return ok(undefined);
  keeper.phase('record');
  const runId = keeper.run().id;
  const plans: CasePlan[] = [];
  for (const policy of on) {
    const done = policies.doneIn(policy, runId);
    plans.push(await planCases(deps, policy, { done, signal }));
  }
  const stop = acceptWrites ? undefined : plans.find((plan) => plan.stop !== null);
  if (stop?.stop != null) return err(failure('policy.too-much', `${toldAs[stop.policy.policy]}: ${stop.stop}`));
  for (const plan of plans) await carryOut(deps, keeper, plan, signal);
  return signal.aborted
    ? err(failure('cancelled', 'The run was cancelled; what had been decided is sent.'))
    : ok(undefined);
};

const toldAs: Readonly<Record<CasePolicy, string>> = {
  'write-attributes': 'Attributes',
  'create-contacts': 'New contacts',
  'withdraw-items': 'Withdrawn items',
};

const carryOut = async (
  deps: RemoteDeps,
  keeper: RunKeeper,
  { policy, ids, division }: CasePlan,
  signal: AbortSignal,
): Promise<void> => {
  const { stores, clock } = deps;
  const runId = keeper.run().id;
  const [kind] = kindsOfPolicy[policy.policy];
  const refusing = await refusingTwins(stores, kind);
  // What was said of it may have been taken back since it was planned.
  const isRefused = (id: number): boolean => {
    const mismatch = stores.mismatches.get(id);
    return mismatch !== null && refusing(mismatch) !== null;
  };
  const fated = ids.map((id, place) => ({ id, fate: division.fateAt(place) })).filter(({ fate }) => fate !== 'later');
  for (const some of batchesOf(fated, batch)) {
    // Who switches it off while it decides does not want the rest of it either.
    if (signal.aborted || !stores.policies.get(policy.policy).isOn) return;
    keeper.counting(() => {
      let recorded = 0;
      let sampled = 0;
      for (const { id, fate } of some) {
        if (fate === 'written') recorded += !isRefused(id) && decideByPolicy(deps, policy.policy, id, runId) ? 1 : 0;
        else {
          stores.policies.leaveForReview(policy.policy, id, runId, clock.now());
          sampled += 1;
        }
      }
      return { recorded, sampled };
    }, 'durable');
    deps.emit({ name: 'store.changed', payload: { topics: ['mismatches', 'outbox', 'audit'] } });
    keeper.tell();
    await yieldToOthers();
  }
};

/** Decides one case in the name of a policy, planned anew: a person may have decided something meanwhile. */
export const decideByPolicy = (deps: RemoteDeps, policy: DecidingPolicy, id: number, runId: number): boolean => {
  const planned = planCase(deps, policy, id);
  return typeof planned !== 'string' && oweByPolicy(deps, policy, planned, runId);
};
