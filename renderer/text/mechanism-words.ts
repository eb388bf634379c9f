import type { Mechanism } from '../../shared/domain/cause.ts';
import { comparedFieldSchema } from '../../shared/domain/compared.ts';
import { counted, moment } from './format.ts';
import { fieldInSentence } from './names.ts';

/** A field in a sentence, by its name; what is none stands as it is. */
export const fieldNamed = (name: string | null): string => {
  const field = comparedFieldSchema.safeParse(name);
  return field.success ? fieldInSentence(field.data) : (name ?? '');
};

/** "+44 → nothing": an empty side is told as nothing. */
const arrow = (detail: string): string => {
  const [before = '', after = ''] = detail.split(' → ');
  return `${before === '' ? 'nothing' : before} → ${after === '' ? 'nothing' : after}`;
};

const minutesText = (detail: string): string => {
  const minutes = Number(detail);
  const sign = minutes > 0 ? 'later' : 'earlier';
  const much = Math.abs(minutes);
  return `${much % 60 === 0 ? counted(much / 60, 'hour') : counted(much, 'minute')} ${sign}`;
};

const daysText = (detail: string): string =>
  `${counted(Math.abs(Number(detail)), 'day')} ${Number(detail) > 0 ? 'later' : 'earlier'}`;
const yearsText = (detail: string): string =>
  `${counted(Math.abs(Number(detail)), 'year')} ${Number(detail) > 0 ? 'later' : 'earlier'}`;

const hourText = (detail: string): string => moment(Date.parse(detail));
const quoted = (text: string): string => `“${text}”`;
const frontText = (detail: string): string =>
  /^\d+$/.test(detail) ? `the first ${detail} characters` : quoted(detail);

type Words = { readonly title: (detail: string) => string; readonly broke: (detail: string) => string };

/** What is the same in all cases of a cause: in a few words behind the field, and in a sentence. */
export const mechanismWords: Readonly<Record<Mechanism, Words>> = {
  'data-field': {
    title: (name) => `no data field ${name}`,
    broke: (name) => `The account has no data field ${name}, so that no contact can hold the value.`,
  },
  'day-month-swapped': {
    title: () => 'day and month swapped',
    broke: () => 'In all of them day and month have changed places. Up to the 12th nobody can tell by the date alone.',
  },
  'other-field': {
    title: (name) => `holds ${fieldNamed(name)}`,
    broke: (name) => `In all of them Dotdigital holds the ERP’s ${fieldNamed(name)} in this place.`,
  },
  joined: {
    title: (name) => `joined with ${fieldNamed(name)}`,
    broke: (name) => `In all of them Dotdigital holds the value together with the ERP’s ${fieldNamed(name)}.`,
  },
  cut: {
    title: (length) => `cut at ${length} characters`,
    broke: (length) => `In all of them Dotdigital holds the first ${length} characters only.`,
  },
  'front-cut': {
    title: (part) => `${frontText(part)} lost`,
    broke: (part) => `In all of them ${frontText(part)} in front of the value did not arrive.`,
  },
  'letters-garbled': {
    title: () => 'letters garbled',
    broke: () => 'In all of them letters beyond A to Z arrived as others: the text was read in another encoding.',
  },
  'letters-lost': {
    title: () => 'accents lost',
    broke: () => 'In all of them letters lost their accents on the way.',
  },
  'marks-lost': {
    title: () => 'signs lost',
    broke: () => 'In all of them hyphens, apostrophes and other signs did not arrive.',
  },
  'prefix-added': {
    title: (part) => `${quoted(part)} put before it`,
    broke: (part) => `In all of them Dotdigital holds ${quoted(part)} before the value.`,
  },
  'suffix-added': {
    title: (part) => `${quoted(part)} put behind it`,
    broke: (part) => `In all of them Dotdigital holds ${quoted(part)} behind the value.`,
  },
  'country-code': {
    title: (detail) => `begins otherwise, ${arrow(detail)}`,
    broke: (detail) => `In all of them the same number begins otherwise: ${arrow(detail)}.`,
  },
  'day-shifted': {
    title: daysText,
    broke: (detail) =>
      `In all of them Dotdigital has the day ${daysText(detail)}, as when a day is taken for an instant.`,
  },
  'years-shifted': {
    title: yearsText,
    broke: (detail) => `In all of them Dotdigital has the same day ${yearsText(detail)}.`,
  },
  'time-shifted': {
    title: minutesText,
    broke: (detail) =>
      `In all of them Dotdigital has the moment ${minutesText(detail)}: a time zone was read otherwise.`,
  },
  ratio: {
    title: (detail) => `${detail} times the ERP’s`,
    broke: (detail) =>
      `In all of them Dotdigital says ${detail} times what the ERP says, as with a tax, or with decimals read otherwise.`,
  },
  difference: {
    title: (detail) => `off by ${detail}`,
    broke: (detail) => `In all of them Dotdigital’s figure is off by ${detail}.`,
  },
  'written-as': {
    title: (shape) => `written as ${quoted(shape)}`,
    broke: (shape) => `In all of them Dotdigital holds a text of the form ${quoted(shape)}, which cannot be read.`,
  },
  'same-import': {
    title: () => 'refused by one import',
    broke: (detail) => `One import refused all of them for the same reason (${detail}).`,
  },
  refused: {
    title: (codes) => `refused as ${codes}`,
    broke: (codes) => `Imports refused all of them for the same reason (${codes}).`,
  },
  format: {
    title: (detail) => `all written as ${quoted(detail.split(': ').slice(1).join(': '))}`,
    broke: (detail) =>
      `In all of them the ERP’s value is written in the form ${quoted(detail.split(': ').slice(1).join(': '))}, where a word is a and a digit 9.`,
  },
  'one-contact': {
    title: (id) => `all on contact ${id}`,
    broke: (id) => `All of these orders hang on contact ${id}.`,
  },
  'one-source': {
    title: (source) => `all from ${source}`,
    broke: (source) => `All of these customers came by ${quoted(source)}, which records no permission to mail.`,
  },
  'list-lacks': {
    title: (list) => `${list} lacks who belongs in it`,
    broke: (list) => `By the mapping all of them belong in the list ${quoted(list)}, and none of them is in it.`,
  },
  'list-holds-others': {
    title: (list) => `${list} holds who does not belong in it`,
    broke: (list) => `All of them are in the list ${quoted(list)}, and by the mapping none of them belongs there.`,
  },
  collection: {
    title: () => 'records lack the same',
    broke: (detail) => `The records lack the same: ${detail}.`,
  },
  replaced: {
    title: arrow,
    broke: (detail) => `In all of them Dotdigital holds one value where the ERP has the other: ${arrow(detail)}.`,
  },
  constant: {
    title: (value) => `always ${quoted(value)}`,
    broke: (value) => `In all of them Dotdigital holds ${quoted(value)}, whatever the ERP has.`,
  },
  emptied: {
    title: (side) => (side === 'erp' ? 'empty in the ERP' : 'empty in Dotdigital'),
    broke: (side) =>
      side === 'erp' ? 'In all of them the ERP has no value.' : 'In all of them Dotdigital holds no value.',
  },
  'written-together': {
    title: (at) => `written around ${hourText(at)}`,
    broke: (at) =>
      `Dotdigital’s records were all last written within the hour from ${hourText(at)}. No pattern in the values was found.`,
  },
  'changed-together': {
    title: (at) => `changed around ${hourText(at)}`,
    broke: (at) =>
      `The ERP’s records were all last changed within the hour from ${hourText(at)}. They share nothing else.`,
  },
};
