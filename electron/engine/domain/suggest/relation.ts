import { slips } from '../match/linkage/distance.ts';
import { canonicalText, tidy } from '../normalise/text.ts';

export type Relation =
  | 'both-empty'
  | 'erp-empty'
  | 'dotdigital-empty'
  | 'case-only'
  | 'signs-only'
  | 'erp-longer'
  | 'dotdigital-longer'
  | 'erp-more'
  | 'dotdigital-more'
  | 'slip'
  | 'close'
  | 'different';

const accents = /\p{M}/gu;
const signs = /[^\p{L}\p{N}]/gu;

/** How two values stand to each other, in a word that says nothing of what they are. */
export const relationOf = (erp: string | null, dotdigital: string | null): Relation => {
  const [left, right] = [tidy(erp ?? ''), tidy(dotdigital ?? '')];
  if (left === '') return right === '' ? 'both-empty' : 'erp-empty';
  if (right === '') return 'dotdigital-empty';
  if (canonicalText(left) === canonicalText(right)) return 'case-only';
  const [ours, theirs] = [bare(left), bare(right)];
  if (ours === theirs) return 'signs-only';
  const [more, less] = [amountOf(left), amountOf(right)];
  if (more !== null && less !== null) return more > less ? 'erp-more' : 'dotdigital-more';
  if (ours.includes(theirs)) return 'erp-longer';
  if (theirs.includes(ours)) return 'dotdigital-longer';
  return distanceOf(ours, theirs);
};

/** Without case, accents, blanks and punctuation. */
const bare = (text: string): string => canonicalText(text).normalize('NFD').replace(accents, '').replace(signs, '');

/** Short plain numbers are amounts; a long row of digits is a telephone number or the like. */
const amountOf = (text: string): number | null => (/^-?\d{1,9}(\.\d{1,4})?$/.test(text) ? Number(text) : null);

const distanceOf = (left: string, right: string): Relation => {
  if (slips(left, right, 1) <= 1) return 'slip';
  const allowed = Math.floor(Math.max(left.length, right.length) / 4);
  return slips(left, right, allowed) <= allowed ? 'close' : 'different';
};
