import type { Likeness } from './likeness.ts';

/** Likeness below this is not proposed; it is one for all sets. */
export const leastLikeness = 0.36;

/** Why two items whose SKUs differ in their dress alone are proposed. */
export const sameSkuReason = 'The SKU is the same but for case, separators and leading zeros';

/** Half at a likeness that is barely proposed, near one where model and words agree. */
export const confidenceOf = ({ score }: Likeness): number =>
  Math.round(100 / (1 + Math.exp(-9 * (score - leastLikeness)))) / 100;

/** What speaks for and against two items being one, in sentences. */
export const reasonsOf = ({
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
  ...(priceRatio === null ? [] : [priceWords(priceRatio)]),
];

/** A difference within a tenth speaks for two being one, but is no sameness. */
const priceWords = (ratio: number): string => {
  if (ratio === 1) return 'The price is the same';
  return ratio < 1.1
    ? 'The prices differ by less than a tenth'
    : `The prices differ by a factor of ${ratio.toFixed(1)}`;
};
