import { useCallback, useSyncExternalStore } from 'react';
import { mismatchIdSchema } from '../../../shared/domain/ids.ts';
import type { MismatchRow } from '../../../shared/domain/mismatch.ts';
import { linkableKinds, type ProductCandidate, type ProductVerdict } from '../../../shared/domain/product-link.ts';
import type { OutputOf } from '../../../shared/ipc/contract.ts';
import type { MismatchDetail } from '../../../shared/ipc/operations/mismatch.ts';
import { queries } from '../../ipc/use-query.ts';
import { useMismatches } from './store.ts';

/** What may be the product, the item or the SKU of a case. `none`: it is not asked, or nothing is like it; `chosen`: of whom it would be said. */
export type ProductMatch = { readonly said: readonly ProductVerdict[] } & (
  | { readonly is: 'none' }
  | { readonly is: 'looking' }
  | { readonly is: 'unread'; readonly sentence: string; readonly retry: () => void }
  | {
      readonly is: 'proposed';
      readonly candidates: readonly ProductCandidate[];
      readonly chosen: ProductCandidate | null;
    }
);

export type LinkableKind = (typeof linkableKinds)[number];

/** The kind, where it is about a product or an item without the other. */
export const linkableKind = ({ kind }: Pick<MismatchRow, 'kind'>): LinkableKind | null =>
  linkableKinds.find((one) => one === kind) ?? null;

export const noMatch: ProductMatch = { is: 'none', said: [] };

/** What may be the same as the case's; nothing is asked for cases that are not about products. */
export const useProductMatch = ({ row }: MismatchDetail): ProductMatch => {
  const isAsked = row.entity === 'item';
  const id = mismatchIdSchema.parse(row.id);
  const watch = useCallback(
    (listener: () => void) => (isAsked ? queries.watch('product.candidates', { id }, listener) : (): void => undefined),
    [id, isAsked],
  );
  const answer = useSyncExternalStore(watch, () => (isAsked ? queries.read('product.candidates', { id }) : nothing));
  const chosen = useMismatches((state) => state.keeps[row.id]);
  const data = answer.data as OutputOf<'product.candidates'> | undefined;
  const isOpen = row.status === 'open' && linkableKind(row) !== null;
  if (data === undefined) {
    if (!isOpen) return noMatch;
    if (answer.error === null) return { is: 'looking', said: [] };
    const retry = (): void => queries.retry('product.candidates', { id });
    return { is: 'unread', sentence: answer.error.sentence, retry, said: [] };
  }
  const { candidates, said } = data;
  const [first] = candidates;
  if (!isOpen || first === undefined) return { is: 'none', said };
  return { is: 'proposed', candidates, said, chosen: candidates.find((one) => one.id === chosen) ?? likelyOne(first) };
};

/** What is merely possible has to be chosen first: a key that is hit by habit must not link it. */
const likelyOne = (first: ProductCandidate): ProductCandidate | null =>
  first.confidence === 'possible' ? null : first;

const nothing = { data: undefined, error: null };
