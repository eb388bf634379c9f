import type { ChangedThing, ChangeLine, System } from '../../../shared/domain/change.ts';
import { changeLines, systemOf } from '../../../shared/domain/change.ts';
import type { MismatchKind } from '../../../shared/domain/mismatch.ts';
import { failure } from '../../../shared/errors.ts';
import { err, ok, type Result } from '../../../shared/result.ts';
import { batchesOf, yieldToOthers } from '../runtime/batching.ts';
import { type ChangeCalls, changeCalls } from './change-calls.ts';
import { owe, seenAs, teach } from './decide.ts';
import type { FlowDeps } from './flow-deps.ts';
import { asProposed, nothingTaught, type TaughtAtOnce } from './learn.ts';
import { planNow } from './plan-now.ts';
import { type Refusing, refusingTwins } from './product-twins.ts';
import { type Signed, signatureOf } from './same-decision.ts';

/** The most that one approval covers: a person can still look at what it says. */
const setLimit = 2_000;
const sampleSize = 12;

/** Cases approved in one transaction, before others are answered. */
const batch = 50;
const keptMs = 600_000;

export type LikeSet = {
  readonly setId: string;
  readonly total: number;
  readonly limit: number;
  readonly isCut: boolean;
  readonly rule: { readonly kind: MismatchKind; readonly things: readonly ChangedThing[]; readonly direction: System };
  readonly leftOut: Reasons;
  readonly sample: readonly {
    readonly id: number;
    readonly label: string;
    readonly reference: string;
    readonly lines: readonly ChangeLine[];
  }[];
  readonly calls: ChangeCalls;
};

type Member = { readonly id: number; readonly hash: string };

/** The numbers of open cases behind one, at most so many. */
export type Pages = (afterId: number, limit: number) => readonly number[];

/** A set with the numbers of its cases. */
export type PreviewedSet = LikeSet & { readonly ids: readonly number[] };

/** Sets of cases that one decision covers, kept while the operator looks at them. */
export type Likeness = {
  readonly preview: (
    deps: FlowDeps,
    request: { readonly id: number; readonly evidenceHash: string },
  ) => Promise<Result<LikeSet>>;
  /** The same over open cases that are told page by page: what most of the first would decide, others are left out. */
  readonly previewOf: (deps: FlowDeps, pages: Pages) => Promise<Result<PreviewedSet>>;
  /** Cases that are not, or no longer, `isOfIt` are left out. */
  readonly approve: (
    deps: FlowDeps,
    request: { readonly setId: string; readonly key: string; readonly isOfIt?: IsOfIt },
  ) => Promise<Result<ApprovedSet>>;
  /** Whether the set was being approved; no more than the cases under way are decided then. */
  readonly stop: (setId: string) => boolean;
};

/** Whether a case still belongs to what is approved, told when it is its turn. */
type IsOfIt = (id: number) => boolean;
const anyCase: IsOfIt = () => true;

type Reasons = readonly { readonly reason: string; readonly count: number }[];

/** `refused` are those of what was left out that are decided one by one by now; absent where there are none. */
type ApprovedSet = {
  readonly approved: number;
  readonly leftOut: number;
  readonly refused?: Reasons;
  readonly notReached: number;
};

const reasonsOf = (counts: ReadonlyMap<string, number>): Reasons =>
  [...counts].map(([reason, count]) => ({ reason, count }));

const countOne = (counts: Map<string, number>, reason: string): void =>
  void counts.set(reason, (counts.get(reason) ?? 0) + 1);

export const createLikeness = (): Likeness => {
  const sets = new Map<string, { readonly at: number } & Pick<Approving, 'kind' | 'members'>>();
  const underWay = new Map<string, AbortController>();
  const keep = async (deps: FlowDeps, like: Model, pages: Pages): Promise<PreviewedSet> => {
    const { changeSet, kind } = like;
    const found = await collect(deps, like, pages);
    const setId = deps.ids.uuid();
    const at = deps.clock.now();
    for (const [known, set] of sets) if (at - set.at > keptMs) sets.delete(known);
    sets.set(setId, { at, kind, members: found.members });
    const things = [...new Set(changeLines(changeSet).map(({ thing }) => thing))];
    return {
      ids: found.members.map(({ id }) => id),
      setId,
      total: found.members.length,
      limit: setLimit,
      isCut: found.isCut,
      rule: { kind, things, direction: systemOf(changeSet) },
      leftOut: reasonsOf(found.leftOut),
      sample: found.sample,
      calls: changeCalls(deps, found.members.length, changeSet, kind),
    };
  };
  return {
    preview: async (deps, { id, evidenceHash }) => {
      const seen = seenAs(deps, id, evidenceHash, ['open']);
      if (!seen.ok) return seen;
      const model = signatureOf(deps, seen.value.mismatch);
      if (!model.ok) return model;
      const { row, entity, fieldMask } = seen.value.mismatch;
      const { ids: _ids, ...set } = await keep(deps, { ...model.value, kind: row.kind }, (afterId, limit) =>
        deps.stores.mismatches.openLike({ entity, kind: row.kind, fieldMask, afterId, limit }),
      );
      return ok(set);
    },
    previewOf: async (deps, pages) => {
      const model = commonOf(deps, pages(0, batch));
      return model.ok ? ok(await keep(deps, model.value, pages)) : model;
    },
    approve: async (deps, { setId, key, isOfIt = anyCase }) => {
      const set = sets.get(setId);
      if (set === undefined || deps.clock.now() - set.at > keptMs)
        return err(failure('apply.stale', 'Look at the set once more; the last look is too old.'));
      const stopping = underWay.get(setId) ?? new AbortController();
      underWay.set(setId, stopping);
      try {
        return ok(await approveAll(deps, { ...set, setId, key, isOfIt, signal: stopping.signal }));
      } finally {
        underWay.delete(setId);
      }
    },
    stop: (setId) => {
      const stopping = underWay.get(setId);
      stopping?.abort();
      return stopping !== undefined;
    },
  };
};

type Approving = {
  readonly setId: string;
  readonly key: string;
  readonly isOfIt: IsOfIt;
  readonly kind: MismatchKind;
  readonly members: readonly Member[];
  readonly signal: AbortSignal;
};

/** Batch by batch, each whole: a stop or a crash between two loses nothing that was decided. */
const approveAll = async (deps: FlowDeps, approving: Approving): Promise<ApprovedSet> => {
  const { setId, kind, members, signal } = approving;
  // Whether it has a twin is asked again: what was said of it may have been taken back since the preview.
  const refusing = await refusingTwins(deps.stores, kind);
  const refused = new Map<string, number>();
  let approved = 0;
  let done = 0;
  const atOnce = nothingTaught();
  for (const some of batchesOf(members, batch)) {
    if (signal.aborted) break;
    approved += deps.stores.atomically(
      () => some.filter((member) => approveOne(deps, member, { ...approving, refusing, refused }, atOnce)).length,
      'durable',
    );
    done += some.length;
    deps.emit({ name: 'decision.progressed', payload: { setId, done, total: members.length } });
    await yieldToOthers();
  }
  const counts = { approved, leftOut: done - approved, notReached: members.length - done };
  return refused.size === 0 ? counts : { ...counts, refused: reasonsOf(refused) };
};

type Asking = Pick<Approving, 'key' | 'isOfIt'> & {
  readonly refusing: Refusing;
  /** Counts what is refused, by reason. */
  readonly refused: Map<string, number>;
};

/** A key of its own for each, so that a repeated call approves nothing twice. */
const approveOne = (
  deps: FlowDeps,
  { id, hash }: Member,
  { key, isOfIt, refusing, refused }: Asking,
  atOnce: TaughtAtOnce,
): boolean => {
  const own = `${key}/${id}`;
  if (deps.stores.decisions.byKey(own) !== null) return true;
  if (!isOfIt(id)) return false;
  const seen = seenAs(deps, id, hash, ['open']);
  if (!seen.ok) return false;
  const { mismatch, evidence } = seen.value;
  const twin = refusing(mismatch);
  if (twin !== null) {
    countOne(refused, twin.sentence);
    return false;
  }
  const plan = planNow(deps, mismatch, evidence);
  const owed = owe(deps, { mismatch, evidence, plan, key: own, evidenceHash: hash, by: deps.operator, runId: null });
  if (owed.ok) teach(deps, owed.value.decisionId, evidence, asProposed, atOnce);
  return owed.ok;
};

type Model = Signed & { readonly kind: MismatchKind };

/** What most of these cases would decide; why the first cannot be decided where none can. */
const commonOf = (deps: FlowDeps, ids: readonly number[]): Result<Model> => {
  const found = new Map<string, { readonly model: Model; count: number }>();
  let refused: Result<never> = err(failure('decision.not-possible', 'No case of it is open.'));
  for (const id of ids) {
    const mismatch = deps.stores.mismatches.get(id);
    const signed = mismatch === null ? null : signatureOf(deps, mismatch);
    if (mismatch === null || signed === null) continue;
    if (!signed.ok) {
      if (found.size === 0) refused = signed;
      continue;
    }
    const model = { ...signed.value, kind: mismatch.row.kind };
    const known = found.get(model.signature) ?? { model, count: 0 };
    known.count += 1;
    found.set(model.signature, known);
  }
  const [first] = [...found.values()].sort((left, right) => right.count - left.count);
  return first === undefined ? refused : ok(first.model);
};

const collect = async (deps: FlowDeps, { signature, kind }: Model, pages: Pages) => {
  const members: Member[] = [];
  const sample: LikeSet['sample'][number][] = [];
  const leftOut = new Map<string, number>();
  const twinRefusal = await refusingTwins(deps.stores, kind);
  let isCut = false;
  let afterId = 0;
  for (;;) {
    const ids = pages(afterId, batch);
    const lastId = ids.at(-1);
    if (lastId === undefined) return { members, sample, leftOut, isCut };
    for (const id of ids) {
      const mismatch = deps.stores.mismatches.get(id);
      if (mismatch === null) continue;
      const twin = twinRefusal(mismatch);
      const signed = twin === null ? signatureOf(deps, mismatch) : err(twin);
      const reason = signed.ok ? 'Another decision would be needed.' : signed.error.sentence;
      if (!signed.ok || signed.value.signature !== signature) countOne(leftOut, reason);
      else if (members.length >= setLimit) isCut = true;
      else {
        members.push({ id, hash: signed.value.hash });
        const { label, reference } = mismatch.row;
        if (sample.length < sampleSize)
          sample.push({ id, label, reference, lines: changeLines(signed.value.changeSet) });
      }
    }
    afterId = lastId;
    await yieldToOthers();
  }
};
