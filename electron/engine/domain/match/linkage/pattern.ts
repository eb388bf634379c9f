import { compareDates, compareIdentifiers, comparePhones, comparePostcodes } from './compare-codes.ts';
import { compareEmails } from './compare-emails.ts';
import { compareFirstNames, compareLastNames } from './compare-names.ts';
import { compareOrders, orderedBy } from './compare-orders.ts';
import { compareRegions, compareSecondLines, compareStreets, compareTexts } from './compare-places.ts';
import type { Level } from './levels.ts';
import { type ColumnName, columnNames, fieldNames } from './person.ts';
import type { Lexicons, Side } from './side.ts';

/** The levels of all fields of a pair as one number, three bits a field; exact below 2^53. */
export type Pattern = number;

const places: readonly number[] = fieldNames.map((_name, index) => 8 ** index);

/** The level of the field with this index in `fieldNames`. */
export const levelAt = (pattern: Pattern, index: number): Level =>
  (Math.floor(pattern / (places[index] ?? 1)) % 8) as Level;

/** The same pattern with another level in one field. */
export const withLevel = (pattern: Pattern, index: number, level: Level): Pattern =>
  pattern + (level - levelAt(pattern, index)) * (places[index] ?? 1);

const [firstName, lastName] = [fieldNames.indexOf('firstName'), fieldNames.indexOf('lastName')];
const [street, street2] = [fieldNames.indexOf('street'), fieldNames.indexOf('street2')];
const orders = fieldNames.indexOf('orders');

const comparers: Readonly<Record<ColumnName, (left: string, right: string) => Level>> = {
  firstName: compareFirstNames,
  lastName: compareLastNames,
  birthDate: compareDates,
  email: compareEmails,
  phone: comparePhones,
  street: compareStreets,
  street2: compareSecondLines,
  city: compareTexts,
  postcode: comparePostcodes,
  region: compareRegions,
  company: compareTexts,
  identifier: compareIdentifiers,
};

/** Compares a row of one side with a row of the other. */
export type Compare = (left: number, right: number) => Pattern;

/** Rarely are values compared only once: the last answers are kept, up to this number of them (a power of two), fewer where there are few texts. */
const mostRememberedBits = 16;
const rememberedBitsFor = (texts: number): number =>
  Math.min(mostRememberedBits, Math.max(4, Math.ceil(2 * Math.log2(texts + 1))));

/** The comparison of two sides whose texts are in these lexicons. Symmetric: exchanging the sides changes no pattern. */
export const comparison = (lefts: Side, rights: Side, lexicons: Lexicons): Compare => {
  const columns = columnNames.map((name) => levelsOf(name, lefts, rights, lexicons));
  const names = exchange(lefts, rights, 'firstName', 'lastName', crossed(lexicons, 'lastName'));
  const lines = exchange(lefts, rights, 'street', 'street2', crossed(lexicons, 'street2'));
  return (left, right) => {
    let pattern = 0;
    let place = 1;
    for (const levelOf of columns) {
      pattern += levelOf(left, right) * place;
      place *= 8;
    }
    if (levelAt(pattern, firstName) < 4 && levelAt(pattern, lastName) < 4 && names(left, right))
      pattern = withLevel(withLevel(pattern, firstName, 5), lastName, 0);
    if (levelAt(pattern, street) < 5 && levelAt(pattern, street2) < 5 && lines(left, right))
      pattern = withLevel(withLevel(pattern, street, 6), street2, 0);
    return withLevel(pattern, orders, compareOrders(orderedBy(lefts, left), orderedBy(rights, right)));
  };
};

const levelsOf = (
  name: ColumnName,
  lefts: Side,
  rights: Side,
  lexicons: Lexicons,
): ((left: number, right: number) => Level) => {
  const [ours, theirs] = [lefts.columns[name], rights.columns[name]];
  const compareTextsOf = remembering(lexicons, name);
  return (left, right) => {
    const [a, b] = [ours[left] ?? -1, theirs[right] ?? -1];
    return a < 0 || b < 0 ? 0 : compareTextsOf(a, b);
  };
};

/** Two numbers of a lexicon to their level. */
const remembering = (lexicons: Lexicons, name: ColumnName): ((a: number, b: number) => Level) => {
  const { texts } = lexicons[name];
  const compare = comparers[name];
  const bits = rememberedBitsFor(texts.length);
  const keys = new Float64Array(1 << bits).fill(-1);
  const answers = new Uint8Array(1 << bits);
  return (a, b) => {
    if (a === b && name !== 'email') return 7;
    const [low, high] = [Math.min(a, b), Math.max(a, b)];
    const key = low * 0x4000000 + high;
    const slot = (Math.imul(low, 0x9e3779b1) ^ Math.imul(high, 0x85ebca6b)) >>> (32 - bits);
    if (keys[slot] === key) return answers[slot] as Level;
    const level = compare(texts[a] ?? '', texts[b] ?? '');
    keys[slot] = key;
    answers[slot] = level;
    return level;
  };
};

const crossed = (lexicons: Lexicons, name: 'lastName' | 'street2'): ((a: number, b: number) => boolean) => {
  const level = remembering(lexicons, name);
  const least = name === 'lastName' ? 4 : 5;
  return (a, b) => a >= 0 && b >= 0 && level(a, b) >= least;
};

/** Whether two fields stand in each other's place. */
const exchange = (
  lefts: Side,
  rights: Side,
  one: ColumnName,
  other: ColumnName,
  isNear: (a: number, b: number) => boolean,
): ((left: number, right: number) => boolean) => {
  const [ones, others] = [lefts.columns[one], lefts.columns[other]];
  const [theirOnes, theirOthers] = [rights.columns[one], rights.columns[other]];
  return (left, right) =>
    isNear(ones[left] ?? -1, theirOthers[right] ?? -1) && isNear(others[left] ?? -1, theirOnes[right] ?? -1);
};
