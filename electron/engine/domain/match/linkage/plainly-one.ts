import { levelAt, type Pattern } from './pattern.ts';
import { type FieldName, fieldNames } from './person.ts';

/** What is a person's own: from which level on it is the same but for a slip, and from which it is the same; a likeness is not. */
const own: readonly (readonly [FieldName, number, number])[] = [
  ['birthDate', 5, 7],
  ['phone', 5, 7],
  ['email', 6, 6],
  ['street', 6, 7],
  ['identifier', 5, 7],
  ['orders', 6, 6],
];

/** So many of these have to be the same. */
const leastOwn = 2;

/**
 * Whether two records of one side are plainly one person: of one name, of no other birth date, and with two things of a person's
 * own in common, not both of them by a slip. Odds alone do not tell within a side: among fifty thousand people many share a name,
 * and with it addresses made up of it, or a first name, a year of birth and a town.
 */
export const isPlainlyOne = (pattern: Pattern): boolean => {
  const level = (name: FieldName): number => levelAt(pattern, fieldNames.indexOf(name));
  const areExchanged = level('firstName') === 5;
  const isOneName = level('firstName') >= 4 && (areExchanged || level('lastName') >= 4);
  const isOtherBirth = level('birthDate') > 0 && level('birthDate') < 5;
  // A family's card or a firm's tax number is shared by people whose first names may be a slip apart.
  const counted = own.filter(([name]) => name !== 'identifier' || level('firstName') >= 6);
  const isWhole = counted.some(([name, _slip, whole]) => level(name) >= whole);
  const agreeing = counted.filter(([name, slip]) => level(name) >= slip);
  return isOneName && !isOtherBirth && isWhole && agreeing.length >= leastOwn;
};
