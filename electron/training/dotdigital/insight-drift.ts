import { type Column, type ColumnType, isObject, storedJson } from './insight-schema.ts';
import type { Collection } from './insight-store.ts';
import type { Insight } from './insight-write.ts';

type Scalar = Exclude<ColumnType, 'RECORD'>;

const PAGE = 1_000;

/** A value as a column of another type would hold it. */
const converted = (value: unknown, type: Scalar): unknown => {
  if (value === null || typeof value === 'object') return value;
  switch (type) {
    case 'FLOAT':
    case 'INTEGER':
      return Number.isFinite(Number(value)) ? Number(value) : 0;
    case 'BOOLEAN':
      return !['', '0', 'false'].includes(String(value));
    case 'TIMESTAMP':
      return new Date(Number.isNaN(Date.parse(String(value))) ? 0 : Date.parse(String(value))).toISOString();
    case 'STRING':
      return String(value);
  }
};

const withColumn = (columns: readonly Column[], [name, ...rest]: readonly string[], type: Scalar): readonly Column[] =>
  columns.map((column) => {
    if (column.name !== name) return column;
    return rest.length === 0
      ? { ...column, type, fields: [] }
      : { ...column, fields: withColumn(column.fields, rest, type) };
  });

const isThere = (columns: readonly Column[], [name, ...rest]: readonly string[]): boolean => {
  const column = columns.find((one) => one.name === name);
  if (!column) return false;
  return rest.length === 0 ? column.type !== 'RECORD' : isThere(column.fields, rest);
};

const withValue = (value: unknown, path: readonly string[], type: Scalar): unknown => {
  if (Array.isArray(value)) return value.map((item) => withValue(item, path, type));
  const [name, ...rest] = path;
  if (name === undefined) return converted(value, type);
  return isObject(value) && name in value ? { ...value, [name]: withValue(value[name], rest, type) } : value;
};

/**
 * Gives a column another type, and every value in it: what a client sends as before is then incompatible. Stamps the
 * records that it changes. Says why not, or null.
 */
export const convertColumn = (
  { collections, records, clock }: Insight,
  { id, columns }: Collection,
  path: readonly string[],
  type: Scalar,
): string | null => {
  if (!isThere(columns, path)) return 'There is no such column with values of its own.';
  collections.setColumns(id, withColumn(columns, path, type));
  const next = (after: number) =>
    records.page({ collectionId: id, contactId: null, after, limit: PAGE, modifiedFrom: null });
  for (let page = next(0); page.length > 0; page = next(page.at(-1)?.recordId ?? 0)) {
    for (const record of page) {
      const json = JSON.stringify(withValue(storedJson(record.json), path, type));
      if (json !== record.json) records.save({ ...record, json, updatedAt: Math.max(clock(), record.updatedAt) });
    }
  }
  return null;
};
