import type { FieldName, FieldValues } from '../../../../../shared/domain/fields.ts';
import { nobody, type Person } from './person.ts';

/** The mirrored fields that tell who somebody is; what the others say changes, or many share it. */
const telling = ['firstName', 'lastName', 'birthDate', 'email', 'phone', 'street', 'city', 'postcode'] as const;

/**
 * A mirrored record as linkage compares it. Only fields that are compared on both sides count: of the others no change is
 * noticed.
 */
export const personOfValues = (values: FieldValues, isCompared: (field: FieldName) => boolean): Person => {
  const known = telling.filter(isCompared).map((field) => [field, values[field]] as const);
  return { ...nobody, ...Object.fromEntries(known) };
};
