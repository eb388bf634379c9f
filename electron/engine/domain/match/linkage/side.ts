import { fold, foldCode, foldCompany, foldDate, foldEmail, foldName, foldPhone, foldStreet } from './fold.ts';
import { type ColumnName, columnNames, type Period, type Person } from './person.ts';
import { finished, type Steps } from './steps.ts';

/** Texts that are numbered in the order in which they are met, so that the same text is the same number on both sides. */
type Lexicon = { readonly texts: string[]; readonly numbers: Map<string, number> };

/** The records of one side in columns of numbers; -1 where nothing is known. */
export type Side = {
  readonly size: number;
  readonly columns: Readonly<Record<ColumnName, Int32Array>>;
  /** How many records of this side hold a text, by its number. */
  readonly counts: Readonly<Record<ColumnName, Int32Array>>;
  readonly orders: readonly (readonly number[])[];
  readonly ordered: readonly (Period | null)[];
};

/** Names share one lexicon and address lines another, so that exchanged ones are found by number. */
export type Lexicons = Readonly<Record<ColumnName, Lexicon>> & { readonly orders: Lexicon };

const emptyLexicon = (): Lexicon => ({ texts: [], numbers: new Map() });

export const emptyLexicons = (): Lexicons => {
  const [names, lines] = [emptyLexicon(), emptyLexicon()];
  return {
    firstName: names,
    lastName: names,
    birthDate: emptyLexicon(),
    email: emptyLexicon(),
    phone: emptyLexicon(),
    street: lines,
    street2: lines,
    city: emptyLexicon(),
    postcode: emptyLexicon(),
    region: emptyLexicon(),
    company: emptyLexicon(),
    identifier: emptyLexicon(),
    orders: emptyLexicon(),
  };
};

const folders: Readonly<Record<ColumnName, (text: string) => string>> = {
  firstName: foldName,
  lastName: foldName,
  birthDate: foldDate,
  email: foldEmail,
  phone: foldPhone,
  street: foldStreet,
  street2: foldStreet,
  city: fold,
  postcode: foldCode,
  region: fold,
  company: foldCompany,
  identifier: foldCode,
};

/** A text as it is compared; empty where it tells nothing. */
export const folded = (column: ColumnName, text: string): string => folders[column](text);

/** Takes in the records of one side. Texts go into the lexicons, which both sides share. */
export const sideOf = (persons: readonly Person[], lexicons: Lexicons): Side => finished(takingIn(persons, lexicons));

/** The same in steps. */
export function* takingIn(persons: readonly Person[], lexicons: Lexicons): Steps<Side> {
  const columns = {} as Record<ColumnName, Int32Array>;
  for (const name of columnNames) columns[name] = yield* columnOf(persons, name, lexicons[name]);
  yield;
  const orders = persons.map(({ orders: own }) =>
    own.length === 0 ? none : [...new Set(own.map((order) => numberOf(lexicons.orders, order)))],
  );
  const ordered = persons.map((person) => person.ordered);
  yield;
  return { size: persons.length, columns, counts: yield* countsOf(columns, lexicons), orders, ordered };
}

const none: readonly number[] = [];

/** Texts that are folded in one step. */
const foldedAtOnce = 5_000;

function* columnOf(persons: readonly Person[], name: ColumnName, lexicon: Lexicon): Steps<Int32Array> {
  const column = new Int32Array(persons.length).fill(-1);
  for (const [row, person] of persons.entries()) {
    if (row % foldedAtOnce === foldedAtOnce - 1) yield;
    const raw = person[name];
    const text = raw === null || raw === '' ? '' : folded(name, raw);
    if (text !== '') column[row] = numberOf(lexicon, text);
  }
  return column;
}

const numberOf = ({ texts, numbers }: Lexicon, text: string): number => {
  const known = numbers.get(text);
  if (known !== undefined) return known;
  numbers.set(text, texts.length);
  return texts.push(text) - 1;
};

function* countsOf(columns: Side['columns'], lexicons: Lexicons): Steps<Side['counts']> {
  const counts = {} as Record<ColumnName, Int32Array>;
  for (const name of columnNames) {
    const count = new Int32Array(lexicons[name].texts.length);
    for (const number of columns[name]) if (number >= 0) count[number] = (count[number] ?? 0) + 1;
    counts[name] = count;
    yield;
  }
  return counts;
}
