import type { FieldName, FieldType } from '../../../../shared/domain/fields.ts';
import { firstFieldMapping } from '../../../../shared/domain/mapping.ts';
import type { Canonical } from './canonical-value.ts';
import { canonicalCountry } from './country.ts';
import { canonicalDate } from './date.ts';
import { canonicalEmail } from './email.ts';
import { canonicalLanguage } from './language.ts';
import { canonicalNumber } from './number.ts';
import { canonicalPhone } from './phone.ts';
import { canonicalPostcode } from './postcode.ts';
import { canonicalText, tidy } from './text.ts';

/**
 * Changes with every rule below. It seeds the row hash, so rows of another version are compared field by field until the next
 * full sync, and all that was set aside comes back with it: where only some rows are told otherwise, owe those instead
 * (`older-rows.ts` in flows).
 */
export const normaliserVersion = 2;

/** What a value is read against: the record's country (as it stands in the record) and today's date, YYYY-MM-DD. */
export type ValueContext = { readonly country: string | null; readonly today: string };

/** Whether a text of this type says something else in a record of another country. */
export const isReadByCountry = (type: FieldType): boolean => type === 'phone' || type === 'postcode';

/** A field's text of the ERP in the form in which values are compared: case, white space and invisible signs never differ. */
export const canonical = (field: FieldName, raw: string | null, context: ValueContext): Canonical =>
  canonicalAs(firstFieldMapping(field).type, raw, context);

/** A text of this type in the form in which values are compared. */
export const canonicalAs = (type: FieldType, raw: string | null, context: ValueContext): Canonical => {
  const text = raw === null ? '' : tidy(raw);
  if (text === '') return { ok: true, value: null };
  switch (type) {
    case 'email':
      return canonicalEmail(text);
    case 'phone':
      return canonicalPhone(text, canonicalCountry(context.country ?? ''));
    case 'date':
      return canonicalDate(text, context.today);
    case 'postcode':
      return canonicalPostcode(text, canonicalCountry(context.country ?? ''));
    case 'number':
      return canonicalNumber(text);
    case 'country':
      return { ok: true, value: canonicalCountry(text) };
    case 'language':
      return { ok: true, value: canonicalLanguage(text) || null };
    case 'text':
      return { ok: true, value: canonicalText(text) };
  }
};
