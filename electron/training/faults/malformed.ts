import type { StandardField } from '../../../shared/domain/fields.ts';
import type { AddressBook } from '../world/email.ts';
import type { Person } from '../world/one-person.ts';
import type { Random } from '../world/random.ts';
import { agreed, type Draft } from './draft.ts';

export type Malformable = Extract<StandardField, 'email' | 'phone' | 'birthDate' | 'postcode' | 'loyaltyPoints'>;

type Spoiling = {
  readonly person: Person;
  readonly random: Random;
  readonly addresses: AddressBook;
  readonly place: number;
};

/** What was right and what the ERP holds instead. */
type Spoiled = { readonly right: string; readonly wrong: string };

const turn = <T>(place: number, list: readonly [T, ...T[]]): T => list[place % list.length] ?? list[0];

type Misspelling = readonly [right: string, wrong: string];

const misspeltDomains: readonly [Misspelling, ...Misspelling[]] = [
  ['gmail.com', 'gmial.com'],
  ['hotmail.com', 'hotmial.com'],
  ['gmail.com', 'gmai.com'],
  ['yahoo.com', 'yaho.com'],
  ['gmail.com', 'gamil.com'],
  ['outlook.com', 'outlok.com'],
  ['gmail.com', 'gmail.con'],
  ['hotmail.com', 'hotmal.com'],
];

/** An address at a provider that exists, so unlike a name that nobody can have it. */
const misspelt = ({ person, addresses, place }: Spoiling): Spoiled => {
  const [domain, wrong] = turn(Math.floor(place / 6), misspeltDomains);
  const { firstName, lastName } = person.values;
  const right = addresses.dotted(`northbank-${firstName ?? ''}`, `${lastName ?? ''}-invented`, domain);
  return { right, wrong: right.replace(domain, wrong) };
};

/** Ways in which typists spoil an address, one after the other. */
const emailWays = [
  (email: string) => email.replace('@', ''),
  (email: string) => email.replace(/\.(?=[^.@]*$)/, ','),
  (email: string) => email.replace('.', '..'),
  (email: string) => email.replace('.', ' '),
  (email: string) => `${email}.`,
] as const;

const spoilEmail = (spoiling: Spoiling): Spoiled => {
  const { person, addresses, random, place } = spoiling;
  const way = emailWays[place % 6];
  if (way === undefined) return misspelt(spoiling);
  const { firstName, lastName } = person.values;
  const right = addresses.dotted(firstName ?? '', lastName ?? '', random.pick(person.country.emailDomains));
  return { right, wrong: way(right) };
};

const spoilPhone = ({ person, place }: Spoiling): Spoiled => {
  const right = person.values.phone ?? '';
  const wrong = turn(place, [
    right.slice(0, 6).trim(),
    right.replace(/0(?=[^0]*$)/, 'O'),
    `${right} / ${right}`,
    `${right}${right.replace(/\D/g, '').slice(-6)}`,
    'not given',
    '0000000000',
  ]);
  return { right, wrong };
};

const spoilBirthDate = ({ person, place }: Spoiling): Spoiled => {
  const right = person.values.birthDate ?? '';
  const [year = '', month = '', day = ''] = right.split('-');
  const wrong = turn(place, [
    `31/02/${year}`,
    `${day}/${month}/${year}`,
    `${year}-02-30`,
    `${day}.${month}.${year}`,
    `${year}-13-${day}`,
    `00/00/${year}`,
  ]);
  return { right, wrong };
};

/** One character short is no postcode in any of the countries. */
const spoilPostcode = ({ person, place }: Spoiling): Spoiled => {
  const right = person.values.postcode ?? '';
  const wrong = turn(place, [right.slice(0, -1), `${right}99`, right.slice(0, -2), 'unknown']);
  return { right, wrong };
};

const spoilPoints = ({ person, place }: Spoiling): Spoiled => {
  const right = person.values.loyaltyPoints ?? '0';
  const wrong = turn(place, ['1.250,00', '12O', `${right} pts`, 'n/a', '1 2 5 0,-']);
  return { right, wrong };
};

const ways: Readonly<Record<Malformable, (spoiling: Spoiling) => Spoiled>> = {
  email: spoilEmail,
  phone: spoilPhone,
  birthDate: spoilBirthDate,
  postcode: spoilPostcode,
  loyaltyPoints: spoilPoints,
};

/** Spoils one field of a complete person in the ERP; Dotdigital keeps what was right. */
export const plantMalformed = (field: Malformable, spoiling: Spoiling): Draft => {
  const { right, wrong } = ways[field](spoiling);
  const draft = agreed({ ...spoiling.person.values, [field]: right });
  return { ...draft, erp: { ...draft.erp, [field]: wrong }, fields: [field] };
};
