import { levelAt, type Pattern } from './pattern.ts';
import { type FieldName, fieldNames } from './person.ts';
import { thresholds } from './thresholds.ts';

const at = (name: FieldName): number => fieldNames.indexOf(name);
const [firstName, birthDate, email, phone] = [at('firstName'), at('birthDate'), at('email'), at('phone')];
const [identifier, orders] = [at('identifier'), at('orders')];
const personal = [firstName, at('lastName'), birthDate, identifier, orders];

/** Why a pair is never linked by a machine, whatever its odds: for a person to decide. Null where nothing speaks against it. */
export type Caution = 'impersonal' | 'shared-mailbox';

export const cautionWords: Readonly<Record<Caution, string>> = {
  impersonal: "Nothing that is a person's own was compared",
  'shared-mailbox': 'Two first names on one email or phone, as in a family',
};

/**
 * Nothing was compared that is a person's own (a firm and one who works there share all the rest); or two first names use one email
 * or phone, and no birth date, identifier or order makes them one.
 */
export const cautionOf = (pattern: Pattern): Caution | null => {
  const level = (field: number): number => levelAt(pattern, field);
  if (level(email) < 4 && personal.every((field) => level(field) === 0)) return 'impersonal';
  const isOneMailbox = level(firstName) === 1 && (level(email) >= 6 || level(phone) === 7);
  return isOneMailbox && level(birthDate) < 5 && level(identifier) < 5 && level(orders) < 6 ? 'shared-mailbox' : null;
};

/** The odds as they count. */
export const countedOdds = (pattern: Pattern, bits: number): number =>
  cautionOf(pattern) === null ? bits : Math.min(bits, thresholds.link - 1);
