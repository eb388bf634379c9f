import { linkableKinds, type ProductVerdict } from '../../../shared/domain/product-link.ts';
import { failure } from '../../../shared/errors.ts';
import type { Handlers } from '../../../shared/ipc/dispatch.ts';
import { err, ok, type Result } from '../../../shared/result.ts';
import { createProductSearch } from '../flows/product-candidates.ts';
import { sayOtherProduct, saySameProduct, takeBackProduct } from '../flows/product-verdicts.ts';
import type { StoredMismatch } from '../store/case-stores.ts';
import type { ItemVerdict } from '../store/item-link-store.ts';
import type { Stores } from '../store/stores.ts';
import { type HandlerDeps, refusedNow } from './handler-deps.ts';

type ProductOperation = Extract<keyof Handlers<'engine'>, `product.${string}`>;

/** What may be the same product, and what a person says of it. */
export const productHandlers = (deps: HandlerDeps): Pick<Handlers<'engine'>, ProductOperation> => {
  const { stores } = deps;
  const search = createProductSearch();
  const decided = <T>(work: () => Result<T>): Result<T> => {
    const refused = refusedNow(deps);
    if (refused !== null) return err(refused);
    const result = work();
    if (result.ok) deps.emit({ name: 'store.changed', payload: { topics: ['mismatches', 'workspace', 'audit'] } });
    return result;
  };
  return {
    'product.candidates': async ({ id }) => {
      const mismatch = stores.mismatches.get(id);
      if (mismatch === null) return err(failure('not-found', 'This mismatch is no longer there.'));
      // Both sides are gone through for who has candidates only.
      const { kind, status } = mismatch.row;
      const isAsked = status === 'open' && linkableKinds.some((one) => one === kind);
      const candidates = isAsked ? await search.candidates(stores, mismatch) : [];
      return ok({ candidates, said: saidOf(stores, mismatch).map((verdict) => toldOf(stores, verdict)) });
    },
    'product.same': (request) => decided(() => saySameProduct(deps, request)),
    'product.not-same': (request) => decided(() => sayOtherProduct(deps, request)),
    'product.take-back': (request) => decided(() => takeBackProduct(deps, request)),
    'product.verdicts': ({ before, limit }) => {
      const verdicts = stores.itemLinks.page(before, limit).map((verdict) => toldOf(stores, verdict));
      return ok({ verdicts, next: verdicts.length < limit ? null : (verdicts.at(-1)?.id ?? null) });
    },
  };
};

/** What was said of the SKU of a case, and of the items that stand there. */
const saidOf = ({ itemLinks, saleCases }: Stores, { entity, matchKey }: StoredMismatch): readonly ItemVerdict[] => {
  if (entity !== 'item') return [];
  const records = saleCases.itemsIn([matchKey]).get(matchKey)?.records ?? [];
  const all = [...itemLinks.verdictsOf(matchKey), ...records.flatMap(({ key }) => itemLinks.verdictsOfRecord(key))];
  return [...new Map(all.map((verdict) => [verdict.decisionId, verdict])).values()];
};

const toldOf = ({ itemLinks }: Stores, { decisionId, ...verdict }: ItemVerdict): ProductVerdict => ({
  ...verdict,
  id: decisionId,
  productName: nameIn(itemLinks.product(verdict.sku)),
  itemName: nameIn(itemLinks.record(verdict.recordKey)),
});

const nameIn = (row: { readonly data: string } | null): string | null =>
  row === null ? null : JSON.parse(row.data).value.name;
