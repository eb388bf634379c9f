import { failure } from '../../../shared/errors.ts';
import { err, ok, type Result } from '../../../shared/result.ts';
import { batchesOf, batchSize, yieldToOthers } from '../runtime/batching.ts';
import { detectKeys } from './detect-keys.ts';
import type { FlowDeps } from './flow-deps.ts';

export type DetectProgress = { readonly compared: number; readonly opened: number; readonly cleared: number };

export type DetectRequest = {
  readonly runId: number;
  readonly full: boolean;
  readonly signal: AbortSignal;
  readonly progressed: (progress: DetectProgress) => void;
};

/** Above this share of dirty keys one ordered pass is cheaper than looking keys up (mirror.md). */
const fullPassShare = 0.02;

/** Customers that a pass looks at before it lets others be answered (mirror.md). */
const rangeSize = 5_000;

/** Set while a full pass is owed: it clears the dirty keys first, so a crash in the middle must do it again. */
const owedFact = 'detect.full-pass-owed';

/** Customers with more than one contact that nothing tells apart, as of the last full pass. */
export const ambiguousFact = 'detect.ambiguous';

/** Gives contacts their keys, then judges every pair (full), or those that changed. */
export const detect = async (deps: FlowDeps, request: DetectRequest): Promise<Result<DetectProgress>> => {
  const { stores } = deps;
  while (stores.atomically(() => stores.mirror.rekeyContacts(batchSize)) > 0) await yieldToOthers();
  const dirty = stores.mirror.dirtyCount();
  const owed = stores.workspace.fact(owedFact) === 'yes';
  const full = request.full || owed || dirty > stores.mirror.counts().customers * fullPassShare;
  return full ? fullPass(deps, request) : dirtyPass(deps, request);
};

const dirtyPass = async (
  deps: FlowDeps,
  { runId, signal, progressed }: DetectRequest,
): Promise<Result<DetectProgress>> => {
  let progress: DetectProgress = { compared: 0, opened: 0, cleared: 0 };
  for (;;) {
    if (signal.aborted) return err(cancelled);
    const keys = deps.stores.mirror.dirtyKeys(batchSize);
    if (keys.length === 0) return ok(progress);
    const moved = deps.stores.atomically(() => detectKeys(deps, keys, runId));
    progress = {
      compared: progress.compared + keys.length,
      opened: progress.opened + moved.opened,
      cleared: progress.cleared + moved.cleared,
    };
    progressed(progress);
    await yieldToOthers();
  }
};

const fullPass = async (
  deps: FlowDeps,
  { runId, signal, progressed }: DetectRequest,
): Promise<Result<DetectProgress>> => {
  const { stores } = deps;
  stores.atomically(() => {
    stores.workspace.setFact(owedFact, 'yes');
    stores.mirror.clearAllDirty();
  });
  let progress: DetectProgress = { compared: 0, opened: 0, cleared: 0 };
  let ambiguous = 0;
  let after = '';
  for (let isLast = false; !isLast; ) {
    const range = stores.mirror.keyRange(after, rangeSize);
    for (const keys of batchesOf(keysToJudge(deps, after, range.upTo), batchSize)) {
      if (signal.aborted) return err(cancelled);
      const moved = stores.atomically(() => detectKeys(deps, keys, runId));
      progress = { ...progress, opened: progress.opened + moved.opened, cleared: progress.cleared + moved.cleared };
      ambiguous += moved.ambiguous;
      await yieldToOthers();
    }
    if (signal.aborted) return err(cancelled);
    progress = { ...progress, compared: progress.compared + range.customers };
    progressed(progress);
    await yieldToOthers();
    ({ upTo: after, isLast } = range);
  }
  const shared = await sharedPass(deps, { runId, signal, progressed }, progress);
  if (!shared.ok) return shared;
  progress = shared.value;
  stores.atomically(() => {
    stores.workspace.setFact(owedFact, 'no');
    stores.workspace.setFact(ambiguousFact, String(ambiguous));
  });
  return ok(progress);
};

/** Customers who share an address lie anywhere in the order of keys: they are found by the order of addresses. */
const sharedPass = async (
  deps: FlowDeps,
  { runId, signal, progressed }: Omit<DetectRequest, 'full'>,
  before: DetectProgress,
): Promise<Result<DetectProgress>> => {
  let progress = before;
  let afterEmail = '';
  for (;;) {
    if (signal.aborted) return err(cancelled);
    const { keys, lastEmail } = deps.stores.mirror.sharedEmailKeys(afterEmail, batchSize / 2);
    if (lastEmail === null) return ok(progress);
    const moved = deps.stores.atomically(() => detectKeys(deps, keys, runId));
    progress = { ...progress, opened: progress.opened + moved.opened, cleared: progress.cleared + moved.cleared };
    progressed(progress);
    afterEmail = lastEmail;
    await yieldToOthers();
  }
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
