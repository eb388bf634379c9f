import { z } from 'zod';
import type { InsightSwitches } from './insight-switches.ts';
import { isDate } from './values.ts';

export const columnTypes = ['STRING', 'FLOAT', 'INTEGER', 'BOOLEAN', 'TIMESTAMP', 'RECORD'] as const;
export type ColumnType = (typeof columnTypes)[number];

/** One column of a collection; a RECORD has columns of its own. */
export type Column = {
  readonly name: string;
  readonly repeated: boolean;
  readonly type: ColumnType;
  readonly fields: readonly Column[];
};

const columnSchema: z.ZodType<Column> = z.lazy(() =>
  z.object({ name: z.string(), repeated: z.boolean(), type: z.enum(columnTypes), fields: z.array(columnSchema) }),
);
const columnsSchema = z.array(columnSchema);

export const columnsOf = (text: string): readonly Column[] => columnsSchema.parse(JSON.parse(text));

export type Json = Readonly<Record<string, unknown>>;

/** The JSON of a stored text; it was checked when it came, and pages of thousands are read. */
export const storedJson = (text: string): unknown => JSON.parse(text);

export const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export type SchemaFault = {
  readonly reason: 'JsonValueIncompatibleWithSchema' | 'JsonContainsDashUnderscoreClash';
  readonly detail: string;
};

type Index = { readonly byName: ReadonlyMap<string, Column>; readonly folded: ReadonlySet<string> };

const indices = new WeakMap<readonly Column[], Index>();
const fold = (name: string): string => name.replaceAll('-', '_');

const indexOf = (columns: readonly Column[]): Index => {
  const known = indices.get(columns);
  if (known) return known;
  const index = {
    byName: new Map(columns.map((column) => [column.name, column])),
    folded: new Set(columns.map(({ name }) => fold(name))),
  };
  indices.set(columns, index);
  return index;
};

type Rules = Pick<InsightSwitches, 'plainDates'>;

const typeOf = (value: unknown, { plainDates }: Rules): ColumnType => {
  if (typeof value === 'boolean') return 'BOOLEAN';
  if (typeof value === 'number') return 'FLOAT';
  if (typeof value !== 'string') return 'RECORD';
  return isDate(value) && (plainDates === 'TIMESTAMP' || value.length > 10) ? 'TIMESTAMP' : 'STRING';
};

const words: Readonly<Record<ColumnType, string>> = {
  STRING: 'a text',
  FLOAT: 'a number',
  INTEGER: 'a whole number',
  BOOLEAN: 'true or false',
  TIMESTAMP: 'a date',
  RECORD: 'an object',
};

/** A date is a text too, and a whole number a number; nothing else changes its type (contract dotdigital 6.4). */
const takes = (type: ColumnType, given: ColumnType, value: unknown): boolean =>
  type === given ||
  (type === 'STRING' && given === 'TIMESTAMP') ||
  (type === 'INTEGER' && given === 'FLOAT' && Number.isInteger(value));

const incompatible = (path: string, { repeated, type }: Column): SchemaFault => ({
  reason: 'JsonValueIncompatibleWithSchema',
  detail: `Field '${path}' is expected to be ${repeated ? 'an array, each ' : ''}${words[type]}`,
});

/** The column after this value; undefined while no value has fixed a type. */
type Fit = { readonly column: Column | undefined } | SchemaFault;

const fitOne = (column: Column | undefined, name: string, value: unknown, repeated: boolean, at: Place): Fit => {
  const type = typeOf(value, at.rules);
  if (column && (column.repeated !== repeated || !takes(column.type, type, value)))
    return incompatible(at.path, column);
  if (!isObject(value)) return { column: column ?? { name, repeated, type, fields: [] } };
  const inner = fitObject(column?.fields ?? [], value, at);
  if ('reason' in inner) return inner;
  if (column) return { column: inner.columns === column.fields ? column : { ...column, fields: inner.columns } };
  return { column: inner.columns.length === 0 ? undefined : { name, repeated, type, fields: inner.columns } };
};

type Place = { readonly path: string; readonly rules: Rules };

const fitValue = (column: Column | undefined, name: string, value: unknown, at: Place): Fit => {
  if (value === null || value === undefined) return { column };
  if (!Array.isArray(value)) return fitOne(column, name, value, false, at);
  if (column && !column.repeated) return incompatible(at.path, column);
  let fitted = column;
  for (const item of value) {
    if (item === null) continue;
    const fit = fitOne(fitted, name, item, true, at);
    if ('reason' in fit) return fit;
    fitted = fit.column;
  }
  return { column: fitted };
};

const fitObject = (
  columns: readonly Column[],
  json: Json,
  { path, rules }: Place,
): { readonly columns: readonly Column[] } | SchemaFault => {
  let fitted = columns;
  for (const [name, value] of Object.entries(json)) {
    const { byName, folded } = indexOf(fitted);
    const column = byName.get(name);
    const here = path === '' ? name : `${path}.${name}`;
    if (!column && folded.has(fold(name))) {
      const detail = `Field '${here}' differs from another by dash and underscore only`;
      return { reason: 'JsonContainsDashUnderscoreClash', detail };
    }
    const fit = fitValue(column, name, value, { path: here, rules });
    if ('reason' in fit) return fit;
    if (fit.column === undefined || fit.column === column) continue;
    const next = fit.column;
    fitted = column ? fitted.map((one) => (one === column ? next : one)) : [...fitted, next];
  }
  return { columns: fitted };
};

/**
 * The columns after a record: types are fixed by the first value and never change, new keys add columns (contract
 * dotdigital 6.4 [C]). The same array when it adds none. Null, an empty array and an empty object fix no type.
 */
export const fitRecord = (columns: readonly Column[], json: Json, rules: Rules) =>
  fitObject(columns, json, { path: '', rules });

type Answered = { name: string; mode?: string; type: string; fields: readonly Answered[] };

const answered = ({ name, repeated, type, fields }: Column): Answered => ({
  name,
  ...(repeated ? { mode: 'REPEATED' } : {}),
  type,
  fields: fields.map(answered),
});

const system = (name: string, mode: string, type: string): Answered => ({ name, mode, type, fields: [] });

/** The columns as the schema call answers them, after those of the system (contract dotdigital 6.4 [C]). */
export const schemaAnswer = (columns: readonly Column[]): readonly Answered[] => [
  system('key', 'NULLABLE', 'STRING'),
  system('contactIdentifier', 'REQUIRED', 'INTEGER'),
  system('dateModified', 'REQUIRED', 'TIMESTAMP'),
  system('deleted', 'NULLABLE', 'BOOLEAN'),
  system('rowId', 'NULLABLE', 'STRING'),
  { ...system('json', 'NULLABLE', 'RECORD'), fields: columns.map(answered) },
];
