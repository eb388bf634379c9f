import type { FieldName, FieldType } from '../../../../shared/domain/fields.ts';
import { firstFieldMapping } from '../../../../shared/domain/mapping.ts';
import { canonical, canonicalAs, type ValueContext } from '../normalise/canonical.ts';
import { canonicalCountry } from '../normalise/country.ts';
import { isCalendarDate } from '../normalise/date.ts';
import { typoDomains } from '../normalise/email.ts';
import { tidy } from '../normalise/text.ts';

/** A correction of a malformed value, and how it was made. Only what canonical() accepts is ever proposed. */
export type Correction = { readonly value: string; readonly how: string };

/** The correction that a machine dares to propose, or null: then the operator writes the value. */
export const proposeCorrection = (
  field: FieldName,
  raw: string | null,
  context: ValueContext,
  type: FieldType = firstFieldMapping(field).type,
): Correction | null => {
  const text = tidy(raw ?? '');
  if (text === '') return null;
  for (const candidate of candidatesOf(type, text, context)) {
    const read = canonicalAs(type, candidate.value, context);
    // To empty a field is no correction of it.
    if (candidate.value !== text && read.ok && read.value !== null) return candidate;
  }
  return null;
};

const candidatesOf = (type: FieldType, text: string, context: ValueContext): readonly Correction[] => {
  switch (type) {
    case 'email':
      return emailCandidates(text.toLowerCase());
    case 'phone':
      return phoneCandidates(text);
    case 'date':
      return dateCandidates(text);
    case 'postcode':
      return postcodeCandidates(text.toUpperCase(), context);
    case 'number':
      return numberCandidates(text, canonicalCountry(context.country ?? ''));
    default:
      return [];
  }
};

/** Each step on its own first, so that the reason names what was wrong; then all of them together. */
const emailCandidates = (email: string): readonly Correction[] => {
  const withDomain = (text: string): string => {
    const at = text.lastIndexOf('@');
    const domain = text.slice(at + 1);
    const right = Object.hasOwn(typoDomains, domain) ? typoDomains[domain] : undefined;
    return right === undefined ? text : `${text.slice(0, at + 1)}${right}`;
  };
  const inBrackets = /^[^<>@]*<([^<>\s]+@[^<>\s]+)>$/.exec(email)?.[1];
  if (inBrackets !== undefined) return [{ value: inBrackets, how: 'name and brackets removed' }];
  const steps: readonly (readonly [string, (text: string) => string])[] = [
    ['spaces removed', (text) => text.replace(/\s/gu, '')],
    ['comma read as a dot', (text) => text.replaceAll(',', '.')],
    ['doubled dot removed', (text) => text.replace(/\.{2,}/g, '.')],
    ['stray dot removed', (text) => text.replace(/\.+$/, '').replace(/\.@/, '@').replace(/^\./, '')],
    ['doubled @ removed', (text) => text.replace(/@{2,}/, '@')],
    ['mistyped domain', withDomain],
  ];
  const single = steps.map(([how, apply]) => ({ value: apply(email), how }));
  const all = steps.reduce((text, [, apply]) => apply(text), email);
  return [...single, { value: all, how: 'several slips corrected' }];
};

/**
 * Letters are read as digits only where nothing but look-alikes stands among the digits, and words are left out only
 * around one number: "Büro 0228 1234" and "0228 1234 ab 18 Uhr" must not become other people's numbers.
 */
const phoneCandidates = (text: string): readonly Correction[] => {
  const plain = (number: string): string => number.replace(/[^\d+]/g, '').replace(/(?!^)\+/g, '');
  if (/^[\d\soOlI()+./-]*$/.test(text)) {
    const number = plain(text.replace(/[oO]/g, '0').replace(/[lI]/g, '1'));
    const how = /[oOlI]/.test(text) ? 'letters read as digits' : 'other signs removed';
    return [
      { value: number, how },
      { value: number.replace(/^00/, '+'), how: 'leading 00 read as +' },
    ];
  }
  const [only, ...more] = text.match(/\+?\(?\d[\d\s()./-]*/g) ?? [];
  return only === undefined || more.length > 0 ? [] : [{ value: plain(only), how: 'other signs removed' }];
};

/** Day and month are only told apart when one of them cannot be a month. A time of midnight says nothing and goes. */
const dateCandidates = (text: string): readonly Correction[] => {
  const date = text.replace(/[ T]00:00(?::00(?:\.0+)?)?Z?$/i, '');
  const yearFirst = /^(\d{4})[./-](\d{1,2})[./-](\d{1,2})$/.exec(date) ?? /^((?:19|20)\d{2})(\d{2})(\d{2})$/.exec(date);
  if (yearFirst !== null)
    return [{ value: iso(yearFirst[1], yearFirst[2], yearFirst[3]), how: 'written as year, month, day' }];
  const parts = /^(\d{1,2})[./-](\d{1,2})[./-](\d{4})$/.exec(date);
  if (parts === null) return [];
  const [first, second] = [Number(parts[1]), Number(parts[2])];
  if (first > 12 && second <= 12)
    return [{ value: iso(parts[3], parts[2], parts[1]), how: 'day and month told apart' }];
  if (second > 12 && first <= 12)
    return [{ value: iso(parts[3], parts[1], parts[2]), how: 'day and month told apart' }];
  return first === second ? [{ value: iso(parts[3], parts[2], parts[1]), how: 'day and month are the same' }] : [];
};

const iso = (year = '', month = '', day = ''): string => {
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return isCalendarDate(date) ? date : '';
};

/** Letters and digits that look alike, swapped at one place, in a country whose shape says which it must be. */
const postcodeCandidates = (code: string, context: ValueContext): readonly Correction[] => {
  const country = canonicalCountry(context.country ?? '');
  const how = 'a letter and a digit that look alike';
  const swapped = [...code].flatMap((sign, index) => {
    const other = lookAlikes[sign];
    return other === undefined ? [] : [{ value: `${code.slice(0, index)}${other}${code.slice(index + 1)}`, how }];
  });
  const sound = swapped.filter(({ value }) => canonical('postcode', value, context).ok);
  const digitsOnly = /^(DE|FR|IT|ES|FI|SE|BE|AT|CH|DK|NO)$/.test(country);
  return [
    ...(digitsOnly ? [{ value: code.replace(/O/g, '0').replace(/[IL]/g, '1'), how }] : []),
    { value: code.replace(/^[A-Z]{1,2}-/, ''), how: 'country prefix removed' },
    { value: code.replace(/[-.]/g, ''), how: 'stray signs removed' },
    // Where two places could be the slip, a machine cannot know which.
    ...(sound.length === 1 ? sound : []),
  ];
};

const lookAlikes: Readonly<Record<string, string>> = { O: '0', '0': 'O', I: '1', L: '1', '1': 'I', S: '5', '5': 'S' };

/** A comma before three digits is a group where points are decimal, and may be either elsewhere: then nobody is guessed for. */
const numberCandidates = (text: string, country: string): readonly Correction[] => {
  if (!/\d/.test(text)) return [];
  const isGroupSure = /^(GB|IE|US|CA|AU|NZ|)$/.test(country) || /,.*[,.]/.test(text);
  const ungrouped = text.replace(
    /^([+-]?\d{1,3})((?:[ '’]\d{3})+)(?=$|[.,])/,
    (_all, first: string, rest: string) => `${first}${rest.replace(/[ '’]/g, '')}`,
  );
  return [
    { value: text.replace(/[oO]/g, '0').replace(/[lI]/g, '1'), how: 'letters read as digits' },
    { value: ungrouped, how: 'group signs removed' },
    ...(/^[+-]?\d+,\d{1,2}$/.test(ungrouped)
      ? [{ value: ungrouped.replace(',', '.'), how: 'comma read as a decimal point' }]
      : []),
    ...(/^[+-]?\d{1,3}(?:\.\d{3})+,\d+$/.test(text)
      ? [{ value: text.replaceAll('.', '').replace(',', '.'), how: 'dot groups, comma decimals' }]
      : []),
    ...(/^[+-]?\d{1,3}(?:\.\d{3}){2,}$/.test(text)
      ? [{ value: text.replaceAll('.', ''), how: 'dot groups removed' }]
      : []),
    ...(isGroupSure && /^[+-]?\d{1,3}(?:,\d{3})+(?:\.\d+)?$/.test(text)
      ? [{ value: text.replaceAll(',', ''), how: 'comma groups removed' }]
      : []),
  ];
};
