import { changeLines, type RequestPreview } from '../../../shared/domain/change.ts';
import type { CasePolicy, Fate } from '../../../shared/domain/policy.ts';
import type { OutputOf } from '../../../shared/ipc/contract.ts';
import { ok, type Result } from '../../../shared/result.ts';
import { kindsOfPolicy } from '../domain/policy/left-to-person.ts';
import { changeCalls } from '../flows/change-calls.ts';
import { type CasePlan, planCase, planCases, type Writable } from '../flows/plan-cases.ts';
import type { HandlerDeps } from './handler-deps.ts';
import { changeSetsOf, previewOf } from './mismatch-detail.ts';

type Outlook = OutputOf<'policy.outlook'>['outlooks'][number];
type Page = OutputOf<'job.plan'>;
type Fated = { readonly policy: CasePolicy; readonly id: number; readonly fate: Fate };

/** Case by case what a run would decide by policies now. Nothing is sent by looking. */
export type DryRun = {
  /** A page of the cases that would be written or left for review; the first page looks anew, the others go on from it. */
  readonly page: (after: string, limit: number) => Promise<Result<Page>>;
};

/** `ofJob`: the policies of the job of whose cases there are pages. */
export const createDryRun = (deps: HandlerDeps, ofJob: readonly CasePolicy[]): DryRun => {
  let looked: readonly Fated[] | null = null;
  return {
    page: async (after, limit) => {
      const cases = after === '' || looked === null ? await look(deps, ofJob) : looked;
      looked = cases;
      const from = after === '' ? 0 : Number.parseInt(after, 10) || 0;
      const writes = cases.slice(from, from + limit).flatMap((one) => plannedOf(deps, one) ?? []);
      return ok({ writes, next: from + limit < cases.length ? String(from + limit) : null });
    },
  };
};

/** What each of some policies would do with the cases as they stand. */
export const outlook = async (
  deps: HandlerDeps,
  policies: readonly CasePolicy[],
): Promise<Result<OutputOf<'policy.outlook'>>> => {
  const outlooks: Outlook[] = [];
  for (const policy of policies) outlooks.push(outlookOf(deps, await planCases(deps, policy)));
  return ok({ outlooks });
};

const outlookOf = (deps: HandlerDeps, plan: CasePlan): Outlook => {
  const { policy, isOn } = plan.policy;
  const { written, sample, later } = plan.division;
  const [kind] = kindsOfPolicy[policy];
  return {
    policy,
    isOn,
    written,
    sample,
    later,
    leftOut: leftOutOf(plan.leftOut),
    expected: plan.expected,
    stop: plan.stop,
    calls: plan.example === null ? noCalls : changeCalls(deps, written, plan.example, kind),
  };
};

/** Why cases are left to a person, the most frequent reason first. */
export const leftOutOf = (leftOut: ReadonlyMap<string, number>): Outlook['leftOut'] =>
  [...leftOut].map(([reason, count]) => ({ reason, count })).sort((a, b) => b.count - a.count);

export const noCalls = { erp: 0, dotdigital: 0, imports: 0 } as const;

const look = async (deps: HandlerDeps, ofJob: readonly CasePolicy[]): Promise<readonly Fated[]> => {
  const cases: Fated[] = [];
  for (const policy of ofJob) {
    const { ids, division } = await planCases(deps, policy);
    cases.push(...ids.map((id, place) => ({ policy, id, fate: division.fateAt(place) })));
  }
  return cases;
};

const verbs: Readonly<Record<CasePolicy, Page['writes'][number]['verb']>> = {
  'write-attributes': 'update',
  'create-contacts': 'create',
  'withdraw-items': 'delete',
};

const plannedOf = (deps: HandlerDeps, { policy, id, fate }: Fated): Page['writes'][number] | null => {
  const planned = planCase(deps, policy, id);
  // Decided since the first page was looked at.
  if (typeof planned === 'string') return null;
  return { ...shownOf(deps, planned, verbs[policy]), fate };
};

/** What would be sent for a case, as a plan shows it. */
export const shownOf = (
  deps: HandlerDeps,
  { mismatch, plan }: Writable,
  verb: Page['writes'][number]['verb'],
): Page['writes'][number] => ({
  key: mismatch.row.reference,
  verb,
  json: changeSetsOf(plan)
    .flatMap((changeSet) => previewOf(deps, changeSet))
    .map(textOf)
    .join('\n'),
  changes: [
    ...changeLines(plan.changeSet).map(({ thing, before, after }) => ({ field: thing, before, after })),
    // What goes is known by more than its key.
    ...(verb === 'delete' ? [{ field: 'name', before: mismatch.row.label, after: null }] : []),
  ],
});

const textOf = ({ method, path, body }: RequestPreview): string => `${method} ${path}\n${body ?? ''}`.trim();
