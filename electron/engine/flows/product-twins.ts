import type { MismatchKind } from '../../../shared/domain/mismatch.ts';
import { type Failure, failure } from '../../../shared/errors.ts';
import { normalisedSku } from '../domain/match/products/item.ts';
import { yieldToOthers } from '../runtime/batching.ts';
import type { StoredMismatch } from '../store/case-stores.ts';
import type { LinkRow } from '../store/item-link-store.ts';
import type { Stores } from '../store/stores.ts';

type Links = Pick<Stores, 'itemLinks'>;

/**
 * Products without an item and items without a product under the same SKU but for its dress, of which nobody said that they
 * are two: to publish such a product would put it there twice, to withdraw such an item would take a sold product out of the
 * catalogue, so either is a person's.
 */
export type Twins = {
  /** Whether the catalogue may have the product of this SKU. */
  readonly hasItem: (sku: string) => boolean;
  /** Whether the ERP may sell the item of the catalogue that is kept under this SKU. */
  readonly hasProduct: (sku: string) => boolean;
};

/** Under a plain SKU: products left, and free records. */
type Alike = { readonly skus: string[]; readonly records: Pick<LinkRow, 'id' | 'matchKey'>[] };

/** Reads both sides page by page, others are answered meanwhile; verdicts are read when it is asked. */
export const readTwins = async ({ itemLinks }: Links): Promise<Twins> => {
  const alike = await readAlike(itemLinks);
  const areTwo = (sku: string, key: string): boolean => itemLinks.verdict(sku, key)?.verdict === 'different';
  return {
    hasItem: (sku) => alikeTo(alike, sku).records.some(({ id }) => !areTwo(sku, id)),
    hasProduct: (itemSku) => {
      const { skus, records } = alikeTo(alike, itemSku);
      return records.some(({ id, matchKey }) => matchKey === itemSku && skus.some((sku) => !areTwo(sku, id)));
    },
  };
};

const none: Alike = { skus: [], records: [] };

const alikeTo = (alike: ReadonlyMap<string, Alike>, sku: string): Alike => alike.get(normalisedSku(sku) ?? '') ?? none;

/** Only where both sides have one: of a large catalogue that is little. */
const readAlike = async (itemLinks: Stores['itemLinks']): Promise<ReadonlyMap<string, Alike>> => {
  const left = new Map<string, Alike>();
  for (const page of itemLinks.productsLeft()) {
    for (const { matchKey: sku } of page) {
      const plain = normalisedSku(sku);
      if (plain === null) continue;
      const known = left.get(plain);
      if (known === undefined) left.set(plain, { skus: [sku], records: [] });
      else known.skus.push(sku);
    }
    await yieldToOthers();
  }
  if (left.size === 0) return left;
  for (const page of itemLinks.records()) {
    for (const { id, matchKey, isFree } of page)
      if (isFree) left.get(normalisedSku(matchKey) ?? '')?.records.push({ id, matchKey });
    await yieldToOthers();
  }
  return new Map([...left].filter(([, { records }]) => records.length > 0));
};

/** Asked of each case just before it is decided: why it is decided with no others, or null. */
export type Refusing = (mismatch: Pick<StoredMismatch, 'row' | 'matchKey'>) => Failure | null;

/** Why a case that may have a twin is decided with no others of its kind; null where it may be. */
export const refusingTwins = async (stores: Links, kind: MismatchKind): Promise<Refusing> => {
  if (kind !== 'product-missing' && kind !== 'item-orphan') return () => null;
  const { hasItem, hasProduct } = await readTwins(stores);
  return ({ row, matchKey }) => {
    const isTwin =
      row.kind === 'product-missing' ? hasItem(matchKey) : row.kind === 'item-orphan' && hasProduct(matchKey);
    return isTwin ? mayBeThere : null;
  };
};

const mayBeThere = failure(
  'decision.not-possible',
  'The other system may have it under another dress of its SKU; somebody says that first.',
);
