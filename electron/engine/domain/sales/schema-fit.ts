import type { Column } from '../../../../shared/domain/insight.ts';

/** A value that a collection would refuse: types are immutable, new keys are fine (contract dotdigital 6.4 [C]). */
export type Misfit = { readonly path: string; readonly column: string; readonly value: string };

/** What of a record does not fit a schema, so that it is known before it is sent. */
export const misfitsOf = (
  columns: readonly Column[],
  json: Readonly<Record<string, unknown>>,
  path = '',
): readonly Misfit[] =>
  Object.entries(json).flatMap(([name, value]) => {
    const column = columns.find((one) => one.name === name);
    return column === undefined || value === null ? [] : misfitIn(column, value, `${path}${name}`);
  });

const misfitIn = (column: Column, value: unknown, path: string): readonly Misfit[] => {
  if (Array.isArray(value)) {
    if (!column.isRepeated) return [{ path, column: column.type, value: 'LIST' }];
    return value.flatMap((one) => fits({ ...column, isRepeated: false }, one, path));
  }
  return column.isRepeated ? [{ path, column: 'LIST', value: kindOf(value) }] : fits(column, value, path);
};

const fits = (column: Column, value: unknown, path: string): readonly Misfit[] => {
  const kind = kindOf(value);
  if (kind === 'RECORD' && column.type === 'RECORD')
    return misfitsOf(column.columns, value as Readonly<Record<string, unknown>>, `${path}.`);
  return accepts[column.type]?.includes(kind) === false ? [{ path, column: column.type, value: kind }] : [];
};

/** What each type of column takes; a type that is not known is left to the remote. */
const accepts: Readonly<Record<string, readonly string[]>> = {
  // A date is text where the first value was none.
  STRING: ['STRING', 'TIMESTAMP'],
  FLOAT: ['FLOAT'],
  INTEGER: ['FLOAT'],
  BOOLEAN: ['BOOLEAN'],
  TIMESTAMP: ['TIMESTAMP'],
  RECORD: ['RECORD'],
};

const kindOf = (value: unknown): string => {
  if (typeof value === 'number') return 'FLOAT';
  if (typeof value === 'boolean') return 'BOOLEAN';
  if (typeof value === 'string') return /^\d{4}-\d{2}-\d{2}([T ]|$)/.test(value) ? 'TIMESTAMP' : 'STRING';
  return 'RECORD';
};
