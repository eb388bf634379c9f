import { keyHash } from './block-rules.ts';
import { bareEmail, isRoleMailbox } from './compare-emails.ts';
import { chiefForms } from './nicknames.ts';
import type { ColumnName, Person } from './person.ts';
import { folded } from './side.ts';
import { soundOf } from './sounds.ts';

/**
 * What is a person's own and can be wholly the same, in the words of `plainly-one.ts`. Many are born on one day, and a family
 * lives in one street: these say who it is with more of the name only.
 */
const own: readonly (readonly [ColumnName, 'strong' | 'weak'])[] = [
  ['birthDate', 'weak'],
  ['phone', 'strong'],
  ['email', 'strong'],
  ['street', 'weak'],
  ['identifier', 'strong'],
];

/**
 * Hashes of which two records that are plainly one person share one, since both have something of a person's own and a name in
 * common: exchanged names, forms of a first name and slips that do not change how both names sound included.
 */
export const ownKeys = (person: Person): readonly number[] => {
  const firsts = told(wordsOf(person, 'firstName').flatMap(chiefForms));
  const lasts = told(wordsOf(person, 'lastName'));
  if (firsts.sounds.length === 0 || lasts.sounds.length === 0) return [];
  const strong = [...new Set([...firsts.sounds, ...lasts.sounds])];
  const weak = [...pairs(firsts.sounds, lasts.initials), ...pairs(lasts.sounds, firsts.initials)];
  return own.flatMap(([column, strength], rule) => {
    const text = ownText(person, column);
    const names = text === '' ? [] : strength === 'strong' ? strong : weak;
    return names.map((name) => keyHash(rule, `${text}\u0001${name}`));
  });
};

const told = (names: readonly string[]) => ({
  sounds: [...new Set(names.map(soundOf))],
  initials: [...new Set(names.map((name) => name.charAt(0)))],
});

const pairs = (sounds: readonly string[], initials: readonly string[]): readonly string[] =>
  sounds.flatMap((sound) => initials.map((initial) => `${sound}\u0001${initial}`));

/** Names of more words than this are told by their first ones. */
const mostWords = 4;

/** Each word: a part of a double name agrees with the whole. */
const wordsOf = (person: Person, column: ColumnName): readonly string[] =>
  textOf(person, column)
    .split(' ')
    .filter((word) => word !== '')
    .slice(0, mostWords);

const textOf = (person: Person, column: ColumnName): string => {
  const text = person[column];
  return text === null || text === '' ? '' : folded(column, text);
};

const ownText = (person: Person, column: ColumnName): string => {
  const text = textOf(person, column);
  if (column !== 'email' || text === '') return text;
  return isRoleMailbox(text) ? '' : bareEmail(text);
};
