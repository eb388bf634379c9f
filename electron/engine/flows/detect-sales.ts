import { failure } from '../../../shared/errors.ts';
import { err, ok, type Result } from '../../../shared/result.ts';
import { batchesOf, batchSize, yieldToOthers } from '../runtime/batching.ts';
import type { SaleEntity } from '../store/sale-case-stores.ts';
import type { FlowDeps } from './flow-deps.ts';
import { judgeSales, type SalesMoved } from './judge-sales.ts';

export type DetectSales = {
  readonly entity: SaleEntity;
  /** Null where no run compares. */
  readonly runId: number | null;
  readonly full: boolean;
  readonly signal: AbortSignal;
};

/** Above this share of what the ERP holds one pass by ranges is cheaper than looking keys up. */
const fullPassShare = 0.02;

/** Rows of the ERP that a pass looks at before it lets others be answered. */
const rangeSize = 5_000;

/** Set while a full pass is owed: it clears the marks first, so a stop in the middle must do it again. */
const owedFact = (entity: SaleEntity): string => `detect.${entity}s-owed`;

/** Opens and closes the cases about products or sales: of all of them, or of those about which something changed. */
export const detectSales = async (deps: FlowDeps, request: DetectSales): Promise<Result<SalesMoved>> => {
  const { stores } = deps;
  const { entity } = request;
  const owed = stores.workspace.fact(owedFact(entity)) === 'yes';
  const isMuch = stores.saleCases.dirtyCount(entity) > stores.saleCases.held(entity) * fullPassShare;
  return request.full || owed || isMuch ? fullPass(deps, request) : dirtyPass(deps, request);
};

const dirtyPass = async (deps: FlowDeps, { entity, runId, signal }: DetectSales): Promise<Result<SalesMoved>> => {
  const { stores } = deps;
  const keys = stores.saleCases.dirtyKeys(entity, Number.MAX_SAFE_INTEGER);
  return passOver(deps, keys, signal, (some) => judgeSales(deps, entity, some, runId));
};

const fullPass = async (deps: FlowDeps, { entity, runId, signal }: DetectSales): Promise<Result<SalesMoved>> => {
  const { stores } = deps;
  stores.atomically(() => {
    stores.workspace.setFact(owedFact(entity), 'yes');
    stores.saleCases.clearAllDirty(entity);
  });
  let moved: SalesMoved = { opened: 0, cleared: 0 };
  let after: string | null = '';
  while (after !== null) {
    const upTo: string | null = stores.saleCases.rangeEnd(entity, after, rangeSize);
    const keys = [
      ...new Set([
        ...stores.saleCases.suspects(entity, after, upTo),
        ...stores.mismatches.unsettledKeys(after, upTo, entity),
      ]),
    ];
    const judged = await passOver(deps, keys, signal, (some) => judgeSales(deps, entity, some, runId));
    if (!judged.ok) return judged;
    moved = { opened: moved.opened + judged.value.opened, cleared: moved.cleared + judged.value.cleared };
    await yieldToOthers();
    after = upTo;
  }
  stores.atomically(() => stores.workspace.setFact(owedFact(entity), 'no'));
  return ok(moved);
};

const passOver = async (
  { stores }: FlowDeps,
  keys: readonly string[],
  signal: AbortSignal,
  judge: (some: readonly string[]) => SalesMoved,
): Promise<Result<SalesMoved>> => {
  let moved: SalesMoved = { opened: 0, cleared: 0 };
  for (const some of batchesOf(keys, batchSize)) {
    if (signal.aborted) return err(cancelled);
    const { opened, cleared } = stores.atomically(() => judge(some));
    moved = { opened: moved.opened + opened, cleared: moved.cleared + cleared };
    await yieldToOthers();
  }
  return ok(moved);
};

const cancelled = failure('cancelled', 'The run was cancelled; what had been compared is kept.');
