import { areUnlike, jaroWinkler, slips } from './distance.ts';
import type { Level } from './levels.ts';
import { areForms } from './nicknames.ts';
import { soundOf } from './sounds.ts';

/** Folded first names. Several given names agree by the best of them. */
export const compareFirstNames = (left: string, right: string): Level => {
  if (left === right) return 7;
  if (areForms(left, right) || isPartOf(left, right)) return 6;
  if (left.length === 1 || right.length === 1) return left.charAt(0) === right.charAt(0) ? 2 : 1;
  return spellings(left, right);
};

/** Folded surnames. A part of a double name agrees with the whole. */
export const compareLastNames = (left: string, right: string): Level => {
  if (left === right) return 7;
  if (isPartOf(left, right)) return 6;
  return spellings(left, right);
};

const spellings = (left: string, right: string): Level => {
  if (areUnlike(left, right)) return 1;
  const [first, second] = left < right ? [left, right] : [right, left];
  const [a, b] = [first.replaceAll(' ', ''), second.replaceAll(' ', '')];
  const shorter = Math.min(a.length, b.length);
  const apart = slips(a, b, 2);
  if (apart === 0 || (apart === 1 && shorter >= 4) || (apart === 2 && shorter >= 8)) return 4;
  const near = jaroWinkler(a, b);
  if (near >= 0.93 && shorter >= 4) return 4;
  if (near >= 0.86 || (shorter >= 3 && apart <= 1) || (near >= 0.6 && soundOf(a) === soundOf(b))) return 3;
  return 1;
};

/** Whether one is a word of the other, or their words are the same in another order; single letters do not count. */
const isPartOf = (left: string, right: string): boolean => {
  if (!left.includes(' ') && !right.includes(' ')) return false;
  const [words, others] = [left.split(' '), right.split(' ')];
  const [few, many] = words.length <= others.length ? [words, others] : [others, words];
  return few.every((word) => many.includes(word)) && few.some((word) => word.length > 2);
};
