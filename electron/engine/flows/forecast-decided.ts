import type { DecidedCost } from '../../../shared/domain/cost.ts';
import type { MismatchKind } from '../../../shared/domain/mismatch.ts';
import { type CasePolicy, customerPolicies } from '../../../shared/domain/policy.ts';
import type { Job } from '../../../shared/domain/run.ts';
import { kindsOfPolicy } from '../domain/policy/left-to-person.ts';
import type { Stores } from '../store/stores.ts';
import { changeCalls } from './change-calls.ts';
import type { FlowDeps } from './flow-deps.ts';
import { planCases } from './plan-cases.ts';

/** The policies that decide cases when a run of the job has compared. A full check decides nothing. */
const decidedBy: Readonly<Partial<Record<Job, readonly CasePolicy[]>>> = {
  customers: customerPolicies,
  products: ['withdraw-items'],
};

const onesOn = (stores: Stores, job: Job): readonly CasePolicy[] =>
  (decidedBy[job] ?? []).filter((policy) => stores.policies.get(policy).isOn);

const isOf = (policy: CasePolicy, kind: MismatchKind): boolean => kindsOfPolicy[policy].some((one) => one === kind);

/** What the count of a policy's cases rests on: while it is the same, they need no second look. */
const markOf = ({ runs, mismatches, policies, mappings }: Stores, job: Job, policy: CasePolicy): string => {
  const ended = runs.lastOf(job, ['succeeded', 'partial', 'aborted', 'failed', 'cancelled']);
  const open = mismatches
    .counts()
    .reduce((sum, { kind, status, count }) => sum + (isOf(policy, kind) && status === 'open' ? count : 0), 0);
  const { changedAt, cap } = policies.get(policy);
  const { approved } = policies.sampleStanding(policy);
  return JSON.stringify([ended?.id, open, changedAt, cap, approved, mappings.inForce().version]);
};

/** Looks at the cases that the job's policies would decide as they stand now, unless nothing has changed since the last look. */
export const countDecided = async (deps: FlowDeps, job: Job): Promise<void> => {
  const { stores } = deps;
  for (const policy of onesOn(stores, job)) {
    const mark = markOf(stores, job, policy);
    if (stores.costs.rememberedDecided(policy, mark) !== null) continue;
    const { division, example } = await planCases(deps, policy);
    const changes = example === null ? 0 : division.written;
    const calls =
      example === null || changes === 0 ? none : changeCalls(deps, changes, example, kindsOfPolicy[policy][0]);
    stores.costs.rememberDecided(policy, mark, {
      policy,
      changes,
      erpCalls: calls.erp,
      dotdigitalCalls: calls.dotdigital,
      imports: calls.imports,
    });
  }
};

const none = { erp: 0, dotdigital: 0, imports: 0 };

/** What the job's policies that are on would have sent after a run; `changes` is null where nobody has counted them yet. */
export const decidedOf = (stores: Stores, job: Job): readonly DecidedCost[] =>
  onesOn(stores, job).map(
    (policy) =>
      stores.costs.rememberedDecided(policy, markOf(stores, job, policy)) ?? {
        ...{ policy, changes: null, erpCalls: 0, dotdigitalCalls: 0, imports: 0 },
      },
  );
