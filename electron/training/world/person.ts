import type { FieldValues } from '../../../shared/domain/fields.ts';
import type { Pairs } from '../faults/duplicates.ts';
import type { AddressBook } from './email.ts';
import type { Person } from './one-person.ts';
import { drawCountry } from './places/countries.ts';
import type { Country } from './places/country.ts';
import { drawPostcode } from './postcode.ts';
import type { Random } from './random.ts';

export type Supplies = {
  readonly addresses: AddressBook;
  readonly phoneOf: (country: Country) => string;
  readonly pairs: Pairs;
};

export const loyaltyTiers = ['Bronze', 'Silver', 'Gold', 'Platinum'] as const;
export const priceGroups = ['RETAIL', 'LOYALTY', 'STAFF', 'STUDENT', 'OUTLET'] as const;
export const homeStores = [
  'Leeds Briggate',
  'York Coney Street',
  'Harrogate James Street',
  'Manchester King Street',
  'Newcastle Grey Street',
  'Edinburgh George Street',
  'London Marylebone',
  'Bath Milsom Street',
  'Cardiff Royal Arcade',
  'Online',
] as const;

const POINTS_FROM = { Bronze: 0, Silver: 500, Gold: 2_000, Platinum: 6_000 } as const;

const drawTier = (random: Random): (typeof loyaltyTiers)[number] => {
  const place = random.below(100);
  if (place < 55) return 'Bronze';
  if (place < 82) return 'Silver';
  return place < 95 ? 'Gold' : 'Platinum';
};

/** A birth date from 1938 to 2006, as YYYY-MM-DD. */
export const drawBirthDate = (random: Random): string => {
  const first = Date.UTC(1938, 0, 1);
  const days = Math.round((Date.UTC(2006, 11, 31) - first) / 86_400_000);
  return new Date(first + random.below(days) * 86_400_000).toISOString().slice(0, 10);
};

const drawStreet = ({ streets, numberFirst }: Country, random: Random): string => {
  const number = `${1 + random.below(180)}${random.chance(0.06) ? 'A' : ''}`;
  const street = random.pick(streets);
  return numberFirst ? `${number} ${street}` : `${street} ${number}`;
};

/** Invents where somebody of this country lives. */
export const drawPlace = (
  country: Country,
  random: Random,
): Pick<FieldValues, 'street' | 'city' | 'postcode' | 'country'> => {
  const city = random.pick(country.cities);
  return {
    street: drawStreet(country, random),
    city: city[0],
    postcode: drawPostcode(country, city, random),
    country: country.code,
  };
};

const loyaltyOf = (random: Random): Pick<FieldValues, 'loyaltyTier' | 'loyaltyPoints' | 'priceGroup' | 'homeStore'> => {
  const tier = drawTier(random);
  return {
    loyaltyTier: tier,
    loyaltyPoints: String(POINTS_FROM[tier] + random.below(tier === 'Platinum' ? 9_000 : 1_400)),
    priceGroup: random.pick(priceGroups),
    homeStore: random.pick(homeStores),
  };
};

/** Invents a person. `complete` leaves no field empty; otherwise some are, as in every customer file. */
export const drawPerson = (random: Random, { addresses, phoneOf }: Supplies, complete: boolean): Person => {
  const country = drawCountry(random);
  const gender = random.chance(0.58) ? 'female' : 'male';
  const firstName = random.pick(country[gender]);
  const lastName = random.pick(country.last);
  const maybe = (share: number, value: string): string | null => (random.chance(share) && !complete ? null : value);
  const loyalty = loyaltyOf(random);
  const isMember = complete || !random.chance(0.08);
  return {
    country,
    values: {
      email: addresses.forPerson(firstName, lastName, country.emailDomains, random),
      title: maybe(0.12, random.pick(country.titles[gender])),
      firstName,
      lastName,
      phone: maybe(0.22, phoneOf(country)),
      birthDate: maybe(0.18, drawBirthDate(random)),
      ...drawPlace(country, random),
      language: country.language,
      ...loyalty,
      loyaltyTier: isMember ? loyalty.loyaltyTier : null,
      loyaltyPoints: isMember ? loyalty.loyaltyPoints : null,
    },
  };
};

const COMPANY_ENDINGS = [
  'Outfitters Ltd',
  '& Sons',
  'Workwear Ltd',
  'Hospitality Group',
  'Sports Club',
  'School PTA',
] as const;

/** Invents a company: its name stands where a person's last name does. */
export const drawCompany = (random: Random, { addresses, phoneOf }: Supplies): Person => {
  const country = drawCountry(random);
  const family = random.pick(country.last);
  return {
    country,
    values: {
      email: addresses.forPerson('orders', family, country.emailDomains, random),
      title: null,
      firstName: null,
      lastName: `${family} ${random.pick(COMPANY_ENDINGS)}`,
      phone: phoneOf(country),
      birthDate: null,
      ...drawPlace(country, random),
      language: country.language,
      loyaltyTier: null,
      loyaltyPoints: null,
      priceGroup: 'TRADE',
      homeStore: random.pick(homeStores),
    },
  };
};
