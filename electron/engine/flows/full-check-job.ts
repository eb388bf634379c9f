import { type CheckState, checkStateSchema } from '../../../shared/domain/full-check.ts';
import type { CheckPart, RunPhase } from '../../../shared/domain/run.ts';
import { ok, type Result } from '../../../shared/result.ts';
import type { RemoteDeps } from './flow-deps.ts';
import type { RunKeeper, SyncOptions } from './keep-run.ts';

type JobFlow = (deps: RemoteDeps, keeper: RunKeeper, options: SyncOptions) => Promise<Result<void>>;

/** What a full check is made of, in the order in which one builds on another. */
export type Check = {
  readonly part: CheckPart;
  readonly flow: JobFlow;
  /** Its streams whose records carry the instant of their last change. */
  readonly streams: readonly string[];
};

/** Kept while a check is under way, so that one that goes on neither repeats a part nor counts it twice. */
const stateFact = 'full-check.state';
/** Changes carry the stamp of their begin: what an increment would still bring lies within this of its watermark. */
const overlapMs = 120_000;

/**
 * Reads both sides of everything to the last record and compares it, whatever the increments said; counts what they had
 * missed. Decides and writes nothing: what is found is for the next run of its job. A part that stops to ask ends it.
 */
export const fullCheckJob =
  (checks: readonly Check[]): JobFlow =>
  async (deps, keeper, options) => {
    let state = stateOf(deps, keeper.run().id) ?? begin(deps, keeper.run().id, checks);
    for (const [place, { part, flow }] of checks.entries()) {
      if (place < state.done) continue;
      const ended = await flow(deps, partKeeper(keeper, state, part), { ...options, mayWrite: false });
      if (!ended.ok) return ended;
      state = { ...state, done: place + 1, compared: keeper.counts().compared };
      keep(deps, state);
    }
    keeper.phase('done');
    return ok(undefined);
  };

const begin = (deps: RemoteDeps, runId: number, checks: readonly Check[]): CheckState => {
  const { runs } = deps.stores;
  const toldUntil: Record<string, number> = {};
  for (const stream of checks.flatMap(({ streams }) => streams)) {
    const point = runs.checkpoint(stream);
    const until = point === null ? null : point.complete ? point.watermark : point.sinceAt;
    if (until !== null) toldUntil[stream] = until - overlapMs;
  }
  const state = { runId, done: 0, compared: 0, toldUntil };
  keep(deps, state);
  return state;
};

const keep = ({ stores }: RemoteDeps, state: CheckState): void =>
  stores.atomically(() => stores.workspace.setFact(stateFact, JSON.stringify(state)));

const stateOf = ({ stores }: RemoteDeps, runId: number): CheckState | null => {
  const read = checkStateSchema.safeParse(JSON.parse(stores.workspace.fact(stateFact) ?? 'null'));
  return read.success && read.data.runId === runId ? read.data : null;
};

/** The run as one part sees it: its phases under their own names, and what it sets on top of what the others counted. */
const partKeeper = (keeper: RunKeeper, { compared, toldUntil }: CheckState, part: CheckPart): RunKeeper => ({
  ...keeper,
  toldUntil: (stream) => toldUntil[stream] ?? null,
  set: (facts) => keeper.set(facts.compared === undefined ? facts : { ...facts, compared: facts.compared + compared }),
  phase: (phase) => {
    const own = phaseOf(part, phase);
    if (own !== null) keeper.phase(own);
  },
});

const phaseOf = (part: CheckPart, phase: RunPhase): RunPhase | null =>
  phase === 'erp' || phase === 'dotdigital' || phase === 'compare' ? `${part}-${phase}` : null;
