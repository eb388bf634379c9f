import { expect, test } from 'vitest';
import { withLevel } from '../../../../../electron/engine/domain/match/linkage/pattern.ts';
import { type FieldName, fieldNames } from '../../../../../electron/engine/domain/match/linkage/person.ts';
import { isPlainlyOne } from '../../../../../electron/engine/domain/match/linkage/plainly-one.ts';

type Levels = Readonly<Partial<Record<FieldName, 0 | 1 | 2 | 3 | 4 | 5 | 6 | 7>>>;

const patternOf = (levels: Levels): number =>
  fieldNames.reduce((pattern, name, place) => withLevel(pattern, place, levels[name] ?? 0), 0);

const named = { firstName: 7, lastName: 7 } as const;

test.each<[string, Levels]>([
  ['one name, birth date and phone, however they moved', { ...named, birthDate: 7, phone: 7, street: 1, city: 1 }],
  ['one name, address and mailbox, where no birth date is known', { ...named, street: 7, email: 6 }],
  ['names in each other’s place', { firstName: 5, birthDate: 7, street: 7 }],
  ['one name, number of a card and street', { ...named, identifier: 7, street: 7 }],
  ['a slip in the name and in the date', { firstName: 4, lastName: 4, birthDate: 5, phone: 7 }],
])('%s are one person', (_what, levels) => expect(isPlainlyOne(patternOf(levels))).toBe(true));

test.each<[string, Levels]>([
  [
    'one first name, year of birth, town and postcodes',
    { firstName: 7, lastName: 1, birthDate: 2, city: 7, postcode: 3 },
  ],
  ['namesakes of one town with mailboxes that are alike', { ...named, email: 3, city: 7, postcode: 3, phone: 1 }],
  ['namesakes whose birth dates and phones are each a slip apart', { ...named, birthDate: 5, phone: 5, city: 1 }],
  ['namesakes of one birth date', { ...named, birthDate: 7, phone: 1, street: 1 }],
  ['father and son of one name at one address and phone', { ...named, birthDate: 1, street: 7, phone: 7, email: 7 }],
  [
    'brother and sister of a slip apart with the card and the home of the family',
    { firstName: 4, lastName: 7, identifier: 7, street: 7 },
  ],
  ['twins', { firstName: 1, lastName: 7, birthDate: 7, street: 7, phone: 7 }],
  ['husband and wife', { firstName: 1, lastName: 7, street: 7, phone: 7, email: 7 }],
])('%s are not', (_what, levels) => expect(isPlainlyOne(patternOf(levels))).toBe(false));
