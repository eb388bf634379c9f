/** Right and wrong answers against a known truth. */
export type Score = { readonly right: number; readonly wrong: number; readonly missed: number };

export const precisionOf = ({ right, wrong }: Score): number => (right + wrong === 0 ? 1 : right / (right + wrong));
export const recallOf = ({ right, missed }: Score): number => (right + missed === 0 ? 1 : right / (right + missed));

/** The harmonic mean of precision and recall. */
export const f1Of = (score: Score): number =>
  score.right === 0 && score.wrong + score.missed > 0
    ? 0
    : (2 * score.right) / Math.max(1, 2 * score.right + score.wrong + score.missed);

/** Found pairs against true ones; a pair is a text that names both. */
export const scoreOf = (found: Iterable<string>, truth: ReadonlySet<string>): Score => {
  const all = new Set(found);
  const right = [...all].filter((pair) => truth.has(pair)).length;
  return { right, wrong: all.size - right, missed: truth.size - right };
};
