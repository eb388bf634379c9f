import type { FieldName, FieldType } from '../../../../shared/domain/fields.ts';
import { firstFieldMapping } from '../../../../shared/domain/mapping.ts';
import { formOf } from '../mapping/reading.ts';
import { canonicalAs, type ValueContext } from '../normalise/canonical.ts';

/**
 * The text that is written into the ERP for a value: tidied, and in the one form that both systems read alike where the
 * type has one (phone E.164, ISO date, country code, plain number, email lower case). Null clears. Call with a well-formed
 * value.
 */
export const writtenForm = (
  field: FieldName,
  raw: string | null,
  context: ValueContext,
  type: FieldType = firstFieldMapping(field).type,
): string | null => {
  const result = canonicalAs(type, raw, context);
  return !result.ok || raw === null || result.value === null ? null : formOf(type, raw, result.value);
};
