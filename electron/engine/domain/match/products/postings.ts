import type { Item } from './item.ts';
import { lengthOf, type Rarity, type Weighed } from './likeness.ts';
import { type ItemWords, wordsOf } from './words.ts';

/** A word that more open items have than this leads to nobody. */
const mostWithWord = 400;
const mostCandidates = 10;

/** What an item says of itself, taken apart. */
export const itemWords = ({ name, brand, description }: Item): ItemWords =>
  wordsOf(brand === null || brand === '' ? name : `${name} ${brand}`, description ?? '');

/** The same, ready to be compared. */
export const weigh = (words: ItemWords, item: Item | undefined, rarity: Rarity): Weighed => ({
  words,
  length: lengthOf(words, rarity),
  price: item?.price ? Number(item.price.replace(/[^0-9.]/g, '')) || null : null,
});

/** Under each word the places of those that have it. */
export type Postings = ReadonlyMap<string, readonly number[]>;

export const postingsOf = (all: readonly ItemWords[], isFree: (place: number) => boolean): Postings => {
  const postings = new Map<string, number[]>();
  for (const [place, words] of all.entries()) if (isFree(place)) post(postings, words, place);
  return postings;
};

/** Adds the words of one item. */
export const post = (postings: Map<string, number[]>, { words, models }: ItemWords, place: number): void => {
  for (const word of [...words, ...models.filter((model) => model.length > 5).map((model) => stemOf(model))]) {
    const list = postings.get(word);
    if (list === undefined) postings.set(word, [place]);
    else list.push(place);
  }
};

/** The first five signs of a model, under which its variants meet; marked, so that it is no word. */
const stemOf = (model: string): string => `\u0001${model.slice(0, 5)}`;

/** The most promising items for a set of words; what is not open counts for nothing. */
export const candidatesFor = (
  { words, models }: ItemWords,
  postings: Postings,
  rarity: Rarity,
  isOpen: (place: number) => boolean = () => true,
): readonly number[] => {
  const sums = new Map<number, number>();
  const keys = [...words, ...models.filter((model) => model.length >= 5).map(stemOf)];
  for (const word of keys) {
    const places = openOf(postings.get(word) ?? [], isOpen);
    const weight = word.startsWith('\u0001') ? 4 : rarity(word) ** 2;
    for (const place of places) sums.set(place, (sums.get(place) ?? 0) + weight);
  }
  return [...sums]
    .sort(([a, x], [b, y]) => y - x || a - b)
    .slice(0, mostCandidates)
    .map(([place]) => place);
};

/** Those of the places that are open; none where they are too many, which is known at the first one too much. */
const openOf = (places: readonly number[], isOpen: (place: number) => boolean): readonly number[] => {
  const open: number[] = [];
  for (const place of places) {
    if (!isOpen(place)) continue;
    if (open.length === mostWithWord) return [];
    open.push(place);
  }
  return open;
};
