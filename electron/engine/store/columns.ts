import { z } from 'zod';
import {
  extraFieldSchema,
  extraFields,
  type FieldValues,
  fieldNames,
  type StandardField,
} from '../../../shared/domain/fields.ts';

/** The SQL column of a field: snake_case, with a mark that keeps it apart from the row's own columns. */
export const columnOf = (name: StandardField): string =>
  `v_${name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)}`;

/** The value columns in field order, for column lists. */
export const valueColumns = fieldNames.map(columnOf);

/** The column of what a mapping adds. */
export const extraColumn = 'v_extra';

/** Each field with its column, worked out once: rows are read by the hundred thousand. */
const columnsByField = fieldNames.map((name) => [name, columnOf(name)] as const);

/** The values of a row that was read with the value columns. */
export const valuesOfRow = (row: Readonly<Record<string, unknown>>): FieldValues => {
  const values = {} as Record<StandardField, string | null>;
  for (const [name, column] of columnsByField) {
    const value = row[column];
    values[name] = typeof value === 'string' ? value : null;
  }
  return typeof row.v_extra === 'string' ? { ...values, ...addedSchema.parse(JSON.parse(row.v_extra)) } : values;
};

const addedSchema = z.partialRecord(extraFieldSchema, z.string().nullable());

/** What a mapping adds as one JSON object, in the order of the fields; null where it adds nothing. */
export const extraText = (values: FieldValues): string | null => {
  const held = extraFields.filter((name) => values[name] !== undefined);
  return held.length === 0 ? null : JSON.stringify(Object.fromEntries(held.map((name) => [name, values[name]])));
};

/** The values in field order, for positional inserts. */
export const valueList = (values: FieldValues): readonly (string | null)[] => fieldNames.map((name) => values[name]);
