/** A run of characters that both texts share, or that only this one has. */
export type DiffPart = { readonly text: string; readonly differs: boolean };

const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** Beyond this the whole text is marked: the table would cost more than it tells. */
const longest = 400;

/** The parts of `own` with those marked that `other` does not share, by longest common subsequence of graphemes. */
export const diffParts = (own: string, other: string): readonly DiffPart[] => {
  if (own === '') return [];
  const left = [...segmenter.segment(own)].map(({ segment }) => segment);
  const right = [...segmenter.segment(other)].map(({ segment }) => segment);
  if (left.length > longest || right.length > longest) return [{ text: own, differs: own !== other }];
  const shared = sharedPlaces(left, right);
  // A few shared letters in two unrelated words say nothing: then the whole is marked.
  if (shared.size * 2 < Math.max(left.length, right.length)) return [{ text: own, differs: true }];
  const parts: { text: string; differs: boolean }[] = [];
  left.forEach((text, index) => {
    const differs = !shared.has(index);
    const last = parts.at(-1);
    if (last?.differs === differs) last.text += text;
    else parts.push({ text, differs });
  });
  return parts;
};

/** The places in `left` that belong to a longest common subsequence. */
const sharedPlaces = (left: readonly string[], right: readonly string[]): ReadonlySet<number> => {
  const width = right.length + 1;
  const lengths = new Uint16Array((left.length + 1) * width);
  const at = (row: number, column: number): number => lengths[row * width + column] ?? 0;
  for (let row = left.length - 1; row >= 0; row -= 1) {
    for (let column = right.length - 1; column >= 0; column -= 1) {
      lengths[row * width + column] =
        left[row] === right[column] ? at(row + 1, column + 1) + 1 : Math.max(at(row + 1, column), at(row, column + 1));
    }
  }
  const places = new Set<number>();
  let row = 0;
  let column = 0;
  while (row < left.length && column < right.length) {
    if (left[row] === right[column]) {
      places.add(row);
      row += 1;
      column += 1;
    } else if (at(row + 1, column) >= at(row, column + 1)) row += 1;
    else column += 1;
  }
  return places;
};
