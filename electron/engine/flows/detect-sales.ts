import { failure } from '../../../shared/errors.ts';
import { err, ok, type Result } from '../../../shared/result.ts';
import { batchesOf, batchSize, yieldToOthers } from '../runtime/batching.ts';
import type { SaleEntity } from '../store/sale-case-stores.ts';
import type { FlowDeps } from './flow-deps.ts';
import { judgeSales } from './judge-sales.ts';
import type { RunKeeper } from './keep-run.ts';

export type DetectSales = {
  readonly entity: SaleEntity;
  /** Null where no run compares. */
  readonly runId: number | null;
  readonly full: boolean;
  readonly signal: AbortSignal;
} & Pick<RunKeeper, 'counting'>;

/** Above this share of what the ERP holds one pass by ranges is cheaper than looking keys up. */
const fullPassShare = 0.02;

/** Rows of the ERP that a pass looks at before it lets others be answered. */
const rangeSize = 5_000;

/** Set while a full pass is owed: it clears the marks first, so a stop in the middle must do it again. */
const owedFact = (entity: SaleEntity): string => `detect.${entity}s-owed`;

/** Opens and closes the cases about products or sales: of all of them, or of those about which something changed. */
export const detectSales = async (deps: FlowDeps, request: DetectSales): Promise<Result<void>> => {
  const { stores } = deps;
  const { entity } = request;
  const owed = stores.workspace.fact(owedFact(entity)) === 'yes';
  const isMuch = stores.saleCases.dirtyCount(entity) > stores.saleCases.held(entity) * fullPassShare;
  return request.full || owed || isMuch ? fullPass(deps, request) : dirtyPass(deps, request);
};

const dirtyPass = (deps: FlowDeps, request: DetectSales): Promise<Result<void>> =>
  passOver(deps, request, deps.stores.saleCases.dirtyKeys(request.entity, Number.MAX_SAFE_INTEGER));

const fullPass = async (deps: FlowDeps, request: DetectSales): Promise<Result<void>> => {
  const { stores } = deps;
  const { entity } = request;
  stores.atomically(() => {
    stores.workspace.setFact(owedFact(entity), 'yes');
    stores.saleCases.clearAllDirty(entity);
  });
  let after: string | null = '';
  while (after !== null) {
    const upTo: string | null = stores.saleCases.rangeEnd(entity, after, rangeSize);
    const keys = [
      ...new Set([
        ...stores.saleCases.suspects(entity, after, upTo),
        ...stores.mismatches.unsettledKeys(after, upTo, entity),
      ]),
    ];
    const judged = await passOver(deps, request, keys);
    if (!judged.ok) return judged;
    await yieldToOthers();
    after = upTo;
  }
  stores.atomically(() => stores.workspace.setFact(owedFact(entity), 'no'));
  return ok(undefined);
};

const passOver = async (
  deps: FlowDeps,
  { entity, runId, signal, counting }: DetectSales,
  keys: readonly string[],
): Promise<Result<void>> => {
  for (const some of batchesOf(keys, batchSize)) {
    if (signal.aborted) return err(cancelled);
    counting(() => judgeSales(deps, entity, some, runId));
    await yieldToOthers();
  }
  return ok(undefined);
};

const cancelled = failure('cancelled', 'The run was cancelled; what had been compared is kept.');
