import { type FieldName, type FieldValues, fieldNames } from '../../../shared/domain/fields.ts';

/** The SQL column of a field: snake_case, with a mark that keeps it apart from the row's own columns. */
export const columnOf = (name: FieldName): string =>
  `v_${name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)}`;

/** The value columns in field order, for column lists. */
export const valueColumns = fieldNames.map(columnOf);

/** Each field with its column, worked out once: rows are read by the hundred thousand. */
const columnsByField = fieldNames.map((name) => [name, columnOf(name)] as const);

/** The values of a row that was read with the value columns. */
export const valuesOfRow = (row: Readonly<Record<string, unknown>>): FieldValues => {
  const values = {} as Record<FieldName, string | null>;
  for (const [name, column] of columnsByField) {
    const value = row[column];
    values[name] = typeof value === 'string' ? value : null;
  }
  return values;
};

/** The values in field order, for positional inserts. */
export const valueList = (values: FieldValues): readonly (string | null)[] => fieldNames.map((name) => values[name]);
