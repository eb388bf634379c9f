import type { Evidence } from '../../../shared/domain/evidence.ts';
import { type Failure, failure } from '../../../shared/errors.ts';
import { err, ok, type Result } from '../../../shared/result.ts';
import type { ItemVerdict } from '../store/item-link-store.ts';
import type { Stores } from '../store/stores.ts';
import { gone, seenAs, underWay } from './decide.ts';
import type { FlowDeps } from './flow-deps.ts';
import { judgeSales } from './judge-sales.ts';
import { seenOf } from './product-candidates.ts';

/** `candidate` is a product's SKU or a record's key, as the search told it; `seen` what it said then. */
export type ProductSaying = {
  readonly id: number;
  readonly evidenceHash: string;
  readonly candidate: string;
  readonly seen: string;
};

export type Said = { readonly decisionId: string };

type Pair = Pick<ItemVerdict, 'sku' | 'recordKey' | 'role'>;

/**
 * Keeps that the product of a case and a catalogue item are the same, or that order lines call an item by the SKU of the
 * case. From then on they are compared as one, and written under the item's own key; nothing is written by saying so.
 */
export const saySameProduct = (deps: FlowDeps, saying: ProductSaying): Result<Said> => said(deps, saying, 'same');

/** Keeps that they are not the same: it is not proposed again, whatever is read, until somebody takes it back. */
export const sayOtherProduct = (deps: FlowDeps, saying: ProductSaying): Result<Said> => said(deps, saying, 'different');

const said = (
  deps: FlowDeps,
  { id, evidenceHash, candidate, seen }: ProductSaying,
  verdict: ItemVerdict['verdict'],
): Result<Said> =>
  deps.stores.atomically(() => {
    const { stores, clock, ids, operator } = deps;
    const shown = seenAs(deps, id, evidenceHash, ['open']);
    if (!shown.ok) return shown;
    const pair = pairOf(shown.value.evidence, candidate);
    if (pair === null) return err(failure('decision.not-possible', 'This case is not about what may be the same.'));
    const isItem = shown.value.evidence.kind !== 'item-orphan';
    const other = isItem ? stores.itemLinks.record(candidate) : stores.itemLinks.product(candidate);
    if (other === null) return err(gone);
    if (seenOf(other) !== seen) return err(changedCandidate);
    const refused = refusalOfSaying(stores, pair, verdict);
    if (refused !== null) return err(refused);
    const at = clock.now();
    const decisionId = ids.sortable(at);
    const before = keysOf(stores, pair);
    stores.itemLinks.say({ ...pair, verdict, by: operator, at, decisionId });
    noted(deps, actionOf(verdict, pair.role), `mismatch:${id}`, pair);
    judgeSales(deps, 'item', [...new Set([...before, ...keysOf(stores, pair)])], null);
    return ok({ decisionId });
  }, 'durable');

/** Takes back what was said of a SKU and an item: they are what they were before, and may be asked about again at once. */
export const takeBackProduct = (
  deps: FlowDeps,
  { sku, recordKey }: Pick<ItemVerdict, 'sku' | 'recordKey'>,
): Result<{ readonly takenBack: boolean }> =>
  deps.stores.atomically(() => {
    const { stores } = deps;
    const found = stores.itemLinks.verdict(sku, recordKey);
    if (found === null) return ok({ takenBack: false });
    const before = keysOf(stores, found);
    if (isBusy(stores, before)) return err(underWay);
    stores.itemLinks.takeBack(sku, recordKey);
    noted(deps, `took back: ${actionOf(found.verdict, found.role)}`, `item:${recordKey}`, found);
    judgeSales(deps, 'item', [...new Set([...before, ...keysOf(stores, found)])], null);
    return ok({ takenBack: true });
  }, 'durable');

/** Why this cannot be said of a SKU and an item now; null when it can. */
export const refusalOfSaying = (stores: Stores, pair: Pair, verdict: ItemVerdict['verdict']): Failure | null => {
  if (stores.itemLinks.record(pair.recordKey) === null) return gone;
  if (stores.itemLinks.verdict(pair.sku, pair.recordKey) !== null) return saidAlready;
  const whyNot = verdict === 'same' ? whyNotSame(stores, pair) : null;
  if (whyNot !== null) return failure('decision.not-possible', whyNot);
  return isBusy(stores, keysOf(stores, pair)) ? underWay : null;
};

/** Of which SKU and item a case and what was chosen in it speak; null for other kinds. */
export const pairOf = ({ kind, item }: Evidence, candidate: string): Pair | null => {
  if (item === undefined) return null;
  switch (kind) {
    case 'product-missing':
      return { sku: item.sku, recordKey: candidate, role: 'product' };
    case 'sku-unmapped':
      return { sku: item.sku, recordKey: candidate, role: 'named' };
    case 'item-orphan':
      return item.record === null ? null : { sku: candidate, recordKey: item.record.key, role: 'product' };
    default:
      return null;
  }
};

/** One product has one item, and one item is one product. */
const whyNotSame = ({ itemLinks }: Stores, { sku, recordKey, role }: Pair): string | null => {
  if (itemLinks.verdictsOf(sku).some(({ verdict }) => verdict === 'same'))
    return 'Somebody said already which item this is. Take that back first, in the change log.';
  if (role === 'named') return null;
  if (itemLinks.product(sku)?.isFree !== true)
    return 'The ERP does not sell this product, or the catalogue has an item of it by now.';
  return itemLinks.record(recordKey)?.isFree === true ? null : 'This item belongs to another product.';
};

/** Under which keys both are judged: the product's or order lines' SKU, where the item stands now, what it calls itself. */
const keysOf = ({ itemLinks }: Stores, { sku, recordKey }: Pick<Pair, 'sku' | 'recordKey'>): readonly string[] => {
  const record = itemLinks.record(recordKey);
  const own = record === null ? null : itemLinks.ownSku(recordKey);
  return [sku, ...(record === null ? [] : [record.matchKey]), ...(own === null ? [] : [own])];
};

/** What is on its way to either of them would be read back as something else. */
const isBusy = ({ outbox, saleCases }: Stores, keys: readonly string[]): boolean => {
  const carried = saleCases.carried();
  return keys.some((key) => carried.has(key) || outbox.isUnderWayAt('item', key));
};

const actionOf = (verdict: ItemVerdict['verdict'], role: ItemVerdict['role']): string => {
  if (role === 'named')
    return verdict === 'same' ? 'said which item a SKU means' : 'said that a SKU means another item';
  return verdict === 'same' ? 'said they are one product' : 'said they are two products';
};

const noted = (
  { stores, clock, operator }: FlowDeps,
  action: string,
  subject: string,
  { sku, recordKey }: Pick<Pair, 'sku' | 'recordKey'>,
): void =>
  stores.audit.append({
    at: clock.now(),
    actor: operator,
    action,
    subject,
    personal: JSON.stringify({ sku, recordKey }),
    person: null,
  });

const changedCandidate = failure(
  'apply.stale',
  'What was proposed changed since you looked; here is what it says now.',
);
const saidAlready = failure('decision.not-possible', 'This was said already; take it back in the change log first.');
