import type { FieldType, FieldValues } from '../../../../shared/domain/fields.ts';
import type { Transform } from '../../../../shared/domain/transform.ts';
import { unreachable } from '../../../../shared/unreachable.ts';
import type { Canonical } from '../normalise/canonical-value.ts';
import { canonicalCountry } from '../normalise/country.ts';
import { canonicalPhone } from '../normalise/phone.ts';
import { canonicalText, tidy, upperText } from '../normalise/text.ts';
import { readDate, writeDate } from './dates.ts';
import { readNumber } from './numbers.ts';

/** What a value is carried through its steps against: the other values of the record. */
export type StepContext = { readonly values: FieldValues };

/**
 * Carries a value through its steps. Null is empty, and stays so but for a join. A step that cannot read its value ends it
 * with the problem: nothing is guessed, and nothing half done is sent.
 */
export const carryThrough = (steps: readonly Transform[], raw: string | null, context: StepContext): Canonical => {
  let value = raw;
  for (const step of steps) {
    if (value === null && step.do !== 'join') continue;
    const next = carryOut(step, value ?? '', context);
    if (!next.ok) return next;
    value = next.value;
  }
  return { ok: true, value };
};

const fine = (value: string): Canonical => ({ ok: true, value: value === '' ? null : value });

const carryOut = (step: Transform, text: string, { values }: StepContext): Canonical => {
  switch (step.do) {
    case 'trim':
      return fine(tidy(text));
    case 'case':
      return fine(step.to === 'name' ? nameCase(text) : step.to === 'upper' ? upperText(text) : lowerText(text));
    case 'date': {
      const date = readDate(tidy(text), step.read);
      return date === null ? { ok: false, problem: 'date-unreadable' } : fine(writeDate(date, step.write));
    }
    case 'e164': {
      const country = canonicalCountry(values.country ?? '') || (step.country ?? '');
      const read = canonicalPhone(tidy(text), country);
      if (!read.ok || read.value === null) return read;
      return fine(step.plus ? read.value : read.value.replace('+', ''));
    }
    case 'country':
      return fine(step.write === 'code' ? canonicalCountry(text) : countryName(canonicalCountry(text)));
    case 'number': {
      const read = readNumber(tidy(text), step.decimals, step.places);
      return read === null ? { ok: false, problem: 'number-unreadable' } : fine(read);
    }
    case 'join':
      return fine(
        [text, ...step.fields.map((field) => values[field] ?? '')].map(tidy).filter(Boolean).join(step.separator),
      );
    case 'look-up':
      return lookUp(step, text);
    default:
      return unreachable(step);
  }
};

const lookUp = (step: Extract<Transform, { readonly do: 'look-up' }>, text: string): Canonical => {
  const wanted = canonicalText(tidy(text));
  const found = step.table.find(({ from }) => canonicalText(tidy(from)) === wanted);
  if (found !== undefined) return fine(found.to);
  return fine(step.otherwise === 'keep' ? text : '');
};

const lowerText = (text: string): string => text.toLowerCase().normalize('NFC');

/** Every word with a capital, the rest small; parts of double names each, and what follows an apostrophe. */
const nameCase = (text: string): string =>
  lowerText(text).replace(
    /(^|[\s\-'’])(\p{L})/gu,
    (_all, before: string, letter: string) => `${before}${letter.toUpperCase()}`,
  );

const englishNames = new Intl.DisplayNames(['en'], { type: 'region', fallback: 'code' });

/** The English name of a country of two letters; what is none stays as it is. */
const countryName = (code: string): string => (/^[A-Z]{2}$/.test(code) ? (englishNames.of(code) ?? code) : code);

/** What comes out of the steps, by which it is checked and compared. */
export const typeAfter = (steps: readonly Transform[], type: FieldType): FieldType =>
  steps.reduce<FieldType>((before, step) => {
    switch (step.do) {
      case 'trim':
      case 'case':
        return before;
      case 'date':
        return step.write === 'yyyy-MM-dd' ? 'date' : 'text';
      case 'e164':
        return step.plus ? 'phone' : 'text';
      case 'country':
        return 'country';
      case 'number':
        return 'number';
      case 'join':
      case 'look-up':
        return 'text';
      default:
        return unreachable(step);
    }
  }, type);
