import { levelAt, type Pattern } from './pattern.ts';
import { type FieldName, fieldNames } from './person.ts';
import { thresholds } from './thresholds.ts';

const at = (name: FieldName): number => fieldNames.indexOf(name);
const [firstName, lastName, birthDate, email, phone] = [
  at('firstName'),
  at('lastName'),
  at('birthDate'),
  at('email'),
  at('phone'),
];
const [street, identifier, orders] = [at('street'), at('identifier'), at('orders')];
const personal = [firstName, lastName, birthDate, identifier, orders];

/** Why a pair is never linked by a machine, whatever its odds: for a person to decide. Null where nothing speaks against it. */
export type Caution = 'impersonal' | 'shared-mailbox' | 'twins' | 'order-alone';

export const cautionWords: Readonly<Record<Caution, string>> = {
  impersonal: "Nothing that is a person's own was compared",
  'shared-mailbox': 'Two first names on one email or phone, as in a family',
  twins: 'Two first names and one birth date at one home, as of twins',
  'order-alone': 'Little else fits, and an order may hang on the wrong contact',
};

/**
 * Nothing was compared that is a person's own (a firm and one who works there share all the rest); or two first names use one email
 * or phone, and no birth date or identifier makes them one: an order of either hangs on their one contact. Or all that fits is an
 * order, which can have been taken for the wrong one, even for one of the same name.
 */
export const cautionOf = (pattern: Pattern): Caution | null => {
  const level = (field: number): number => levelAt(pattern, field);
  if (level(email) < 4 && personal.every((field) => level(field) === 0)) return 'impersonal';
  const isOneMailbox = level(firstName) === 1 && (level(email) >= 6 || level(phone) === 7);
  if (isOneMailbox && level(birthDate) < 5 && level(identifier) < 5) return 'shared-mailbox';
  if (areTwins(level)) return 'twins';
  return level(orders) >= 6 && isAllElseApart(level) ? 'order-alone' : null;
};

/** Two first names and one birth date at one home, and each is reached another way. */
const areTwins = (level: (field: number) => number): boolean =>
  level(firstName) === 1 &&
  level(lastName) >= 4 &&
  level(birthDate) === 7 &&
  level(street) >= 4 &&
  level(email) < 3 &&
  level(phone) < 3 &&
  level(email) + level(phone) > 0 &&
  level(identifier) < 4 &&
  level(orders) < 6;

/**
 * Whether nothing that is a person's own agrees: a name where no birth date says otherwise, a phone or an address where no other
 * first name is of the same home.
 */
const isAllElseApart = (level: (field: number) => number): boolean => {
  if (level(birthDate) >= 5 || level(email) >= 3 || level(identifier) >= 4) return false;
  const isNamed = level(firstName) === 5 || (level(firstName) >= 2 && level(lastName) >= 4);
  const isAtHome = level(firstName) !== 1 && (level(phone) >= 3 || level(street) >= 4);
  return !isAtHome && !(isNamed && level(birthDate) === 0);
};

/** The odds as they count. */
export const countedOdds = (pattern: Pattern, bits: number): number =>
  cautionOf(pattern) === null ? bits : Math.min(bits, thresholds.link - 1);
