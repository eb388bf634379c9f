import { hashTexts } from '../../normalise/hash.ts';
import { areaOf } from './compare-codes.ts';
import { bareEmail, isRoleMailbox } from './compare-emails.ts';
import { chiefForm } from './nicknames.ts';
import type { ColumnName } from './person.ts';
import type { Lexicons, Side } from './side.ts';
import { soundOf } from './sounds.ts';

/** A record's texts as blocking reads them; empty where nothing is known. */
export type Read = (name: ColumnName) => string;

/** The references of a record's orders. */
type Orders = () => readonly string[];

/**
 * A reason to look at two records: `key` is the same for both. Several keys where a rule looks at several places. Empty texts make no
 * key. A block that is too large is divided by `finer`; what is still too large then is left out by this rule.
 */
type BlockRule = { readonly name: string; readonly keys: (read: Read, orders: Orders) => readonly string[] };

const joined = (...parts: readonly string[]): readonly string[] => (parts.includes('') ? [] : [parts.join('\u0001')]);

const firstWord = (text: string): string => text.split(' ', 1)[0] ?? '';
const lastWord = (text: string): string => text.slice(text.lastIndexOf(' ') + 1);
const first = (read: Read): string => chiefForm(firstWord(read('firstName')));
const firstSound = (read: Read): string => soundOf(firstWord(read('firstName')));
const lastSound = (read: Read): string => soundOf(lastWord(read('lastName')));
const number = (line: string): string => line.slice(0, line.indexOf('|'));
const words = (line: string): string => line.slice(line.indexOf('|') + 1);
/** The longest word of a line stands for it: short ones are kinds of street. */
const mainWord = (line: string): string =>
  words(line)
    .split(' ')
    .reduce((longest, word) => (word.length > longest.length ? word : longest), '');

export const blockRules: readonly BlockRule[] = [
  { name: 'email', keys: (read) => joined(bareEmailOf(read('email'))) },
  { name: 'email before the @', keys: (read) => joined(bareEmailOf(read('email')).replace(/@.*$/, '')) },
  { name: 'phone', keys: (read) => joined(read('phone')) },
  { name: 'end of the phone', keys: (read) => joined(read('phone').slice(-6), lastSound(read)) },
  { name: 'identifier', keys: (read) => joined(read('identifier')) },
  { name: 'birth date', keys: (read) => joined(sortedParts(read('birthDate'))) },
  {
    name: 'names in any order',
    keys: (read) => joined([firstSound(read), lastSound(read)].sort().join('\u0002')).filter(bothNames),
  },
  { name: 'form of the name', keys: (read) => joined(first(read).slice(0, 3), read('lastName').slice(0, 4)) },
  { name: 'surname, postcode', keys: (read) => joined(read('postcode'), read('lastName').slice(0, 2)) },
  { name: 'first name, postcode', keys: (read) => joined(read('postcode'), first(read).slice(0, 2)) },
  { name: 'surname, city', keys: (read) => joined(lastSound(read), read('city').slice(0, 4)) },
  { name: 'first name, city', keys: (read) => joined(firstSound(read), read('city').slice(0, 5)) },
  { name: 'surname, birth year', keys: (read) => joined(lastSound(read), read('birthDate').slice(0, 4)) },
  { name: 'first name, birth year', keys: (read) => joined(first(read), read('birthDate').slice(0, 4)) },
  { name: 'first name, day of birth', keys: (read) => joined(firstSound(read), read('birthDate').slice(4)) },
  { name: 'street', keys: (read) => lines(read, (line) => joined(number(line), mainWord(line).slice(0, 5))) },
  {
    name: 'street, postcode',
    keys: (read) => lines(read, (line) => joined(mainWord(line).slice(0, 3), read('postcode'))),
  },
  {
    name: 'street, surname',
    keys: (read) => lines(read, (line) => joined(mainWord(line).slice(0, 4), lastSound(read))),
  },
  {
    name: 'street, first name',
    keys: (read) => lines(read, (line) => joined(mainWord(line).slice(0, 4), firstSound(read))),
  },
  { name: 'number, postcode', keys: (read) => lines(read, (line) => joined(number(line), read('postcode'))) },
  { name: 'company, surname', keys: (read) => joined(firstWord(read('company')), lastSound(read)) },
  {
    name: 'street, city',
    keys: (read) => lines(read, (line) => joined(mainWord(line).slice(0, 4), read('city').slice(0, 4))),
  },
  { name: 'order', keys: (_read, orders) => orders() },
];

/** What divides a block that is too large. */
export const finer = (read: Read): string =>
  [firstSound(read), areaOf(read('postcode')), read('birthDate').slice(0, 4)].join('\u0001');

const bareEmailOf = (email: string): string => (email === '' || isRoleMailbox(email) ? '' : bareEmail(email));
const bothNames = (key: string): boolean => !key.startsWith('\u0002');
const lines = (read: Read, keys: (line: string) => readonly string[]): readonly string[] => {
  const [one, two] = [read('street'), read('street2')];
  return [...(one === '' ? [] : keys(one)), ...(two === '' || two === one ? [] : keys(two))];
};

/** Day and month in order, so that exchanged ones meet. */
const sortedParts = (date: string): string =>
  date === '' ? '' : date.slice(0, 4) + [date.slice(4, 6), date.slice(6)].sort().join('');

/** Reads a row's texts; the row is set before each use. */
export const reader = (
  side: Side,
  lexicons: Lexicons,
): { readonly read: Read; readonly orders: Orders; readonly at: (row: number) => void } => {
  let row = 0;
  return {
    read: (name) => lexicons[name].texts[side.columns[name][row] ?? -1] ?? '',
    orders: () => (side.orders[row] ?? []).map((order) => lexicons.orders.texts[order] ?? ''),
    at: (next) => {
      row = next;
    },
  };
};

/** 53 bits of a rule's key. */
export const keyHash = (rule: number, key: string): number => hashTexts([key], rule + 1);
