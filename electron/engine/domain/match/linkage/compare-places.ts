import { areUnlike, jaroWinkler, slips } from './distance.ts';
import type { Level } from './levels.ts';

const partsOf = (line: string): readonly [string, string] => {
  const bar = line.indexOf('|');
  return [line.slice(0, bar), line.slice(bar + 1)];
};

/** How alike words are: 7 the same, 5 a slip or two, 3 alike, 1 not. */
const compareWords = (left: string, right: string): 1 | 3 | 5 | 7 => {
  if (left === '' || right === '') return 1;
  if (left === right) return 7;
  if (areUnlike(left, right)) return 1;
  const [first, second] = left < right ? [left, right] : [right, left];
  const [a, b] = [first.replaceAll(' ', ''), second.replaceAll(' ', '')];
  const shorter = Math.min(a.length, b.length);
  const apart = slips(a, b, 3);
  if (apart <= (shorter >= 12 ? 3 : shorter >= 8 ? 2 : shorter >= 4 ? 1 : 0)) return 5;
  if (shorter >= 4 && (jaroWinkler(a, b) >= 0.88 || (/ /.test(left + right) && shareOfWords(first, second) >= 0.66)))
    return 3;
  return 1;
};

/** Letters of the words that both have, as a share of the shorter text's; words of one letter do not count. */
const shareOfWords = (left: string, right: string): number => {
  const words = left.split(' ').filter((word) => word.length > 2);
  const others = new Set(right.split(' ').filter((word) => word.length > 2));
  const length = (list: Iterable<string>): number => [...list].reduce((sum, word) => sum + word.length, 0);
  const least = Math.min(length(words), length(others));
  return least === 0 ? 0 : length(new Set(words.filter((word) => others.has(word)))) / least;
};

/** Address lines as `number|words`. */
export const compareStreets = (left: string, right: string): Level => {
  if (left === right) return 7;
  const [number, words] = partsOf(left);
  const [otherNumber, otherWords] = partsOf(right);
  const alike = compareWords(words, otherWords);
  if (number !== '' && number === otherNumber) return alike === 5 || alike === 7 ? 6 : alike === 3 ? 5 : 2;
  const oneLacksNumber = number === '' || otherNumber === '';
  if (alike >= 5) return oneLacksNumber || slips(number, otherNumber, 1) <= 1 ? 5 : 4;
  return alike === 3 ? 3 : 1;
};

/** A second line: a house, a district, a part of the building. */
export const compareSecondLines = (left: string, right: string): Level => {
  if (left === right) return 7;
  const [number, words] = partsOf(left);
  const [otherNumber, otherWords] = partsOf(right);
  const alike = compareWords(words, otherWords);
  if (alike === 7) return number === '' || otherNumber === '' ? 5 : 3;
  return number === otherNumber || alike === 1 ? alike : 3;
};

/** Cities, companies: words in any order. */
export const compareTexts = (left: string, right: string): Level => compareWords(left, right);

/** Regions are short codes or words: the same, nearly (one slip in a word), or not. */
export const compareRegions = (left: string, right: string): Level =>
  left === right ? 7 : Math.min(left.length, right.length) >= 4 && slips(left, right, 1) <= 1 ? 5 : 1;
