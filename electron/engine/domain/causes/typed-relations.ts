import type { Relation } from './text-relations.ts';

const day = 86_400_000;
const quarterOfAnHour = 900_000;

/** Days that were shifted by more are not told as shifted: any two dates are some days apart. */
const mostDays = 3;

const isoDay = /^(\d{4})-(\d{2})-(\d{2})$/;

/** Two days (YYYY-MM-DD) that differ. */
export const dateRelations = (erp: string, dotdigital: string): readonly Relation[] => {
  const [left, right] = [isoDay.exec(erp), isoDay.exec(dotdigital)];
  if (left === null || right === null) return [];
  const found: Relation[] = [];
  const [, year, month, dayOfMonth] = left;
  if (year === right[1] && month === right[3] && dayOfMonth === right[2])
    found.push({ mechanism: 'day-month-swapped', detail: null });
  if (month === right[2] && dayOfMonth === right[3])
    found.push({ mechanism: 'years-shifted', detail: signed(Number(right[1]) - Number(year)) });
  const days = (Date.parse(dotdigital) - Date.parse(erp)) / day;
  if (Math.abs(days) <= mostDays) found.push({ mechanism: 'day-shifted', detail: signed(days) });
  return found;
};

/** Two instants that differ by whole quarters of an hour, within a day: a zone was read otherwise. */
export const instantRelations = (erp: string, dotdigital: string): readonly Relation[] => {
  const shiftedMs = Date.parse(dotdigital) - Date.parse(erp);
  const isShifted = shiftedMs !== 0 && Math.abs(shiftedMs) <= day && shiftedMs % quarterOfAnHour === 0;
  return isShifted ? [{ mechanism: 'time-shifted', detail: signed(shiftedMs / 60_000) }] : [];
};

const signed = (value: number): string => (value > 0 ? `+${value}` : String(value));

const decimal = /^-?\d{1,15}(?:\.\d{1,9})?$/;

/** So many decimals of a quotient are told: amounts were rounded before they are compared. */
const quotientPlaces = 2;

/** Two plain decimals that differ; exact whole numbers of one small unit, never floating point. */
export const numberRelations = (erp: string, dotdigital: string): readonly Relation[] => {
  if (!decimal.test(erp) || !decimal.test(dotdigital)) return [];
  const places = Math.max(placesOf(erp), placesOf(dotdigital));
  const [left, right] = [unitsOf(erp, places), unitsOf(dotdigital, places)];
  const found: Relation[] = [{ mechanism: 'difference', detail: decimalOf(right - left, places) }];
  const quotient = left === 0n || right === 0n ? null : quotientOf(left, right);
  return quotient === null ? found : [{ mechanism: 'ratio', detail: quotient }, ...found];
};

const placesOf = (text: string): number => text.split('.')[1]?.length ?? 0;
const unitsOf = (text: string, places: number): bigint =>
  BigInt(text.replace('.', '') + '0'.repeat(places - placesOf(text)));

/** How many times as much Dotdigital says; null where that is about once. What is less than a tenth is told as a fraction. */
const quotientOf = (left: bigint, right: bigint): string | null => {
  const isSmall = (right < 0n ? -right : right) * 10n < (left < 0n ? -left : left);
  const [over, under] = isSmall ? [left, right] : [right, left];
  const scale = 10n ** BigInt(quotientPlaces);
  const text = decimalOf(roundedQuotient(over * scale, under), quotientPlaces);
  if (text === '1') return null;
  return isSmall ? `1/${text}` : text;
};

const roundedQuotient = (over: bigint, under: bigint): bigint => {
  const isNegative = over < 0n !== under < 0n;
  const [top, bottom] = [over < 0n ? -over : over, under < 0n ? -under : under];
  const rounded = (top * 2n + bottom) / (bottom * 2n);
  return isNegative ? -rounded : rounded;
};

const decimalOf = (units: bigint, places: number): string => {
  const digits = (units < 0n ? -units : units).toString().padStart(places + 1, '0');
  const whole = digits.slice(0, digits.length - places);
  const fraction = digits.slice(digits.length - places).replace(/0+$/, '');
  const plain = fraction === '' ? whole : `${whole}.${fraction}`;
  return units < 0n ? `-${plain}` : plain;
};

/** Both numbers end in the same digits, and only what stands before them differs. */
export const phoneRelations = (erp: string, dotdigital: string): readonly Relation[] => {
  const text = dotdigital.replace(/[^\d+]/g, '');
  let same = 0;
  while (same < erp.length && same < text.length && erp.at(-1 - same) === text.at(-1 - same)) same += 1;
  const [before, after] = [erp.slice(0, erp.length - same), text.slice(0, text.length - same)];
  const isPrefix = same >= leastSameDigits && before.length <= mostPrefix && after.length <= mostPrefix;
  return isPrefix && before !== after ? [{ mechanism: 'country-code', detail: `${before} → ${after}` }] : [];
};

const leastSameDigits = 6;
const mostPrefix = 5;
