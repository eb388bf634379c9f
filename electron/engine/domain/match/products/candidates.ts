import type { ProductConfidence } from '../../../../../shared/domain/product-link.ts';
import { confidenceOf, leastLikeness, reasonsOf, sameSkuReason } from './confidence.ts';
import { garmentSizeIn } from './garment-size.ts';
import { type Item, normalisedSku } from './item.ts';
import { type Likeness, likenessOf, type Rarity, rarityFrom, type Weighed } from './likeness.ts';
import { candidatesFor, itemWords, type Postings, post, weigh } from './postings.ts';
import type { ItemWords } from './words.ts';

/** An item of one side, with its words taken apart once. */
export type Known = { readonly item: Item; readonly words: ItemWords };

export const knownOf = (item: Item): Known => ({ item, words: itemWords(item) });

/** The items of one side, made ready to be asked for what may be the same as an item of the other. */
export type Shelf = {
  readonly known: readonly Known[];
  readonly weighed: readonly Weighed[];
  readonly rarity: Rarity;
  readonly postings: Postings;
  readonly bySku: ReadonlyMap<string, readonly number[]>;
};

/** What may be the same, by its place on the shelf. */
export type Candidate = {
  readonly place: number;
  readonly method: 'normalised-sku' | 'text';
  readonly confidence: ProductConfidence;
  readonly reasons: readonly string[];
};

/** Items that are weighed before others are answered. */
const atOnce = 500;

/**
 * Makes a shelf, in steps that are each soon done. How rare a word is rests on both sides: `others` are the items of the other
 * one.
 */
export function* shelving(known: readonly Known[], others: readonly Known[]): Generator<undefined, Shelf> {
  const counts = new Map<string, number>();
  const all = [...known, ...others];
  for (const [place, { words }] of all.entries()) {
    for (const word of words.words) counts.set(word, (counts.get(word) ?? 0) + 1);
    if (place % atOnce === atOnce - 1) yield;
  }
  const rarity = rarityFrom(counts, all.length);
  const weighed: Weighed[] = [];
  const bySku = new Map<string, number[]>();
  const postings = new Map<string, number[]>();
  for (const [place, { item, words }] of known.entries()) {
    weighed.push(weigh(words, item, rarity));
    post(postings, words, place);
    const key = item.sku === null ? null : normalisedSku(item.sku);
    if (key !== null) bySku.set(key, [...(bySku.get(key) ?? []), place]);
    if (place % atOnce === atOnce - 1) yield;
  }
  return { known, weighed, rarity, postings, bySku };
}

/** The items of a shelf that may be this one, the likeliest first; only those that are open are looked at. */
export const candidatesOn = (
  shelf: Shelf,
  wanted: Known,
  isOpen: (place: number) => boolean,
  most: number,
): readonly Candidate[] => {
  const dressed = dressedAs(shelf, wanted.item, isOpen);
  const skip = new Set(dressed.map(({ place }) => place));
  return [...dressed, ...textual(shelf, wanted, (place) => isOpen(place) && !skip.has(place))].slice(0, most);
};

/** Where several have the same SKU but for its dress, none of them is near certain. */
const dressedAs = (shelf: Shelf, { sku }: Item, isOpen: (place: number) => boolean): readonly Candidate[] => {
  const key = sku === null ? null : normalisedSku(sku);
  const places = key === null ? [] : (shelf.bySku.get(key) ?? []).filter(isOpen);
  return places.map((place) => ({
    place,
    method: 'normalised-sku',
    confidence: places.length === 1 ? 'near-certain' : 'likely',
    reasons: [places.length === 1 ? sameSkuReason : `${sameSkuReason}; so are ${places.length - 1} others`],
  }));
};

const textual = (shelf: Shelf, wanted: Known, isOpen: (place: number) => boolean): readonly Candidate[] => {
  const own = weigh(wanted.words, wanted.item, shelf.rarity);
  const alike = candidatesFor(wanted.words, shelf.postings, shelf.rarity, isOpen).flatMap((place) => {
    const [other, known] = [shelf.weighed[place], shelf.known[place]];
    if (other === undefined || known === undefined) return [];
    const likeness = likenessOf(own, other, shelf.rarity);
    const isOtherSize = areOtherSizes(wanted.item, known.item);
    const score = isOtherSize ? likeness.score * otherSizeShare : likeness.score;
    return score < leastLikeness ? [] : [{ place, likeness: { ...likeness, score }, isOtherSize, known }];
  });
  return alike
    .toSorted((a, b) => b.likeness.score - a.likeness.score || a.place - b.place)
    .map(({ place, likeness, isOtherSize, known }) => ({
      place,
      method: 'text',
      confidence: isLikely(likeness, isOtherSize, wanted, known) ? 'likely' : 'possible',
      reasons: [...reasonsOf(likeness), ...(isOtherSize ? ['The size of the garment differs'] : [])],
    }));
};

/** As much as another measure takes away. */
const otherSizeShare = 0.75;

const areOtherSizes = (one: Item, other: Item): boolean => {
  const [ours, theirs] = [garmentSizeIn(one.name), garmentSizeIn(other.name)];
  return ours !== null && theirs !== null && ours !== theirs;
};

const likelyFrom = 0.9;

/**
 * Text alone is near certain for nobody, and likely only where nothing contradicts it: another colour of the same thing has a
 * word that the other lacks, and the other one that it lacks. Figures: `npm run accuracy`.
 */
const isLikely = (likeness: Likeness, isOtherSize: boolean, one: Known, other: Known): boolean => {
  const { sameModel, otherModel, otherMeasure, otherNumber } = likeness;
  if (otherModel || otherMeasure || otherNumber || isOtherSize || confidenceOf(likeness) < likelyFrom) return false;
  return sameModel !== null || !(hasMore(one.words, other.words) && hasMore(other.words, one.words));
};

const hasMore = (one: ItemWords, other: ItemWords): boolean => one.words.some((word) => !other.words.includes(word));
