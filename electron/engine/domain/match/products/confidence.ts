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
  ...(priceRatio === null
    ? []
    : [priceRatio < 1.1 ? 'The price is the same' : `The prices differ by a factor of ${priceRatio.toFixed(1)}`]),
];
