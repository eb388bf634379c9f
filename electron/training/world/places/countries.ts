import type { Random } from '../random.ts';
import type { Country } from './country.ts';
import { germany } from './germany.ts';
import { greatBritain } from './great-britain.ts';
import { italy, poland, spain, sweden } from './north-and-south.ts';
import { france, ireland, netherlands } from './west.ts';

/** Share of the customers in percent; together 100. */
const shares: readonly (readonly [Country, number])[] = [
  [greatBritain, 62],
  [germany, 9],
  [france, 8],
  [netherlands, 5],
  [spain, 4],
  [sweden, 3.5],
  [italy, 3.5],
  [ireland, 3],
  [poland, 2],
];

/** The countries that Northbank Apparel delivers to. */
export const countries: readonly Country[] = shares.map(([country]) => country);

/** A country by its share of the customers. */
export const drawCountry = (random: Random): Country => {
  let left = random.next() * 100;
  for (const [country, share] of shares) {
    left -= share;
    if (left < 0) return country;
  }
  return greatBritain;
};
