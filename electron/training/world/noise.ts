import { type FieldValues, fieldNames, type StandardField } from '../../../shared/domain/fields.ts';
import type { Person } from './one-person.ts';
import { otherWritings } from './phone.ts';
import type { Random } from './random.ts';

/** Upper case where it can be undone: not every letter survives the way there and back (ß becomes SS). */
const louder = (text: string): string =>
  text.toUpperCase().toLowerCase() === text.toLowerCase() ? text.toUpperCase() : ` ${text}`;

const softer = (text: string): string =>
  text.toLowerCase().toUpperCase() === text.toUpperCase() ? text.toLowerCase() : text;

const padded = (text: string): string => `  ${softer(text)} `;

const spaced = (text: string): string => text.replaceAll(' ', '  ').concat(' ');

const bare = (text: string): string => text.replaceAll(' ', '').toLowerCase();

/** Other writings of the same value. A field without a rule is left as it is. */
const writings: Readonly<Partial<Record<StandardField, (value: string, person: Person, random: Random) => string>>> = {
  email: (value) => value.toUpperCase(),
  title: (value) => louder(value),
  firstName: (value) => padded(value),
  lastName: (value) => louder(value),
  phone: (value, { country }, random) => random.pick(otherWritings(country.phone, value)),
  birthDate: (value) => `${value}T00:00:00Z`,
  street: (value) => spaced(value),
  city: (value) => louder(value),
  postcode: (value, _person, random) => (random.chance(0.6) && bare(value) !== value ? bare(value) : ` ${value}`),
  country: (value) => value.toLowerCase(),
  language: (value) => value.toUpperCase(),
  loyaltyTier: (value) => softer(value),
  homeStore: (value) => padded(value),
};

export type Noise = { readonly values: FieldValues; readonly fields: readonly StandardField[] };

/** The same values in another writing, in one to three fields; the place decides which, so that all take part. */
export const writeDifferently = (place: number, person: Person, random: Random): Noise => {
  const able = fieldNames.filter((name) => {
    const value = person.values[name];
    return value !== null && writings[name] !== undefined && writings[name](value, person, random) !== value;
  });
  const count = Math.min(able.length, 1 + random.below(3));
  const chosen = new Set(Array.from({ length: count }, (_unused, step) => able[(place + step * 5) % able.length]));
  const values = { ...person.values };
  const fields = fieldNames.filter((name) => chosen.has(name));
  for (const name of fields) {
    const value = values[name];
    if (value !== null) values[name] = writings[name]?.(value, person, random) ?? value;
  }
  return { values, fields: fields.filter((name) => values[name] !== person.values[name]) };
};
