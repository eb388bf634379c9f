import type { DateFormat, Transform } from '../../shared/domain/transform.ts';

export type StepKind = Transform['do'];

export const stepKinds = [
  'trim',
  'case',
  'date',
  'e164',
  'country',
  'number',
  'join',
  'look-up',
] as const satisfies readonly StepKind[];

export const stepText: Readonly<Record<StepKind, string>> = {
  trim: 'Trim',
  case: 'Letters',
  date: 'Date',
  e164: 'Phone, international',
  country: 'Country',
  number: 'Number',
  join: 'Join with',
  'look-up': 'Look-up table',
};

export const caseText = { lower: 'lower case', upper: 'UPPER CASE', name: 'Name Case' } as const;

export const dateFormatText: Readonly<Record<DateFormat, string>> = {
  'yyyy-MM-dd': '2026-11-18',
  'dd/MM/yyyy': '18/11/2026',
  'MM/dd/yyyy': '11/18/2026',
  'dd.MM.yyyy': '18.11.2026',
  'dd-MM-yyyy': '18-11-2026',
  yyyyMMdd: '20261118',
};

export const transformText = {
  none: 'No step: it goes in the one form that both systems read alike.',
  add: 'Add a step',
  addNamed: (name: string): string => `Add ${name}`,
  up: (name: string): string => `Move ${name} up`,
  remove: (name: string): string => `Take ${name} away`,
  full: 'Six steps are the most.',
  incomplete: 'Not kept yet: a step is not complete.',
  trim: 'spaces at both ends, and double ones within',
  letters: 'Letters',
  read: 'Read as',
  written: 'written as',
  country: 'Where the record names no country',
  countryHint: 'GB',
  plus: 'with +',
  writtenAs: 'Written as',
  code: 'code of two letters',
  name: 'English name',
  decimals: 'Before its decimals stands',
  places: 'Decimal places',
  placesHint: 'all',
  fields: 'Fields that follow',
  separator: 'Between them',
  table: 'Table',
  from: 'The ERP holds',
  to: 'Dotdigital gets',
  entry: (place: number): string => `Entry ${place}`,
  removeEntry: (place: number): string => `Take entry ${place} away`,
  addEntry: 'Add an entry',
  otherwise: 'What is not in it',
  keep: 'is kept',
  empty: 'is left empty',
  paste: 'Two columns of a spreadsheet can be pasted.',
} as const;
