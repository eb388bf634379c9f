import { changeLines, type RequestPreview } from '../../../shared/domain/change.ts';
import { type CustomerPolicy, customerPolicies, type Fate } from '../../../shared/domain/policy.ts';
import type { OutputOf } from '../../../shared/ipc/contract.ts';
import { ok, type Result } from '../../../shared/result.ts';
import { kindOfPolicy } from '../domain/policy/left-to-person.ts';
import { changeCalls } from '../flows/change-calls.ts';
import { type CustomerPlan, planCase, planCustomers } from '../flows/plan-customers.ts';
import type { HandlerDeps } from './handler-deps.ts';
import { changeSetsOf, previewOf } from './mismatch-detail.ts';

type Outlook = OutputOf<'policy.outlook'>['outlooks'][number];
type Page = OutputOf<'job.plan'>;
type Fated = { readonly policy: CustomerPolicy; readonly id: number; readonly fate: Fate };

/** What a run of the customers job would write by its policies now. Nothing is sent by looking. */
export type DryRun = {
  readonly outlook: () => Promise<Result<OutputOf<'policy.outlook'>>>;
  /** A page of the cases that would be written or left for review; the first page looks anew, the others go on from it. */
  readonly page: (after: string, limit: number) => Promise<Result<Page>>;
};

export const createDryRun = (deps: HandlerDeps): DryRun => {
  let looked: readonly Fated[] | null = null;
  return {
    outlook: async () => {
      const outlooks: Outlook[] = [];
      for (const policy of customerPolicies) outlooks.push(outlookOf(deps, await planCustomers(deps, policy)));
      return ok({ outlooks });
    },
    page: async (after, limit) => {
      const cases = after === '' || looked === null ? await look(deps) : looked;
      looked = cases;
      const from = after === '' ? 0 : Number.parseInt(after, 10) || 0;
      const writes = cases.slice(from, from + limit).flatMap((one) => plannedOf(deps, one) ?? []);
      return ok({ writes, next: from + limit < cases.length ? String(from + limit) : null });
    },
  };
};

const outlookOf = (deps: HandlerDeps, plan: CustomerPlan): Outlook => {
  const { policy, isOn } = plan.policy;
  const { written, sample, later } = plan.division;
  const kind = kindOfPolicy[policy];
  return {
    policy,
    isOn,
    written,
    sample,
    later,
    leftOut: [...plan.leftOut].map(([reason, count]) => ({ reason, count })).sort((a, b) => b.count - a.count),
    expected: plan.expected,
    stop: plan.stop,
    calls:
      plan.example === null ? { erp: 0, dotdigital: 0, imports: 0 } : changeCalls(deps, written, plan.example, kind),
  };
};

const look = async (deps: HandlerDeps): Promise<readonly Fated[]> => {
  const cases: Fated[] = [];
  for (const policy of customerPolicies) {
    const { ids, division } = await planCustomers(deps, policy);
    cases.push(...ids.map((id, place) => ({ policy, id, fate: division.fateAt(place) })));
  }
  return cases;
};

const plannedOf = (deps: HandlerDeps, { policy, id, fate }: Fated): Page['writes'][number] | null => {
  const planned = planCase(deps, policy, id);
  // Decided since the first page was looked at.
  if (typeof planned === 'string') return null;
  const { mismatch, plan } = planned;
  const lines = changeLines(plan.changeSet);
  return {
    key: mismatch.row.reference,
    verb: policy === 'create-contacts' ? 'create' : 'update',
    fate,
    json: changeSetsOf(plan)
      .flatMap((changeSet) => previewOf(deps, changeSet))
      .map(textOf)
      .join('\n'),
    changes: lines.map(({ thing, before, after }) => ({ field: thing, before, after })),
  };
};

const textOf = ({ method, path, body }: RequestPreview): string => `${method} ${path}\n${body ?? ''}`.trim();
