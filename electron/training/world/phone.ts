import type { Country, PhonePlan } from './places/country.ts';
import { scattered } from './random.ts';

const digitsOf = (text: string): string => text.replace(/\D/g, '');

const countsIn = (range: string): number => 10 ** (range.match(/#/g) ?? []).length;

/** How many different numbers a plan can give. */
const capacityOf = (plan: PhonePlan): number => plan.ranges.reduce((sum, range) => sum + countsIn(range), 0);

/**
 * The number at this place of a country's plan, as people there write it. Different up to the plan's capacity; after that
 * they repeat, as in families.
 */
const phoneAt = (plan: PhonePlan, place: number): string => {
  const capacity = capacityOf(plan);
  let left = scattered(place % capacity, capacity);
  for (const range of plan.ranges) {
    const counts = countsIn(range);
    if (left < counts) return fill(range, left);
    left -= counts;
  }
  return fill(plan.ranges[0], 0);
};

const fill = (range: string, count: number): string => {
  const digits = String(count).padStart((range.match(/#/g) ?? []).length, '0');
  let used = 0;
  return range.replace(/#/g, () => digits.charAt(used++));
};

/** The same number with its country's code: +44 113 496 0123. */
export const internationalPhone = ({ callingCode, trunk }: PhonePlan, national: string): string =>
  `+${callingCode} ${national.slice(trunk.length).trim()}`;

/** Other writings of one number that mean the same; none equals the national writing. */
export const otherWritings = (plan: PhonePlan, national: string): readonly [string, ...string[]] => {
  const international = internationalPhone(plan, national);
  const grouped = national.replace(/^(\d+)[\s-]+/, '($1) ');
  return [
    international,
    `+${digitsOf(international)}`,
    `00${digitsOf(international)}`,
    ...(grouped === national ? [] : [grouped]),
    digitsOf(national),
  ];
};

/** Gives out a country's numbers one after the other. */
export const createPhoneBook = (): ((country: Country) => string) => {
  const given = new Map<string, number>();
  return (country) => {
    const place = given.get(country.code) ?? 0;
    given.set(country.code, place + 1);
    return phoneAt(country.phone, place);
  };
};
