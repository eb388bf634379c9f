import { sumOfPowers } from './model.ts';
import type { Pattern } from './pattern.ts';
import { answerOf, thresholds } from './thresholds.ts';

export type Scored = {
  readonly left: number;
  readonly right: number;
  readonly bits: number;
  readonly pattern: Pattern;
};

/** A pair with its answer. `bits` are its own odds, `settled` those that are left when its rivals are weighed in. */
export type Answered = Scored & { readonly settled: number; readonly certain: boolean };

export type Assignment = { readonly links: readonly Answered[]; readonly possible: readonly Answered[] };

/**
 * Answers pairs of two sides. A record has at most one link: the best pair that is free first, and a pair with an equal rival
 * is for a person to decide.
 */
export const assign = (scored: readonly Scored[]): Assignment => {
  const order = settled(scored).toSorted((a, b) => b.bits - a.bits || a.left - b.left || a.right - b.right);
  const [lefts, rights] = [new Set<number>(), new Set<number>()];
  const [links, rest]: [Answered[], Answered[]] = [[], []];
  for (const pair of order) {
    const isFree = !lefts.has(pair.left) && !rights.has(pair.right);
    const isLink = isFree && answerOf(pair.settled) === 'link';
    if (isLink) {
      lefts.add(pair.left);
      rights.add(pair.right);
    }
    (isLink ? links : rest).push({ ...pair, certain: isLink && pair.settled >= thresholds.certain });
  }
  const possible = rest.filter(
    ({ left, right, settled: odds }) => odds >= thresholds.possible && !lefts.has(left) && !rights.has(right),
  );
  return { links, possible };
};

/** The odds against the chance and against all other pairs of the two records, of which at most one can be right. */
const settled = (scored: readonly Scored[]): readonly (Scored & { readonly settled: number })[] => {
  const [ofLeft, ofRight] = [new Map<number, number[]>(), new Map<number, number[]>()];
  for (const { left, right, bits } of scored) {
    push(ofLeft, left, bits);
    push(ofRight, right, bits);
  }
  return scored.map((pair) => {
    const rivals = sumOfPowers(others(ofLeft.get(pair.left), pair.bits), others(ofRight.get(pair.right), pair.bits));
    return { ...pair, settled: pair.bits - sumOfPowers(0, rivals) };
  });
};

const push = (map: Map<number, number[]>, key: number, bits: number): void => {
  const list = map.get(key);
  if (list === undefined) map.set(key, [bits]);
  else list.push(bits);
};

/** The sum of all but one of the odds that is `own`. */
const others = (all: readonly number[] = [], own: number): number => {
  let sum = Number.NEGATIVE_INFINITY;
  let isSkipped = false;
  for (const bits of all) {
    if (!isSkipped && bits === own) isSkipped = true;
    else sum = sumOfPowers(sum, bits);
  }
  return sum;
};
