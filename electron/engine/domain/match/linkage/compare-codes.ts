import { slips } from './distance.ts';
import type { Level } from './levels.ts';

/** Birth dates of eight digits. A slip is one digit wrong, two neighbours exchanged, or a part off by one. */
export const compareDates = (left: string, right: string): Level => {
  if (left === right) return 7;
  const [year, month, day] = [isSame(left, right, 0, 4), isSame(left, right, 4, 6), isSame(left, right, 6, 8)];
  if (!year && !month && !day) return slips(left, right, 1) === 1 ? 5 : 1;
  if (year && left.slice(4, 6) === right.slice(6) && left.slice(6) === right.slice(4, 6)) return 6;
  if (slips(left, right, 1) === 1) return 5;
  if (Number(year) + Number(month) + Number(day) === 2) return isOffByOne(left, right) ? 5 : 3;
  return year ? 2 : 1;
};

const isSame = (left: string, right: string, from: number, to: number): boolean => {
  for (let place = from; place < to; place += 1) if (left.charCodeAt(place) !== right.charCodeAt(place)) return false;
  return true;
};

/** Whether a part is one more in one of them: 1979 and 1980, 09 and 10. */
const isOffByOne = (left: string, right: string): boolean =>
  [
    [0, 4],
    [4, 6],
    [6, 8],
  ].every(([from, to]) => Math.abs(Number(left.slice(from, to)) - Number(right.slice(from, to))) <= 1);

/** Phone numbers of up to nine digits. */
export const comparePhones = (left: string, right: string): Level => {
  if (left === right) return 7;
  if (slips(left, right, 1) === 1) return 5;
  return left.slice(-6) === right.slice(-6) ? 3 : 1;
};

/** Postcodes without white space. The area is what stands before the last three signs, or the first two digits. */
export const comparePostcodes = (left: string, right: string): Level => {
  if (left === right) return 7;
  if (slips(left, right, 1) === 1) return 5;
  return areaOf(left) === areaOf(right) ? 3 : 1;
};

/** The area of a postcode: its outward part where it has letters first, its first two digits otherwise. */
export const areaOf = (postcode: string): string =>
  /^[a-z]/.test(postcode) && postcode.length >= 5 ? postcode.slice(0, -3) : postcode.slice(0, 2);

/** Numbers that are given out: tax, membership. Short ones must be the same. */
export const compareIdentifiers = (left: string, right: string): Level => {
  if (left === right) return 7;
  if (Math.min(left.length, right.length) < 5) return 1;
  const apart = slips(left, right, 2);
  return apart === 1 ? 5 : apart === 2 ? 4 : 1;
};
