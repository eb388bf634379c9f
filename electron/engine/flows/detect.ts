import { failure } from '../../../shared/errors.ts';
import { err, ok, type Result } from '../../../shared/result.ts';
import { batchesOf, batchSize, yieldToOthers } from '../runtime/batching.ts';
import { detectKeys, type Judging } from './detect-keys.ts';
import type { FlowDeps } from './flow-deps.ts';
import { identify, rekey } from './identify.ts';
import type { RunKeeper } from './keep-run.ts';
import { bringFigures } from './order-figures.ts';

/** What is counted is stored with what was found, in one transaction: whoever goes on after a crash counts nothing twice. */
export type DetectRequest = {
  /** Null where no run compares. */
  readonly runId: number | null;
  readonly full: boolean;
  readonly signal: AbortSignal;
} & Pick<RunKeeper, 'add' | 'set' | 'save' | 'tell'>;

/** Above this share of dirty keys one ordered pass is cheaper than looking keys up (mirror.md). */
const fullPassShare = 0.02;

/** Customers that a pass looks at before it lets others be answered (mirror.md). */
const rangeSize = 5_000;

/** Set while a full pass is owed: it clears the dirty keys first, so a crash in the middle must do it again. */
const owedFact = 'detect.full-pass-owed';

/** Customers with more than one contact that nothing tells apart, as of the last full pass. */
export const ambiguousFact = 'detect.ambiguous';

/** Gives contacts their keys, then judges every pair (full), or those that changed. */
export const detect = async (deps: FlowDeps, request: DetectRequest): Promise<Result<void>> => {
  const { stores } = deps;
  await bringFigures(deps);
  await rekey(deps);
  const dirty = stores.mirror.dirtyCount();
  const owed = stores.workspace.fact(owedFact) === 'yes';
  const full = request.full || owed || dirty > stores.mirror.counts().customers * fullPassShare;
  if (!(await identify(deps, full, request.signal))) return err(cancelled);
  return full ? fullPass(deps, request) : dirtyPass(deps, request);
};

/** Judges a batch of keys and counts what moved. Answers how many of them nothing tells apart. */
const judge = (
  deps: FlowDeps,
  { runId, add, save }: DetectRequest,
  keys: readonly string[],
  compared: number,
  judging?: Judging,
): number =>
  deps.stores.atomically(() => {
    const { opened, cleared, ambiguous } = detectKeys(deps, keys, runId, judging);
    add({ compared, opened, cleared });
    save();
    return ambiguous;
  });

const dirtyPass = async (deps: FlowDeps, request: DetectRequest): Promise<Result<void>> => {
  for (;;) {
    if (request.signal.aborted) return err(cancelled);
    const keys = deps.stores.mirror.dirtyKeys(batchSize);
    if (keys.length === 0) return ok(undefined);
    judge(deps, request, keys, keys.length);
    request.tell();
    await yieldToOthers();
  }
};

const fullPass = async (deps: FlowDeps, request: DetectRequest): Promise<Result<void>> => {
  const { stores } = deps;
  const { signal } = request;
  stores.atomically(() => {
    stores.workspace.setFact(owedFact, 'yes');
    stores.doubles.markPartners();
    stores.mirror.clearAllDirty();
    // It begins at the first key, whatever was compared before a crash; what was found then stays found.
    request.set({ compared: 0 });
    request.save();
  });
  let ambiguous = 0;
  let after = '';
  for (let isLast = false; !isLast; ) {
    const range = stores.mirror.keyRange(after, rangeSize);
    for (const keys of batchesOf(keysToJudge(deps, after, range.upTo), batchSize)) {
      if (signal.aborted) return err(cancelled);
      ambiguous += judge(deps, request, keys, 0, 'alone');
      await yieldToOthers();
    }
    if (signal.aborted) return err(cancelled);
    request.add({ compared: range.customers });
    request.save();
    request.tell();
    await yieldToOthers();
    ({ upTo: after, isLast } = range);
  }
  const shared = await sharedPass(deps, request);
  if (!shared.ok) return shared;
  ambiguous += shared.value;
  const doubled = await doubledPass(deps, request);
  if (!doubled.ok) return doubled;
  ambiguous += doubled.value;
  stores.atomically(() => {
    stores.workspace.setFact(owedFact, 'no');
    stores.workspace.setFact(ambiguousFact, String(ambiguous));
  });
  return ok(undefined);
};

/**
 * Customers who share an address lie anywhere in the order of keys: they are found by the order of addresses. Answers how many
 * of them nothing tells apart.
 */
const sharedPass = async (deps: FlowDeps, request: DetectRequest): Promise<Result<number>> => {
  let afterEmail = '';
  let ambiguous = 0;
  for (;;) {
    if (request.signal.aborted) return err(cancelled);
    const { keys, lastEmail } = deps.stores.mirror.sharedEmailKeys(afterEmail, batchSize / 2);
    if (lastEmail === null) return ok(ambiguous);
    ambiguous += judge(deps, request, keys, 0, 'sharing');
    request.tell();
    afterEmail = lastEmail;
    await yieldToOthers();
  }
};

/** The same of records that may be one person with another of their side. */
const doubledPass = async (deps: FlowDeps, request: DetectRequest): Promise<Result<number>> => {
  let ambiguous = 0;
  for (const keys of batchesOf(deps.stores.doubles.loneKeys(), batchSize / 2)) {
    if (request.signal.aborted) return err(cancelled);
    ambiguous += judge(deps, request, keys, 0, 'sharing');
    request.tell();
    await yieldToOthers();
  }
  return ok(ambiguous);
};

/** Keys of a range where something may be found, or where a stored case may be gone. */
const keysToJudge = ({ stores }: FlowDeps, after: string, upTo: string): readonly string[] => [
  ...new Set([
    ...stores.mirror.suspectKeys(after, upTo),
    ...stores.mirror.specialKeys(after, upTo),
    ...stores.mismatches.unsettledKeys(after, upTo),
  ]),
];

const cancelled = failure('cancelled', 'The run was cancelled; what had been compared is kept.');
