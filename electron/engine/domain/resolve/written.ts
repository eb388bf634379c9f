import type { FieldName } from '../../../../shared/domain/fields.ts';
import { defaultMapping } from '../../../../shared/domain/mapping.ts';
import { canonical, type ValueContext } from '../normalise/canonical.ts';
import { tidy } from '../normalise/text.ts';

/**
 * The text that is written for a value: tidied, and in the one form that both systems read alike where the type has one
 * (phone E.164, ISO date, country code, plain number, email lower case). Null clears. Call with a well-formed value.
 */
export const writtenForm = (field: FieldName, raw: string | null, context: ValueContext): string | null => {
  const result = canonical(field, raw, context);
  if (!result.ok || raw === null || result.value === null) return null;
  switch (defaultMapping[field].type) {
    case 'phone':
    case 'date':
    case 'number':
    case 'country':
      return result.value;
    case 'email':
      // As it is written, not the ASCII form of its domain: by that text Dotdigital finds the contact.
      return tidy(raw).toLowerCase();
    case 'postcode':
      return tidy(raw).toUpperCase();
    case 'text':
    case 'language':
      return tidy(raw);
  }
};
