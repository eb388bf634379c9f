import { type FieldValues, fieldNames, type StandardField } from '../../../shared/domain/fields.ts';
import type { AddressBook } from '../world/email.ts';
import type { Person } from '../world/one-person.ts';
import { drawBirthDate, homeStores, loyaltyTiers, priceGroups } from '../world/person.ts';
import { internationalPhone } from '../world/phone.ts';
import { countries } from '../world/places/countries.ts';
import type { Country } from '../world/places/country.ts';
import { drawOtherPostcode, drawPostcode } from '../world/postcode.ts';
import type { Random } from '../world/random.ts';
import { agreed, type Draft } from './draft.ts';

type Drifting = {
  readonly person: Person;
  readonly random: Random;
  readonly addresses: AddressBook;
  readonly phoneOf: (country: Country) => string;
};

type Drift = (drifting: Drifting, value: string) => string;

const other = (list: readonly [string, ...string[]], value: string, random: Random): string => {
  const rest = list.filter((entry) => entry.toLowerCase() !== value.toLowerCase());
  return rest[random.below(rest.length)] ?? `${value} 2`;
};

/** The other writing of one name: an accent lost on the way, or a married name. */
const otherLastName: Drift = ({ person, random }, value) => {
  const plain = value.normalize('NFD').replace(/\p{M}/gu, '');
  return plain !== value && random.chance(0.4) ? plain : other(person.country.last, value, random);
};

const otherPoints: Drift = ({ random }, value) => {
  const points = Number(value);
  const step = 10 + random.below(900);
  return String(points > 1_000 && random.chance(0.5) ? points - step : points + step);
};

const otherDate: Drift = ({ random }, value) => {
  for (;;) {
    const date = drawBirthDate(random);
    if (date !== value) return date;
  }
};

const otherStreet: Drift = ({ person: { country }, random }, value) => {
  const street = other(country.streets, value.replace(/^\d+A? | \d+A?$/g, ''), random);
  return country.numberFirst ? `${1 + random.below(180)} ${street}` : `${street} ${1 + random.below(180)}`;
};

/** How each field comes to differ; the answer always differs in more than its writing. Country has its own rule. */
const drifts: Readonly<Record<Exclude<StandardField, 'country'>, Drift>> = {
  email: ({ addresses, person, random }) =>
    addresses.forPerson(
      person.values.firstName ?? '',
      person.values.lastName ?? '',
      person.country.emailDomains,
      random,
    ),
  title: ({ person, random }, value) =>
    other([...person.country.titles.female, ...person.country.titles.male], value, random),
  firstName: ({ person, random }, value) => other([...person.country.female, ...person.country.male], value, random),
  lastName: otherLastName,
  phone: ({ phoneOf, person }) => phoneOf(person.country),
  birthDate: otherDate,
  street: otherStreet,
  city: ({ person, random }, value) => {
    const [first, ...rest] = person.country.cities;
    return other([first[0], ...rest.map(([name]) => name)], value, random);
  },
  postcode: ({ person, random }, value) => drawOtherPostcode(person.country, value, random),
  language: ({ random }, value) => other(['en', 'de', 'fr', 'nl', 'es', 'sv', 'it', 'pl'], value, random),
  loyaltyTier: ({ random }, value) => other(loyaltyTiers, value, random),
  loyaltyPoints: otherPoints,
  priceGroup: ({ random }, value) => other(priceGroups, value, random),
  homeStore: ({ random }, value) => other(homeStores, value, random),
};

/**
 * A person who moved abroad, which only the ERP knows. Phone numbers are written with their country's code on both sides:
 * read under another country, a national writing would be another number.
 */
const movedAbroad = ({ person: { country, values }, random }: Drifting): Draft => {
  const elsewhere = countries.filter(({ code }) => code !== country.code);
  const before = elsewhere[random.below(elsewhere.length)] ?? country;
  const city = random.pick(before.cities);
  const phone = values.phone === null ? null : internationalPhone(country.phone, values.phone);
  return {
    erp: { ...values, phone },
    dotdigital: { ...values, phone, country: before.code, city: city[0], postcode: drawPostcode(before, city, random) },
    fields: ['city', 'postcode', 'country'],
  };
};

/** Identity rests on the address, so it never drifts along with something else and is never emptied. */
const companions = fieldNames.filter((name) => name !== 'email' && name !== 'country');

const fieldsFor = (place: number, random: Random): readonly StandardField[] => {
  const fields = new Set<StandardField>([fieldNames[place % fieldNames.length] ?? 'postcode']);
  const wanted = 1 + Math.floor(random.next() * random.next() * 3);
  while (fields.size < wanted) fields.add(companions[random.below(companions.length)] ?? 'city');
  return fieldNames.filter((name) => fields.has(name));
};

const withDrift = (draft: Draft, field: Exclude<StandardField, 'country'>, drifting: Drifting): Draft => {
  const value = draft.erp[field];
  const fate = field === 'email' ? 1 : drifting.random.next();
  const set = (values: FieldValues, next: string | null): FieldValues => ({ ...values, [field]: next });
  if (fate < 0.1) return { ...draft, erp: set(draft.erp, null) };
  if (fate < 0.25) return { ...draft, dotdigital: set(draft.dotdigital, null) };
  return { ...draft, dotdigital: set(draft.dotdigital, drifts[field](drifting, value ?? '')) };
};

/** Lets one to three fields of a complete person differ; which one comes first goes round over all fields. */
export const plantDrift = (place: number, drifting: Drifting): Draft => {
  const fields = fieldsFor(place, drifting.random);
  if (fields.includes('country')) return movedAbroad(drifting);
  const planted = fields
    .filter((field) => field !== 'country')
    .reduce((draft, field) => withDrift(draft, field, drifting), agreed(drifting.person.values));
  return { ...planted, fields };
};
