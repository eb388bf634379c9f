import type { CaseEntity } from '../../../shared/domain/case-entity.ts';
import type { ChangeSet } from '../../../shared/domain/change.ts';
import type { Evidence } from '../../../shared/domain/evidence.ts';
import type { CasePolicy, Policy } from '../../../shared/domain/policy.ts';
import { type Division, type Done, divide, nothingDone } from '../domain/policy/divide.ts';
import { type DecidingPolicy, kindsOfPolicy, leftToPerson } from '../domain/policy/left-to-person.ts';
import type { Plan } from '../domain/resolve/plan.ts';
import { tooManyWithdrawn, tooMuch } from '../domain/sales/bounds.ts';
import { batchesOf, batchSize, yieldToOthers } from '../runtime/batching.ts';
import type { StoredMismatch } from '../store/case-stores.ts';
import { refusalOf } from './decide.ts';
import { type FlowDeps, todayOf } from './flow-deps.ts';
import { evidenceOf } from './load-pair.ts';
import { planNow } from './plan-now.ts';
import { refusingTwins } from './product-twins.ts';

/** A case that a policy may decide, with what that would write. */
export type Writable = {
  readonly mismatch: StoredMismatch;
  readonly evidence: Evidence;
  readonly plan: Plan & { readonly changeSet: ChangeSet };
};

/** What a policy would write of one case, or in a sentence why it leaves it to a person. */
export const planCase = (deps: FlowDeps, policy: DecidingPolicy, id: number): Writable | string => {
  const mismatch = deps.stores.mismatches.get(id);
  if (mismatch === null || mismatch.row.status !== 'open') return 'It was decided meanwhile.';
  const evidence = evidenceOf(deps.stores, mismatch, todayOf(deps.clock));
  const plan = planNow(deps, mismatch, evidence);
  const left = leftToPerson(policy, { row: mismatch.row, evidence, plan });
  if (left !== null) return left;
  const refused = refusalOf(deps, evidence, plan);
  if (refused !== null || plan.changeSet === null) return refused?.sentence ?? 'There is nothing to send.';
  return { mismatch, evidence, plan: { ...plan, changeSet: plan.changeSet } };
};

/** Open cases as a policy sees them. */
export type Looked = {
  /** The cases that it may decide, in the order in which it takes them. */
  readonly ids: readonly number[];
  /** Cases that it leaves to a person, by reason. */
  readonly leftOut: ReadonlyMap<string, number>;
  /** What the first of them would write, for counting calls. */
  readonly example: ChangeSet | null;
};

/** A dry run of one policy: what a run of its job would do with every open case of its kind. */
export type CasePlan = Looked & {
  readonly policy: Policy & { readonly policy: CasePolicy };
  readonly division: Division;
  /** What the share of the stop is taken from: customers of whom a contact is expected, or the items of the catalogue. */
  readonly expected: number;
  /** Why nothing at all would be written until somebody accepts it; null where it may. */
  readonly stop: string | null;
};

/** What the cases of each policy are about. */
const entityOfPolicy: Readonly<Record<DecidingPolicy, CaseEntity>> = {
  'record-opt-out': 'customer',
  'write-attributes': 'customer',
  'create-contacts': 'customer',
  'withdraw-items': 'item',
};

/** Cases that are looked at before others are answered. */
const batch = 50;

type Looking = {
  /** Only cases behind this number. */
  readonly afterId?: number;
  /** It ends once it has found so many that may be decided, or some more. */
  readonly most?: number;
  readonly signal?: AbortSignal | null;
};

/**
 * Looks at every open case that a policy is about; others are answered meanwhile. An item that may be a sold product's under
 * another dress of its SKU is left to a person.
 */
export const lookThrough = async (
  deps: FlowDeps,
  policy: DecidingPolicy,
  { afterId = 0, most = Number.POSITIVE_INFINITY, signal = null }: Looking = {},
): Promise<Looked> => {
  const ids: number[] = [];
  const leftOut = new Map<string, number>();
  let example: ChangeSet | null = null;
  const [kind] = kindsOfPolicy[policy];
  const twinRefusal = await refusingTwins(deps.stores, kind);
  const lookAt = (id: number): Writable | string => {
    const planned = planCase(deps, policy, id);
    return typeof planned === 'string' ? planned : (twinRefusal(planned.mismatch)?.sentence ?? planned);
  };
  for (const page of pagesOf(deps, policy, afterId)) {
    if (ids.length >= most || signal?.aborted === true) break;
    for (const some of batchesOf(page, batch)) {
      for (const id of some) {
        const planned = lookAt(id);
        if (typeof planned === 'string') leftOut.set(planned, (leftOut.get(planned) ?? 0) + 1);
        else {
          ids.push(id);
          example ??= planned.plan.changeSet;
        }
      }
      await yieldToOthers();
    }
  }
  return { ids, leftOut, example };
};

/** The open cases of a policy, kind after kind. They are not kept in the order of their numbers: each page is a look at all that are left. */
function* pagesOf(deps: FlowDeps, policy: DecidingPolicy, afterId: number): Generator<readonly number[]> {
  for (const kind of kindsOfPolicy[policy]) {
    for (let after: number | undefined = afterId; after !== undefined; ) {
      const page = deps.stores.mismatches.openOf(kind, after, batchSize, entityOfPolicy[policy]);
      if (page.length > 0) yield page;
      after = page.at(-1);
    }
  }
}

export const planCases = async (
  deps: FlowDeps,
  kind: CasePolicy,
  { done = nothingDone, signal = null }: { readonly done?: Done; readonly signal?: AbortSignal | null } = {},
): Promise<CasePlan> => {
  const { stores } = deps;
  const policy = { ...stores.policies.get(kind), policy: kind };
  const looked = await lookThrough(deps, kind, { signal });
  const expected = expectedBy(deps, kind);
  const division = divide(looked.ids.length, policy, stores.policies.sampleStanding(kind).approved, done);
  const isTooMuch = kind === 'withdraw-items' ? tooManyWithdrawn : tooMuch;
  const stop = isTooMuch(policy, looked.ids.length + done.written + done.sampled, expected);
  return { policy, ...looked, division, expected, stop };
};

const expectedBy = ({ stores }: FlowDeps, policy: CasePolicy): number => {
  if (policy === 'withdraw-items') return stores.replica('dd_item').count();
  const { customers, notEligible, neverArrived } = stores.mirror.counts();
  return customers - notEligible - neverArrived;
};
