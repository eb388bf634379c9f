import type { Answer, Call } from '../server/http.ts';
import { refusalV2 } from './refusals.ts';
import { isDate } from './values.ts';

const MOST = 1_000;

export type Paging = { readonly select: number; readonly skip: number };

/** What is wrong with a parameter, in v2's words. */
export const invalidV2 = (sentence: string): Answer => refusalV2(400, `${sentence} ERROR_PARAMETER_INVALID`);

const numberOf = (text: string | null, otherwise: number): number =>
  text === null ? otherwise : /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN;

/** `select` of 1 to 1,000, unless a call has fewer, as many unless told, and `skip` (contract dotdigital 2.3 [C]). */
export const pagingOf = ({ query }: Call, most = MOST): Paging | Answer => {
  const [select, skip] = [numberOf(query.get('select'), most), numberOf(query.get('skip'), 0)];
  if (!(select >= 1 && select <= most)) return invalidV2(`Select must be a number from 1 to ${most}.`);
  return Number.isNaN(skip) ? invalidV2('Skip must not be negative.') : { select, skip };
};

/** The instant that a path's date means, in UTC unless it says otherwise. Forms vary (contract dotdigital 1 [C]). */
export const sinceOf = (text: string): number | Answer => {
  if (!isDate(text)) return invalidV2('The date is not a valid date.');
  const iso = text.replace(' ', 'T');
  return Date.parse(/T.*(Z|[+-]\d{2}:?\d{2})$/.test(iso) || !iso.includes('T') ? iso : `${iso}Z`);
};
