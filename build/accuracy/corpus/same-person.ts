import type { Maker } from './make.ts';
import { cities } from './pools.ts';
import type { Row } from './row.ts';

/** A fault after which two records are still one person: what the other side holds of the first record. */
export type SameFault = { readonly kind: string; readonly spoil: (row: Row, make: Maker) => Row };

const short: Readonly<Record<string, string>> = {
  James: 'Jim',
  Robert: 'Bob',
  Michael: 'Mike',
  William: 'Bill',
  Elizabeth: 'Liz',
  Richard: 'Dick',
  Thomas: 'Tom',
  David: 'Dave',
  Joseph: 'Joe',
  Jennifer: 'Jenny',
  Patricia: 'Trish',
  Susan: 'Sue',
  Jessica: 'Jess',
  Charlie: 'Charles',
  Jack: 'John',
  Harry: 'Henry',
  Matthias: 'Matt',
  Alessandro: 'Alex',
};
const german: Readonly<Record<string, string>> = { ä: 'ae', ö: 'oe', ü: 'ue', Ä: 'Ae', Ö: 'Oe', Ü: 'Ue', ß: 'ss' };
const streetShort: Readonly<Record<string, string>> = {
  Street: 'St.',
  Road: 'Rd',
  Lane: 'Ln',
  Avenue: 'Ave',
  Close: 'Cl',
  Drive: 'Dr',
  Terrace: 'Terr.',
  Gardens: 'Gdns',
  Crescent: 'Cres',
  Place: 'Pl',
};

const on = (text: string | null, change: (text: string) => string): string | null =>
  text === null ? null : change(text);
const unmarked = (text: string): string =>
  text
    .replace(/[łŁ]/g, (letter) => (letter === 'ł' ? 'l' : 'L'))
    .replace(/[øØ]/g, 'o')
    .replace(/ß/g, 'ss')
    .normalize('NFD')
    .replace(/\p{M}/gu, '');
const umlautsWritten = (text: string): string => text.replace(/[äöüÄÖÜß]/g, (letter) => german[letter] ?? letter);

/** One keyboard slip: a letter left out, doubled, replaced or exchanged with its neighbour. */
const slip = (text: string, { by }: Maker): string => {
  if (text.length < 3) return text;
  const at = by.whole(1, text.length - 2);
  const [before, letter, next, after] = [text.slice(0, at), text.charAt(at), text.charAt(at + 1), text.slice(at + 2)];
  switch (by.whole(0, 3)) {
    case 0:
      return before + next + after;
    case 1:
      return before + letter + letter + next + after;
    case 2:
      return `${before}${by.pick([...'aeiorst'])}${next}${after}`;
    default:
      return before + next + letter + after;
  }
};

const digitSlip = (text: string, { by }: Maker): string => {
  const places = [...text].flatMap((sign, at) => (/\d/.test(sign) ? [at] : [])).slice(-6);
  const at = by.pick(places) ?? 0;
  return `${text.slice(0, at)}${(Number(text.charAt(at)) + by.whole(1, 8)) % 10}${text.slice(at + 1)}`;
};

const local = (email: string): string => email.slice(0, email.indexOf('@'));
const domain = (email: string): string => email.slice(email.indexOf('@') + 1);
const bySound = (name: string): string =>
  name
    .replace(/ph/g, 'f')
    .replace(/ck/g, 'k')
    .replace(/ie/g, 'y')
    .replace(/y$/, 'ie')
    .replace(/th/g, 't')
    .replace(/ll/g, 'l')
    .replace(/ea/g, 'ee');

const emailFaults: readonly SameFault[] = [
  {
    kind: 'email renamed',
    spoil: (row, make) => ({ ...row, email: make.email(`new${make.digits(3)}`, row.first ?? 'x') }),
  },
  {
    kind: 'email at a new provider',
    spoil: (row) => ({ ...row, email: on(row.email, (email) => `${local(email)}@fastpost.example`) }),
  },
  {
    kind: 'email with a tag after a plus',
    spoil: (row) => ({ ...row, email: on(row.email, (email) => `${local(email)}+news@${domain(email)}`) }),
  },
  {
    kind: 'email with other dots',
    spoil: (row) => ({
      ...row,
      email: on(row.email, (email) => `${local(email).replaceAll('.', '')}@${domain(email)}`),
    }),
  },
  {
    kind: 'email with a slip in the domain',
    spoil: (row, make) => ({ ...row, email: on(row.email, (email) => `${local(email)}@${slip(domain(email), make)}`) }),
  },
  {
    kind: 'email with a slip before the @',
    spoil: (row, make) => ({ ...row, email: on(row.email, (email) => `${slip(local(email), make)}@${domain(email)}`) }),
  },
  {
    kind: 'email in capitals with white space',
    spoil: (row) => ({ ...row, email: on(row.email, (email) => ` ${email.toUpperCase()} `) }),
  },
  { kind: 'email on one side only', spoil: (row) => ({ ...row, email: null }) },
  {
    kind: "an office's mailbox instead of the own",
    spoil: (row, make) => ({
      ...row,
      email: `info@${make
        .lastName()
        .toLowerCase()
        .replace(/[^a-z]/g, '')}-office.example`,
    }),
  },
];

const nameFaults: readonly SameFault[] = [
  { kind: 'pet name', spoil: (row) => ({ ...row, first: on(row.first, (first) => short[first] ?? first) }) },
  {
    kind: 'marks left out',
    spoil: (row) => ({ ...row, first: on(row.first, unmarked), last: on(row.last, unmarked) }),
  },
  {
    kind: 'umlauts written as two letters',
    spoil: (row) => ({ ...row, first: on(row.first, umlautsWritten), last: on(row.last, umlautsWritten) }),
  },
  { kind: 'first and last name exchanged', spoil: (row) => ({ ...row, first: row.last, last: row.first }) },
  { kind: 'surname after marriage', spoil: (row, make) => ({ ...row, last: make.lastName() }) },
  {
    kind: 'double-barrelled surname',
    spoil: (row, make) => ({ ...row, last: on(row.last, (last) => `${last}-${make.lastName()}`) }),
  },
  {
    kind: 'first name as an initial',
    spoil: (row) => ({ ...row, first: on(row.first, (first) => `${first.charAt(0)}.`) }),
  },
  {
    kind: 'a second first name',
    spoil: (row, make) => ({ ...row, first: on(row.first, (first) => `${first} ${make.firstName()}`) }),
  },
  {
    kind: 'slip in the first name',
    spoil: (row, make) => ({ ...row, first: on(row.first, (first) => slip(first, make)) }),
  },
  { kind: 'slip in the surname', spoil: (row, make) => ({ ...row, last: on(row.last, (last) => slip(last, make)) }) },
  { kind: 'surname as it sounds', spoil: (row) => ({ ...row, last: on(row.last, bySound) }) },
  { kind: 'no first name', spoil: (row) => ({ ...row, first: null }) },
  { kind: 'title in the first name', spoil: (row) => ({ ...row, first: on(row.first, (first) => `Dr. ${first}`) }) },
  {
    kind: 'names in capitals',
    spoil: (row) => ({
      ...row,
      first: on(row.first, (text) => text.toUpperCase()),
      last: on(row.last, (text) => text.toUpperCase()),
    }),
  },
  {
    kind: 'hyphens and apostrophes left out',
    spoil: (row) => ({ ...row, last: on(row.last, (last) => last.replace(/['-]/g, ' ').replace(/\s+/g, ' ')) }),
  },
  {
    kind: 'invisible signs and double spaces',
    spoil: (row) => ({
      ...row,
      first: on(row.first, (text) => `\u200b${text}\u00a0`),
      street: on(row.street, (text) => text.replace(' ', '  ')),
    }),
  },
];

const placeFaults: readonly SameFault[] = [
  { kind: 'moved house', spoil: (row, make) => ({ ...row, ...make.home() }) },
  {
    kind: 'street in its short form',
    spoil: (row) => ({
      ...row,
      street: on(row.street, (text) => text.replace(/\w+$/, (kind) => streetShort[kind] ?? kind)),
    }),
  },
  {
    kind: 'flat before the address',
    spoil: (row, make) => ({ ...row, street: on(row.street, (text) => `Flat ${make.by.whole(1, 9)}, ${text}`) }),
  },
  {
    kind: 'no house number',
    spoil: (row) => ({ ...row, street: on(row.street, (text) => text.replace(/^\d+ /, '')) }),
  },
  {
    kind: 'slip in the street',
    spoil: (row, make) => ({ ...row, street: on(row.street, (text) => slip(text, make)) }),
  },
  { kind: 'slip in the city', spoil: (row, make) => ({ ...row, city: on(row.city, (text) => slip(text, make)) }) },
  {
    kind: 'city by another name',
    spoil: (row) => ({ ...row, city: on(row.city, (text) => cities.find(([city]) => city === text)?.[2] ?? text) }),
  },
  {
    kind: 'slip in the postcode',
    spoil: (row, make) => ({ ...row, postcode: on(row.postcode, (text) => digitSlip(text, make)) }),
  },
  {
    kind: 'postcode without space in small letters',
    spoil: (row) => ({ ...row, postcode: on(row.postcode, (text) => text.replace(' ', '').toLowerCase()) }),
  },
  { kind: 'address lines exchanged', spoil: (row) => ({ ...row, street: 'Park House', extra: row.street }) },
  { kind: 'no address', spoil: (row) => ({ ...row, street: null, city: null, postcode: null }) },
];

const otherFaults: readonly SameFault[] = [
  {
    kind: 'phone with the code of the country',
    spoil: (row) => ({ ...row, phone: on(row.phone, (text) => text.replace(/^0/, '+44 ')) }),
  },
  { kind: 'phone of last year', spoil: (row, make) => ({ ...row, phone: make.phone() }) },
  {
    kind: 'slip in the phone',
    spoil: (row, make) => ({ ...row, phone: on(row.phone, (text) => digitSlip(text, make)) }),
  },
  {
    kind: 'day and month of birth exchanged',
    spoil: (row) => ({
      ...row,
      born: on(row.born, (text) =>
        Number(text.slice(8)) > 12 ? text : `${text.slice(0, 5)}${text.slice(8)}-${text.slice(5, 7)}`,
      ),
    }),
  },
  {
    kind: 'year of birth off by one',
    spoil: (row) => ({ ...row, born: on(row.born, (text) => `${Number(text.slice(0, 4)) + 1}${text.slice(4)}`) }),
  },
  {
    kind: 'slip in the birth date',
    spoil: (row, make) => ({ ...row, born: on(row.born, (text) => `${text.slice(0, 9)}${make.by.whole(1, 8)}`) }),
  },
  { kind: 'first of January as birth date', spoil: (row) => ({ ...row, born: '1970-01-01' }) },
  { kind: 'birth date on one side only', spoil: (row) => ({ ...row, born: null }) },
  {
    kind: 'moved house and renamed email',
    spoil: (row, make) => ({ ...row, ...make.home(), email: make.email(`new${make.digits(3)}`, row.first ?? 'x') }),
  },
  {
    kind: 'name and orders only',
    spoil: (row) =>
      row.orders.length === 0
        ? { ...row, email: null }
        : { ...row, born: null, email: null, phone: null, street: null, city: null, postcode: null },
  },
];

const single: readonly SameFault[] = [...emailFaults, ...nameFaults, ...placeFaults, ...otherFaults];

/** Several single faults, one after another, on different parts of the record. */
const several = (parts: readonly (readonly SameFault[])[], row: Row, make: Maker): Row =>
  parts.reduce((spoilt, faults) => make.by.pick(faults)?.spoil(spoilt, make) ?? spoilt, row);

export const sameFaults: readonly SameFault[] = [
  ...single,
  {
    kind: 'two faults at once',
    spoil: (row, make) => several(make.by.shuffled([emailFaults, nameFaults, placeFaults]).slice(1), row, make),
  },
  { kind: 'three faults at once', spoil: (row, make) => several([emailFaults, nameFaults, placeFaults], row, make) },
];
