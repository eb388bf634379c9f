import { levelAt, type Pattern } from './pattern.ts';
import { type FieldName, fieldNames } from './person.ts';

/** What is a person's own, and from which level on it is the same: a slip is allowed, a likeness is not. */
const own: readonly (readonly [FieldName, number])[] = [
  ['birthDate', 5],
  ['phone', 5],
  ['email', 6],
  ['street', 6],
  ['identifier', 5],
  ['orders', 6],
];

/** So many of these have to be the same. */
const leastOwn = 2;

/**
 * Whether two records of one side are plainly one person: of one name, of no other birth date, and with two things of a person's
 * own in common. Odds alone do not tell within a side: among fifty thousand people many share a first name, a year of
 * birth, a town and its postcodes, and town and postcode count twice.
 */
export const isPlainlyOne = (pattern: Pattern): boolean => {
  const level = (name: FieldName): number => levelAt(pattern, fieldNames.indexOf(name));
  const areExchanged = level('firstName') === 5;
  const isOneName = level('firstName') >= 4 && (areExchanged || level('lastName') >= 4);
  const isOtherBirth = level('birthDate') > 0 && level('birthDate') < 5;
  return isOneName && !isOtherBirth && own.filter(([name, from]) => level(name) >= from).length >= leastOwn;
};
