import { keyHash } from './block-rules.ts';
import { bareEmail, isRoleMailbox } from './compare-emails.ts';
import { chiefForm } from './nicknames.ts';
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
  const [first, last] = [wordsOf(person, 'firstName'), wordsOf(person, 'lastName')];
  if (first === '' || last === '') return [];
  const [one, other] = [chiefForm(first.split(' ', 1)[0] ?? ''), last.slice(last.lastIndexOf(' ') + 1)];
  return own.flatMap(([column, strength], rule) => {
    const text = ownText(person, column);
    if (text === '') return [];
    const key = (name: string, beside: string): number =>
      keyHash(rule, [text, soundOf(name), strength === 'weak' ? beside.charAt(0) : ''].join('\u0001'));
    return [key(one, other), key(other, one)];
  });
};

const wordsOf = (person: Person, column: ColumnName): string => {
  const text = person[column];
  return text === null || text === '' ? '' : folded(column, text);
};

const ownText = (person: Person, column: ColumnName): string => {
  const text = wordsOf(person, column);
  if (column !== 'email' || text === '') return text;
  return isRoleMailbox(text) ? '' : bareEmail(text);
};
