import type { City, Country } from './places/country.ts';
import type { Random } from './random.ts';

/** A postcode as people of the country write it, from one of the city's patterns. */
export const drawPostcode = (country: Country, [, ...patterns]: City, random: Random): string =>
  (patterns[random.below(patterns.length)] ?? patterns[0] ?? '').replace(/[#@]/g, (sign) =>
    sign === '#'
      ? String(random.below(10))
      : country.postcodeLetters.charAt(random.below(country.postcodeLetters.length)),
  );

/** A postcode that differs from `other`, of the same country. */
export const drawOtherPostcode = (country: Country, other: string | null, random: Random): string => {
  for (;;) {
    const postcode = drawPostcode(country, random.pick(country.cities), random);
    if (postcode !== other) return postcode;
  }
};
