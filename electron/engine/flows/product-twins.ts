import { failure } from '../../../shared/errors.ts';
import { err, type Result } from '../../../shared/result.ts';
import { normalisedSku } from '../domain/match/products/item.ts';
import type { StoredMismatch } from '../store/case-stores.ts';
import type { Stores } from '../store/stores.ts';

/**
 * Answers whether the catalogue has an item without a product under the same SKU but for its dress, of which nobody said that
 * it is another one: publishing the product would put it there twice, so that is a person's. Reads the catalogue at its
 * first question.
 */
export const twinsIn = ({ itemLinks }: Pick<Stores, 'itemLinks'>): ((sku: string) => boolean) => {
  let free: ReadonlyMap<string, readonly string[]> | null = null;
  return (sku) => {
    free ??= freeByPlainSku(itemLinks);
    const keys = free.get(normalisedSku(sku) ?? '') ?? [];
    return keys.some((key) => itemLinks.verdict(sku, key)?.verdict !== 'different');
  };
};

/** Who is free is kept under its own SKU. */
const freeByPlainSku = (itemLinks: Stores['itemLinks']): ReadonlyMap<string, readonly string[]> => {
  const found = new Map<string, string[]>();
  for (const page of itemLinks.records()) {
    for (const { id, matchKey, isFree } of page) {
      const plain = isFree ? normalisedSku(matchKey) : null;
      if (plain !== null) found.set(plain, [...(found.get(plain) ?? []), id]);
    }
  }
  return found;
};

/** Why a product that may be there already is published with no others; null where it may be. */
export const refusingTwins = (
  stores: Pick<Stores, 'itemLinks'>,
): ((mismatch: Pick<StoredMismatch, 'row' | 'matchKey'>) => Result<never> | null) => {
  const isTwin = twinsIn(stores);
  return ({ row, matchKey }) => (row.kind === 'product-missing' && isTwin(matchKey) ? err(mayBeThere) : null);
};

const mayBeThere = failure(
  'decision.not-possible',
  'The catalogue may have it under another dress of its SKU; somebody says that first.',
);
