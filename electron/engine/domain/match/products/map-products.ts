import { confidenceOf, leastLikeness, reasonsOf, sameSkuReason } from './confidence.ts';
import { type Item, normalisedSku } from './item.ts';
import { likenessOf, rarityOf } from './likeness.ts';
import { candidatesFor, itemWords, postingsOf, weigh } from './postings.ts';

/** A catalogue item proposed for a product, by their places. Confidence is from 0 to 1; the reasons are sentences. */
export type Proposal = {
  readonly left: number;
  readonly right: number;
  readonly method: 'sku' | 'normalised-sku' | 'text';
  readonly confidence: number;
  readonly reasons: readonly string[];
};

/** Maps products to catalogue items, one to one: by SKU, by SKU without its dress, then by text. */
export const mapProducts = (lefts: readonly Item[], rights: readonly Item[]): readonly Proposal[] => {
  const [takenLefts, takenRights] = [new Set<number>(), new Set<number>()];
  const take = (proposals: readonly Proposal[]): readonly Proposal[] =>
    proposals.filter(({ left, right }) => {
      if (takenLefts.has(left) || takenRights.has(right)) return false;
      takenLefts.add(left);
      takenRights.add(right);
      return true;
    });
  const bySku = take(byKey(lefts, rights, ({ sku }) => sku, 'sku', 1, 'The SKU is the same'));
  const free = { lefts: (place: number) => !takenLefts.has(place), rights: (place: number) => !takenRights.has(place) };
  const normalised = take(
    byKey(
      lefts,
      rights,
      ({ sku }) => (sku === null ? null : normalisedSku(sku)),
      'normalised-sku',
      0.98,
      sameSkuReason,
      free,
    ),
  );
  return [...bySku, ...normalised, ...take(byText(lefts, rights, free))];
};

type Free = { readonly lefts: (place: number) => boolean; readonly rights: (place: number) => boolean };

/** Items whose key nobody else on either side has. */
const byKey = (
  lefts: readonly Item[],
  rights: readonly Item[],
  keyOf: (item: Item) => string | null,
  method: Proposal['method'],
  confidence: number,
  reason: string,
  free: Free = { lefts: () => true, rights: () => true },
): readonly Proposal[] => {
  const [ours, theirs] = [placesByKey(lefts, keyOf, free.lefts), placesByKey(rights, keyOf, free.rights)];
  return [...ours].flatMap(([key, [left, ...more]]) => {
    const [right, ...others] = theirs.get(key) ?? [];
    if (left === undefined || right === undefined || more.length > 0 || others.length > 0) return [];
    return [{ left, right, method, confidence, reasons: [reason] }];
  });
};

const placesByKey = (
  items: readonly Item[],
  keyOf: (item: Item) => string | null,
  isFree: (place: number) => boolean,
): ReadonlyMap<string, readonly number[]> => {
  const places = new Map<string, number[]>();
  for (const [place, item] of items.entries()) {
    const key = keyOf(item);
    if (key === null || key === '' || !isFree(place)) continue;
    const list = places.get(key);
    if (list === undefined) places.set(key, [place]);
    else list.push(place);
  }
  return places;
};

const byText = (lefts: readonly Item[], rights: readonly Item[], free: Free): readonly Proposal[] => {
  const [ours, theirs] = [lefts.map(itemWords), rights.map(itemWords)];
  const rarity = rarityOf([...ours, ...theirs]);
  const weighed = theirs.map((words, place) => weigh(words, rights[place], rarity));
  const postings = postingsOf(theirs, free.rights);
  const pairs = ours.flatMap((words, left) => {
    if (!free.lefts(left)) return [];
    const own = weigh(words, lefts[left], rarity);
    return candidatesFor(words, postings, rarity).flatMap((right) => {
      const other = weighed[right];
      const likeness = other === undefined ? null : likenessOf(own, other, rarity);
      return likeness === null || likeness.score < leastLikeness ? [] : [{ left, right, likeness }];
    });
  });
  return pairs
    .toSorted((a, b) => b.likeness.score - a.likeness.score || a.left - b.left || a.right - b.right)
    .map(({ left, right, likeness }) => ({
      left,
      right,
      method: 'text',
      confidence: confidenceOf(likeness),
      reasons: reasonsOf(likeness),
    }));
};
