import type { Finding } from '../../../shared/domain/mismatch.ts';
import { judgeItem } from '../domain/mismatch/judge-item.ts';
import { judgeSale } from '../domain/mismatch/judge-sale.ts';
import type { NewMismatch } from '../store/case-stores.ts';
import type { ItemRows, SaleEntity, SaleRows } from '../store/sale-case-stores.ts';
import type { Stores } from '../store/stores.ts';
import { bringCases, type CasesMoved } from './bring-cases.ts';
import type { FlowDeps } from './flow-deps.ts';

/** What was found about one key, how it is listed, and hashes of both sides: a case set aside comes back with others. */
export type JudgedKey = {
  readonly findings: readonly Finding[];
  readonly hashes: string;
  readonly label: string;
  readonly reference: string;
};

/** What both sides say of these keys now, judged. */
export const judgedIn = (
  { saleCases }: Pick<Stores, 'saleCases'>,
  entity: SaleEntity,
  keys: readonly string[],
): ReadonlyMap<string, JudgedKey> =>
  entity === 'item'
    ? new Map([...saleCases.itemsIn(keys)].map(([key, rows]) => [key, judgedItem(key, rows)]))
    : new Map([...saleCases.salesIn(keys)].map(([key, rows]) => [key, judgedOrder(key, rows)]));

/** What is said of a SKU as both sides tell it. */
export const judgedItem = (key: string, rows: ItemRows): JudgedKey => {
  const { finding, record } = judgeItem(rows);
  const seen = record === null ? null : rows.records[record];
  return {
    findings: finding === null ? [] : [finding],
    hashes: `${rows.product?.hash ?? '-'}:${seen?.hash ?? '-'}`,
    label: rows.product?.value.name ?? seen?.value.name ?? key,
    reference: key,
  };
};

/** What is said of a sale as both sides tell it. */
export const judgedOrder = (key: string, rows: SaleRows): JudgedKey => {
  const finding = judgeSale(rows);
  const { order, record } = rows;
  return {
    findings: finding === null ? [] : [finding],
    hashes: `${order?.hash ?? '-'}:${record === null ? '-' : `${record.hash}@${record.contactId ?? ''}`}`,
    label: key,
    reference: order?.owner ?? '',
  };
};

/**
 * Judges single SKUs or sales anew and brings their cases up to date. What an import that is under way carries is left as
 * it stands until that is over. Call inside `atomically`; what it says equals what a full pass would say of these keys.
 */
export const judgeSales = (
  deps: FlowDeps,
  entity: SaleEntity,
  keys: readonly string[],
  runId: number | null,
): CasesMoved => {
  const { saleCases, mismatches } = deps.stores;
  saleCases.clearDirty(entity, keys);
  const carried = saleCases.carried();
  const homes = entity === 'order' ? saleCases.homes(keys) : keys;
  const waiting = homes.filter((key) => carried.has(key));
  if (waiting.length > 0) saleCases.markDirty(entity, waiting);
  const all = homes.filter((key) => !carried.has(key));
  const stored = mismatches.keysIn(all, entity);
  let opened = 0;
  let cleared = 0;
  for (const [matchKey, judged] of judgedIn(deps.stores, entity, all)) {
    const moved = bringCases(deps, { ...judged, stored: stored.get(matchKey) ?? [] }, (finding) =>
      caseOf(deps, entity, matchKey, judged, finding, runId),
    );
    opened += moved.opened;
    cleared += moved.cleared;
  }
  return { opened, cleared };
};

/** Row numbers of replicas are never kept in a case: they are those of people elsewhere. It is found by its key. */
const caseOf = (
  { clock }: FlowDeps,
  entity: SaleEntity,
  matchKey: string,
  { label, reference }: JudgedKey,
  finding: Finding,
  runId: number | null,
): NewMismatch => ({
  finding,
  entity,
  matchKey,
  customerRid: null,
  contactRid: null,
  label,
  reference,
  at: clock.now(),
  runId,
});
