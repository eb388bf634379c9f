import { levelAt, type Pattern } from './pattern.ts';
import { fieldNames } from './person.ts';
import { thresholds } from './thresholds.ts';

const personal = (['firstName', 'lastName', 'birthDate', 'identifier', 'orders'] as const).map((name) =>
  fieldNames.indexOf(name),
);
const email = fieldNames.indexOf('email');

/**
 * Whether nothing was compared that is a person's own: no name, birth date, identifier, order or address before the @. A firm and
 * one who works there share all the rest.
 */
export const isImpersonal = (pattern: Pattern): boolean =>
  levelAt(pattern, email) < 4 && personal.every((field) => levelAt(pattern, field) === 0);

/** The odds as they count: a pair of which nothing personal is known is never linked, only asked about. */
export const countedOdds = (pattern: Pattern, bits: number): number =>
  isImpersonal(pattern) ? Math.min(bits, thresholds.link - 1) : bits;
