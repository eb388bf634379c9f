import { type Item, normalisedSku } from './item.ts';
import { type Likeness, lengthOf, likenessOf, type Rarity, rarityOf, type Weighed } from './likeness.ts';
import { type ItemWords, wordsOf } from './words.ts';

/** A catalogue item proposed for a product, by their places. Confidence is from 0 to 1; the reasons are sentences. */
export type Proposal = {
  readonly left: number;
  readonly right: number;
  readonly method: 'sku' | 'normalised-sku' | 'text';
  readonly confidence: number;
  readonly reasons: readonly string[];
};

/** Likeness below this is not proposed; it is one for all sets. */
const leastLikeness = 0.36;

/** A word that more items have than this leads to nobody. */
const mostWithWord = 400;
const mostCandidates = 10;

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
      'The SKU is the same but for case, separators and leading zeros',
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

const itemWords = ({ name, brand, description }: Item): ItemWords =>
  wordsOf(brand === null || brand === '' ? name : `${name} ${brand}`, description ?? '');

const weigh = (words: ItemWords, item: Item | undefined, rarity: Rarity): Weighed => ({
  words,
  length: lengthOf(words, rarity),
  price: item?.price ? Number(item.price.replace(/[^0-9.]/g, '')) || null : null,
});

type Postings = ReadonlyMap<string, readonly number[]>;

const postingsOf = (all: readonly ItemWords[], isFree: (place: number) => boolean): Postings => {
  const postings = new Map<string, number[]>();
  for (const [place, { words, models }] of all.entries()) {
    if (!isFree(place)) continue;
    for (const word of [...words, ...models.filter((model) => model.length > 5).map((model) => stemOf(model))]) {
      const list = postings.get(word);
      if (list === undefined) postings.set(word, [place]);
      else list.push(place);
    }
  }
  return postings;
};

/** The first five signs of a model, under which its variants meet; marked, so that it is no word. */
const stemOf = (model: string): string => `\u0001${model.slice(0, 5)}`;

/** The most promising items for a set of words. */
const candidatesFor = ({ words, models }: ItemWords, postings: Postings, rarity: Rarity): readonly number[] => {
  const sums = new Map<number, number>();
  const keys = [...words, ...models.filter((model) => model.length >= 5).map(stemOf)];
  for (const word of keys) {
    const places = postings.get(word) ?? [];
    if (places.length > mostWithWord) continue;
    const weight = word.startsWith('\u0001') ? 4 : rarity(word) ** 2;
    for (const place of places) sums.set(place, (sums.get(place) ?? 0) + weight);
  }
  return [...sums]
    .sort(([a, x], [b, y]) => y - x || a - b)
    .slice(0, mostCandidates)
    .map(([place]) => place);
};

/** Half at a likeness that is barely proposed, near one where model and words agree. */
const confidenceOf = ({ score }: Likeness): number =>
  Math.round(100 / (1 + Math.exp(-9 * (score - leastLikeness)))) / 100;

const reasonsOf = ({
  cosine,
  sameModel,
  otherModel,
  otherMeasure,
  otherNumber,
  priceRatio,
}: Likeness): readonly string[] => [
  ...(sameModel === null ? [] : [`The model ${sameModel.toUpperCase()} is named by both`]),
  `The words agree by ${Math.round(100 * cosine)} %`,
  ...(otherModel ? ['Each names another model'] : []),
  ...(otherMeasure ? ['A size differs'] : []),
  ...(otherNumber ? ['A number in the name differs'] : []),
  ...(priceRatio === null
    ? []
    : [priceRatio < 1.1 ? 'The price is the same' : `The prices differ by a factor of ${priceRatio.toFixed(1)}`]),
];
