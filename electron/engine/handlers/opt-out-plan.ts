import type { OutputOf } from '../../../shared/ipc/contract.ts';
import { kindsOfPolicy, recordOptOutPolicy } from '../domain/policy/left-to-person.ts';
import { changeCalls } from '../flows/change-calls.ts';
import { lookThrough, planCase } from '../flows/plan-cases.ts';
import { leftOutOf, noCalls, shownOf } from './dry-run.ts';
import type { HandlerDeps } from './handler-deps.ts';

/** What the consent job would record. Nothing is sent by looking. */
export const optOutsOutlook = async (deps: HandlerDeps): Promise<OutputOf<'policy.opt-outs'>> => {
  const { ids, leftOut, example } = await lookThrough(deps, recordOptOutPolicy);
  return {
    isOn: deps.stores.workspace.policy(recordOptOutPolicy),
    recorded: ids.length,
    leftOut: leftOutOf(leftOut),
    calls: example === null ? noCalls : changeCalls(deps, ids.length, example, kindsOfPolicy[recordOptOutPolicy][0]),
  };
};

/** A page of them. The case's number is the cursor: what is decided meanwhile moves no page. */
export const plannedOptOuts = async (
  deps: HandlerDeps,
  after: string,
  limit: number,
): Promise<OutputOf<'job.plan'>> => {
  const afterId = Number.parseInt(after, 10) || 0;
  const { ids } = await lookThrough(deps, recordOptOutPolicy, { afterId, most: limit + 1 });
  const some = ids.slice(0, limit);
  const writes = some.flatMap((id) => {
    const planned = planCase(deps, recordOptOutPolicy, id);
    return typeof planned === 'string' ? [] : [shownOf(deps, planned, 'update')];
  });
  return { writes, next: ids.length > limit ? String(some.at(-1)) : null };
};
