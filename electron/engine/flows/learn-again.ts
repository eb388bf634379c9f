import type { Mapping } from '../../../shared/domain/mapping-document.ts';
import { yieldToOthers } from '../runtime/batching.ts';
import { expectedStoreFailure } from '../runtime/store-failure.ts';
import type { FlowDeps } from './flow-deps.ts';
import { choiceOf } from './hand-over.ts';
import { learnFrom, nothingTaught, type TaughtAtOnce } from './learn.ts';

/** Up to which decision the past was learned from; `doneMark` when all of it was. */
const learnedFact = 'lessons.learned';
const doneMark = 'all';
/** Behind which the past ends, as the first start that learned from it had it. */
const beforeFact = 'lessons.before';

/** Decisions learned from in one transaction, before others are answered. */
const batch = 100;

/** Versions of the mapping that are looked through for the one of a decision. */
const mostVersions = 1_000;

/**
 * Learns from all decisions that were made before there was learning, once; goes on after a crash. Nothing was suggested to
 * whoever made them. A decision whose person was forgotten teaches nothing, because nothing of it can be read.
 */
export const learnFromPast = async (deps: FlowDeps, signal: AbortSignal): Promise<void> => {
  const { stores } = deps;
  if (stores.workspace.fact(learnedFact) === doneMark) return;
  // What is decided from now on teaches by itself, also when the past is gone on with at a later start.
  const before = stores.workspace.fact(beforeFact) ?? deps.ids.sortable(deps.clock.now());
  stores.atomically(() => stores.workspace.setFact(beforeFact, before));
  let after = stores.workspace.fact(learnedFact) ?? '';
  let ended = false;
  const sets: Sets = new Map();
  while (!ended && !signal.aborted) {
    const next = stores.atomically(() => {
      const last = learnBatch(deps, { after, before, sets, wasShown: false });
      stores.workspace.setFact(learnedFact, last ?? doneMark);
      return last;
    });
    ended = next === null;
    after = next ?? after;
    await yieldToOthers();
  }
};

/** Forgets everything that was learned and learns it from the decisions again, all at once. For what compares the two. */
export const learnAllAgain = (deps: FlowDeps): void =>
  deps.stores.atomically(() => {
    deps.stores.lessons.clear();
    let after: string | null = '';
    const sets: Sets = new Map();
    while (after !== null) after = learnBatch(deps, { after, before: '\u{10FFFF}', sets, wasShown: true });
  });

type Sets = Map<string, TaughtAtOnce>;
type Past = { readonly after: string; readonly before: string; readonly sets: Sets; readonly wasShown: boolean };

/** The last decision that was learned from, or null when there was none left. */
const learnBatch = (deps: FlowDeps, { after, before, sets, wasShown }: Past): string | null => {
  const { stores } = deps;
  const decisions = stores.lessons.decisionsAfter(after, batch).filter(({ id }) => id < before);
  for (const { id, key, verdict, decidedAt: at } of decisions) {
    const evidence = stores.decisions.evidence(id);
    if (evidence === null) continue;
    const chosen = verdict === 'ignore' ? { verdict } : { verdict, ...choiceOf(deps, id) };
    const mapping = mappingAt(deps, at);
    learnFrom(stores, { decisionId: id, evidence, chosen, at, mapping, wasShown }, setOf(key, sets));
  }
  return decisions.at(-1)?.id ?? null;
};

/** A set that was approved at once gave each of its cases its own key, with the case behind that of the set. */
const setOf = (key: string, sets: Sets): TaughtAtOnce | null => {
  const set = /^([0-9a-f-]{36})\/\d+$/.exec(key)?.[1];
  if (set === undefined) return null;
  const known = sets.get(set) ?? nothingTaught();
  sets.set(set, known);
  return known;
};

const mappingAt = ({ stores }: FlowDeps, at: number): Mapping => {
  const then = stores.mappings.versions(mostVersions).find(({ since }) => since <= at);
  return (then === undefined ? null : stores.mappings.find(then.version)) ?? stores.mappings.inForce();
};

/** Learns from the past in the background; ends when told to. */
export const createLearning = (deps: FlowDeps) => {
  const abort = new AbortController();
  let running: Promise<void> | null = null;
  const run = async (): Promise<void> => {
    try {
      await learnFromPast(deps, abort.signal);
    } catch (error) {
      const trouble = expectedStoreFailure(error);
      if (trouble === null) throw error;
      // It is gone on with at the next start.
      deps.log.warn('past decisions are learned from later', { code: trouble.code });
    }
  };
  return {
    start: (): void => {
      running ??= run();
    },
    idle: async (): Promise<void> => void (await running),
    stop: async (): Promise<void> => {
      abort.abort('engine-stops');
      await running;
    },
  };
};
