import type { ItemWords } from './words.ts';

/** How many items of both sides have a word; what few have says more. */
export type Rarity = (word: string) => number;

/** Weighs words by how rare they are: 0 for one that all have. */
export const rarityOf = (all: readonly ItemWords[]): Rarity => {
  const counts = new Map<string, number>();
  for (const { words } of all) for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return rarityFrom(counts, all.length);
};

/** The same, where it was counted how many of so many items have each word. */
export const rarityFrom =
  (counts: ReadonlyMap<string, number>, items: number): Rarity =>
  (word) =>
    Math.log((items + 1) / ((counts.get(word) ?? 0) + 0.5));

/** The length of an item's vector of words. */
export const lengthOf = ({ words }: ItemWords, rarity: Rarity): number => Math.hypot(...words.map(rarity)) || 1;

export type Likeness = {
  /** From 0 to 1. */
  readonly score: number;
  readonly cosine: number;
  readonly sameModel: string | null;
  readonly otherModel: boolean;
  readonly otherMeasure: boolean;
  readonly otherNumber: boolean;
  /** The dearer price over the cheaper one, null where one is not known. */
  readonly priceRatio: number | null;
};

export type Weighed = { readonly words: ItemWords; readonly length: number; readonly price: number | null };

/** How alike two items are: the cosine of their words by rarity, then what supports or contradicts it. Symmetric. */
export const likenessOf = (left: Weighed, right: Weighed, rarity: Rarity): Likeness => {
  const ours = new Set(left.words.words);
  let product = 0;
  for (const word of right.words.words) if (ours.has(word)) product += rarity(word) ** 2;
  const model = modelOf(left.words.models, right.words.models);
  if (model !== null && !(ours.has(model.one) && model.one === model.other))
    product += 0.7 * rarity(model.one) * rarity(model.other);
  const cosine = Math.min(1, product / (left.length * right.length));
  const otherModel = model === null && left.words.models.length > 0 && right.words.models.length > 0;
  const otherMeasure = contradicts(left.words.measures, right.words.measures);
  const otherNumber = areApart(left.words.numbers, right.words.numbers);
  const priceRatio = left.price && right.price ? Math.max(left.price / right.price, right.price / left.price) : null;
  let score = cosine;
  if (model !== null) score += (1 - score) * 0.35;
  if (otherModel) score *= 0.7;
  if (otherMeasure) score *= 0.75;
  if (otherNumber) score *= 0.8;
  if (priceRatio !== null) score *= priceRatio > 4 ? 0.75 : priceRatio > 2 ? 0.88 : 1;
  if (priceRatio !== null && priceRatio < 1.1) score += (1 - score) * 0.06;
  return { score, cosine, sameModel: model?.one ?? null, otherModel, otherMeasure, otherNumber, priceRatio };
};

/** A model that both name; one may have a few signs more at its end, for a colour or a country. */
const modelOf = (
  left: readonly string[],
  right: readonly string[],
): { readonly one: string; readonly other: string } | null => {
  for (const one of left) {
    for (const other of right) {
      const [short, long] = one.length <= other.length ? [one, other] : [other, one];
      if (one === other || (short.length >= 5 && long.length - short.length <= 3 && long.startsWith(short)))
        return { one, other };
    }
  }
  return null;
};

const contradicts = (left: ReadonlyMap<string, string>, right: ReadonlyMap<string, string>): boolean => {
  let agrees = false;
  let differs = false;
  for (const [unit, number] of left) {
    const other = right.get(unit);
    if (other === undefined) continue;
    if (other === number) agrees = true;
    else differs = true;
  }
  return differs && !agrees;
};

const areApart = (left: readonly string[], right: readonly string[]): boolean =>
  left.length > 0 && right.length > 0 && !left.some((number) => right.includes(number));
