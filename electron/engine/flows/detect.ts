import { failure } from '../../../shared/errors.ts';
import { err, ok, type Result } from '../../../shared/result.ts';
import { batchSize, yieldToOthers } from '../runtime/batching.ts';
import { detectKeys } from './detect-keys.ts';
import type { FlowDeps } from './flow-deps.ts';
import { groupedCursor } from './grouped-cursor.ts';
import { judgePair } from './judge-pair.ts';
import { compareKeys } from './key-order.ts';

export type DetectProgress = { readonly compared: number; readonly opened: number; readonly cleared: number };

export type DetectRequest = {
  readonly runId: number;
  readonly full: boolean;
  readonly signal: AbortSignal;
  readonly progressed: (progress: DetectProgress) => void;
};

/** Above this share of dirty keys one ordered pass is cheaper than looking keys up (mirror.md). */
const fullPassShare = 0.02;

/** Rows that a pass reads at a time (mirror.md). */
const pageSize = 5_000;

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
  const customers = groupedCursor<ReturnType<typeof stores.mirror.customerKeys>[number]>((after) =>
    stores.mirror.customerKeys(after, pageSize),
  );
  const contacts = groupedCursor<ReturnType<typeof stores.mirror.contactKeys>[number]>((after) =>
    stores.mirror.contactKeys(after, pageSize),
  );
  const cases = groupedCursor<ReturnType<typeof stores.mismatches.keys>[number]>((after) =>
    stores.mismatches.keys(after, pageSize),
  );
  let progress: DetectProgress = { compared: 0, opened: 0, cleared: 0 };
  let ambiguous = 0;
  let more = true;
  let last: string | null = null;
  while (more) {
    if (signal.aborted) return err(cancelled);
    const before = progress;
    more = stores.atomically(() => {
      for (let looked = 0; looked < batchSize; looked += 1) {
        // A case that this pass just opened may come up behind its own key: it has been judged.
        if (last !== null) cases.take(last);
        const matchKey = smallest(customers.peek(), cases.peek());
        if (matchKey === null) return false;
        last = matchKey;
        const moved = judgePair(deps, {
          matchKey,
          customers: customers.take(matchKey),
          contacts: contacts.take(matchKey),
          stored: cases.take(matchKey),
          runId,
        });
        if (moved.ambiguous) ambiguous += 1;
        progress = {
          compared: progress.compared + 1,
          opened: progress.opened + moved.opened,
          cleared: progress.cleared + moved.cleared,
        };
      }
      return true;
    });
    if (progress !== before) progressed(progress);
    await yieldToOthers();
  }
  stores.atomically(() => {
    stores.workspace.setFact(owedFact, 'no');
    stores.workspace.setFact(ambiguousFact, String(ambiguous));
  });
  return ok(progress);
};

/** A key that has neither a customer nor a stored case is a contact alone, which no rule is about yet. */
const smallest = (left: string | null, right: string | null): string | null =>
  left === null ? right : right === null ? left : compareKeys(left, right) <= 0 ? left : right;

const cancelled = failure('cancelled', 'The run was cancelled; what had been compared is kept.');
