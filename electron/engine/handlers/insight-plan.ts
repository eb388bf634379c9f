import type { OutputOf } from '../../../shared/ipc/contract.ts';
import { ok, type Result } from '../../../shared/result.ts';
import { type Difference, itemDifferences } from '../domain/sales/differences.ts';
import { catalogueWanted, keptColumns } from '../flows/collections.ts';
import { readTwins, type Twins } from '../flows/product-twins.ts';
import { itemJsonBy } from '../flows/sales-writings.ts';
import type { PlannedWrite } from '../store/sales-store.ts';
import { createDryRun } from './dry-run.ts';
import type { HandlerDeps } from './handler-deps.ts';

type Page = OutputOf<'job.plan'>;

/** Before a cursor that stands in what would be withdrawn, and before one that stands in what would be published. */
const places = { withdrawn: 'w', published: 'p' } as const;

/**
 * A dry run of the products job, page by page: first what would be withdrawn, while that policy is on, so that nobody
 * overlooks it; then what would be published. What may be there already is read where it begins, for the pages behind.
 */
export const createProductsPlan = (deps: HandlerDeps): ((after: string, limit: number) => Promise<Result<Page>>) => {
  const { policies } = deps.stores;
  const withdrawals = createDryRun(deps, ['withdraw-items']);
  let twins: Twins | null = null;
  return async (after, limit) => {
    if (after === '' || twins === null) twins = await readTwins(deps.stores);
    const published = publishing(deps, twins);
    if (after.startsWith(places.published)) return ok(published(after.slice(1), limit));
    const { isOn } = policies.get('withdraw-items');
    if (!isOn) return ok(published('', limit));
    const page = await withdrawals.page(after.slice(1), limit);
    if (!page.ok) return page;
    const { writes, next } = page.value;
    if (next !== null) return ok({ writes, next: `${places.withdrawn}${next}` });
    const left = limit - writes.length;
    if (left === 0) return ok({ writes, next: places.published });
    const first = published('', left);
    return ok({ ...first, writes: [...writes, ...first.writes] });
  };
};

const publishing = (deps: HandlerDeps, twins: Twins) => {
  const jsonOf = itemJsonBy(deps.stores, keptColumns(deps, catalogueWanted), twins);
  return (after: string, limit: number): Page => {
    const planned = deps.stores.sales.plannedItems(after, limit);
    const { writes, next } = pageOf(planned, limit, jsonOf, itemDifferences);
    return { writes, next: next === null ? null : `${places.published}${next}` };
  };
};

/** A page of a plan as the window shows it: what differs, and what would be sent. */
export const pageOf = <T>(
  planned: readonly PlannedWrite<T>[],
  limit: number,
  jsonOf: (write: PlannedWrite<T>) => Readonly<Record<string, unknown>> | null,
  differences: (wanted: T, found: T | null) => readonly Difference[],
) => ({
  writes: planned.map((write) => {
    const json = jsonOf(write);
    const { key, verb, wanted, found } = write;
    return { key, verb, json: json && JSON.stringify(json, null, 2), changes: differences(wanted, found) };
  }),
  next: planned.length === limit ? (planned.at(-1)?.key ?? null) : null,
});
