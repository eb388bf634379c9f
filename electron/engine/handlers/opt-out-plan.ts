import type { OutputOf } from '../../../shared/ipc/contract.ts';
import { changeCalls } from '../flows/change-calls.ts';
import { recordOptOutPolicy } from '../flows/consent-job.ts';
import { planOptOut, planOptOuts } from '../flows/plan-opt-outs.ts';
import { leftOutOf, noCalls, shownOf } from './dry-run.ts';
import type { HandlerDeps } from './handler-deps.ts';

/** What the consent job would record. Nothing is sent by looking. */
export const optOutsOutlook = async (deps: HandlerDeps): Promise<OutputOf<'policy.opt-outs'>> => {
  const { ids, leftOut, example } = await planOptOuts(deps);
  return {
    isOn: deps.stores.workspace.policy(recordOptOutPolicy),
    recorded: ids.length,
    leftOut: leftOutOf(leftOut),
    calls: example === null ? noCalls : changeCalls(deps, ids.length, example, 'consent-conflict'),
  };
};

/** A page of them. The case's number is the cursor: what is decided meanwhile moves no page. */
export const plannedOptOuts = async (
  deps: HandlerDeps,
  after: string,
  limit: number,
): Promise<OutputOf<'job.plan'>> => {
  const { ids } = await planOptOuts(deps);
  const rest = ids.filter((id) => id > (Number.parseInt(after, 10) || 0));
  const some = rest.slice(0, limit);
  const writes = some.flatMap((id) => {
    const planned = planOptOut(deps, id);
    return typeof planned === 'string' ? [] : [shownOf(deps, planned, 'update')];
  });
  return { writes, next: rest.length > limit ? String(some.at(-1)) : null };
};
