import type { OutputOf } from '../../../shared/ipc/contract.ts';
import { ok, type Result } from '../../../shared/result.ts';
import { batchesOf, yieldToOthers } from '../runtime/batching.ts';
import type { StoredCause } from '../store/cause-stores.ts';
import type { Likeness } from './approve-like.ts';
import { causeRowOf } from './cause-report.ts';
import type { FlowDeps } from './flow-deps.ts';

const readAtOnce = 200;
const mostLists = 6;

/** What deciding about the records of a cause would do on both systems, those set apart left out; nothing is decided. */
export const previewCause = async (
  deps: FlowDeps,
  likeness: Likeness,
  cause: StoredCause,
): Promise<Result<OutputOf<'cause.preview'>>> => {
  const { stores } = deps;
  const previewed = await likeness.previewOf(deps, (after, limit) =>
    stores.causes.cases({ id: cause.id, apart: null, status: 'open', after, limit }).map(({ caseId }) => caseId),
  );
  if (!previewed.ok) return previewed;
  const { ids, ...set } = previewed.value;
  const { together, apart } = causeRowOf(stores, cause).counts;
  const isToErp = set.rule.direction === 'erp';
  return ok({
    ...set,
    effect: {
      closes: set.total,
      stays: Math.max(0, together + apart - set.total),
      erp: isToErp ? set.total : 0,
      dotdigital: isToErp ? 0 : set.total,
      lists: await listsOf(deps, ids),
    },
  });
};

/** The lists that the contacts of these cases are in, the largest first. */
const listsOf = async ({ stores }: FlowDeps, ids: readonly number[]) => {
  const counts = new Map<string, number>();
  for (const some of batchesOf(ids, readAtOnce)) {
    for (const id of some) {
      const rid = stores.mismatches.get(id)?.contactRid ?? null;
      const lists = rid === null ? [] : (stores.mirror.contact(rid)?.lists ?? []);
      for (const { name } of lists) counts.set(name, (counts.get(name) ?? 0) + 1);
    }
    await yieldToOthers();
  }
  return [...counts]
    .map(([name, count]) => ({ name, count }))
    .sort((left, right) => right.count - left.count || (left.name < right.name ? -1 : 1))
    .slice(0, mostLists);
};
