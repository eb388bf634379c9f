import type { ChangeSet } from '../../../shared/domain/change.ts';
import { yieldToOthers } from '../runtime/batching.ts';
import { refusalOf } from './decide.ts';
import { type FlowDeps, todayOf } from './flow-deps.ts';
import { evidenceOf } from './load-pair.ts';
import type { Writable } from './plan-cases.ts';
import { planNow } from './plan-now.ts';

/** What recording one opt-out would write, or in a sentence why a person has to decide. */
export const planOptOut = (deps: FlowDeps, id: number): Writable | string => {
  const mismatch = deps.stores.mismatches.get(id);
  if (mismatch === null || mismatch.row.status !== 'open') return 'It was decided meanwhile.';
  const evidence = evidenceOf(deps.stores, mismatch, todayOf(deps.clock));
  if (evidence.optOut === undefined) return 'Nobody is known to have opted out any more.';
  if (evidence.optOut.newerConsentAt !== null) return 'The person subscribed anew after the opt-out.';
  if (mismatch.row.reopened !== null && mismatch.row.reopened !== 'seen-again')
    return 'It came back after it was decided.';
  const plan = planNow(deps, mismatch, evidence);
  const refused = refusalOf(deps, evidence, plan);
  if (refused !== null || plan.changeSet === null) return refused?.sentence ?? 'There is nothing to send.';
  return { mismatch, evidence, plan: { ...plan, changeSet: plan.changeSet } };
};

/** Cases that are looked at before others are answered. */
const batch = 50;

/** A dry run of the policy that records opt-outs: the cases that it would decide, and how many it leaves, by reason. */
export type OptOutPlan = {
  readonly ids: readonly number[];
  readonly leftOut: ReadonlyMap<string, number>;
  readonly example: ChangeSet | null;
};

export const planOptOuts = async (deps: FlowDeps): Promise<OptOutPlan> => {
  const ids: number[] = [];
  const leftOut = new Map<string, number>();
  let example: ChangeSet | null = null;
  for (let afterId = 0; ; ) {
    const some = deps.stores.mismatches.openOf('consent-conflict', afterId, batch);
    const last = some.at(-1);
    if (last === undefined) return { ids, leftOut, example };
    for (const id of some) {
      const planned = planOptOut(deps, id);
      if (typeof planned === 'string') leftOut.set(planned, (leftOut.get(planned) ?? 0) + 1);
      else {
        ids.push(id);
        example ??= planned.plan.changeSet;
      }
    }
    afterId = last;
    await yieldToOthers();
  }
};
