import { type FieldName, type FieldValues, fieldNames } from '../../../shared/domain/fields.ts';

/** The SQL column of a field: snake_case, with a mark that keeps it apart from the row's own columns. */
export const columnOf = (name: FieldName): string =>
  `v_${name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)}`;

/** The value columns in field order, for column lists. */
export const valueColumns = fieldNames.map(columnOf);

/** The values of a row that was read with the value columns. */
export const valuesOfRow = (row: Readonly<Record<string, unknown>>): FieldValues => {
  const values = {} as Record<FieldName, string | null>;
  for (const name of fieldNames) {
    const value = row[columnOf(name)];
    values[name] = typeof value === 'string' ? value : null;
  }
  return values;
};

/** The values in field order, for positional inserts. */
export const valueList = (values: FieldValues): readonly (string | null)[] => fieldNames.map((name) => values[name]);
