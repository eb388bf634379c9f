import { expect, test } from 'vitest';
import {
  type Column,
  columnsOf,
  fitRecord,
  schemaAnswer,
} from '../../../electron/training/dotdigital/insight-schema.ts';

const rules = { plainDates: 'TIMESTAMP' } as const;

const fitted = (...records: readonly Readonly<Record<string, unknown>>[]): readonly Column[] => {
  let columns: readonly Column[] = [];
  for (const record of records) {
    const fit = fitRecord(columns, record, rules);
    if ('reason' in fit) throw new Error(fit.detail);
    columns = fit.columns;
  }
  return columns;
};

const typesOf = (columns: readonly Column[]): unknown =>
  Object.fromEntries(
    columns.map(({ name, repeated, type, fields }) => {
      const own = type === 'RECORD' ? typesOf(fields) : type;
      return [name, repeated ? [own] : own];
    }),
  );

test('the first value of a key fixes its type', () => {
  const order = {
    id: 'SO-1',
    total: 10,
    paid: true,
    purchase_date: '2026-11-01T10:15:00Z',
    address: { city: 'Leeds' },
    products: [{ sku: 'A', price: 5.5 }, { qty: 2 }],
    tags: ['a', 'b'],
  };
  expect(typesOf(fitted(order))).toEqual({
    id: 'STRING',
    total: 'FLOAT',
    paid: 'BOOLEAN',
    purchase_date: 'TIMESTAMP',
    address: { city: 'STRING' },
    products: [{ sku: 'STRING', price: 'FLOAT', qty: 'FLOAT' }],
    tags: ['STRING'],
  });
});

test('null, an empty array and an empty object fix none', () => {
  expect(fitted({ a: null, b: [], c: {}, d: [null, {}] })).toEqual([]);
  expect(typesOf(fitted({ a: null, b: [] }, { a: 1, b: ['x'] }))).toEqual({ a: 'FLOAT', b: ['STRING'] });
});

test('objects are extended, and a record that adds nothing leaves the columns as they are', () => {
  const columns = fitted({ a: 1 }, { b: { c: 'x' } }, { b: { d: true } });
  expect(typesOf(columns)).toEqual({ a: 'FLOAT', b: { c: 'STRING', d: 'BOOLEAN' } });
  expect(fitRecord(columns, { a: 2.5, b: { d: false, c: null } }, rules)).toEqual({ columns });
  const fit = fitRecord(columns, { a: 2 }, rules);
  expect('columns' in fit && fit.columns).toBe(columns);
});

test.each<[string, unknown, unknown]>([
  ['a text for a number', 10, '10.00'],
  ['a number for a text', '4711', 4711],
  ['a text for a date', '2026-11-01T10:15:00Z', 'soon'],
  ['an empty text for a date', '2026-11-01T10:15:00Z', ''],
  ['a number for true or false', true, 1],
  ['an array for a text', 'a', ['a']],
  ['an empty array for a text', 'a', []],
  ['a text for an array', ['a'], 'a'],
  ['a text for an object', { b: 1 }, 'a'],
  ['an object for a text', 'a', { b: 1 }],
  ['an array of texts for one of objects', [{ b: 1 }], ['a']],
  ['a text within an object within an array', [{ b: 1 }], [{ b: 1 }, { b: '1' }]],
])('%s is incompatible', (_, first, second) => {
  expect(fitRecord(fitted({ a: first }), { a: second }, rules)).toMatchObject({
    reason: 'JsonValueIncompatibleWithSchema',
    detail: expect.stringMatching(/^Field 'a(\.b)?' is expected to be /),
  });
});

test.each<[string, unknown, unknown]>([
  ['a whole number for a number', 10.5, 10],
  ['a date for a text', 'soon', '2026-11-01T10:15:00Z'],
  ['another form of date for a date', '2026-11-01T10:15:00Z', '2024-01-01T00:00:00+00:00'],
  ['null for anything', 10, null],
])('%s is none', (_, first, second) => {
  expect('columns' in fitRecord(fitted({ a: first }), { a: second }, rules)).toBe(true);
});

test('types within one record must agree too', () => {
  expect(fitRecord([], { a: [1, '1'] }, rules)).toMatchObject({ reason: 'JsonValueIncompatibleWithSchema' });
});

test.each([
  ['within a record', [{ 'a-b': 1, a_b: 1 }]],
  ['with an earlier one', [{ 'a-b': 1 }, { a_b: 1 }]],
  ['within an object', [{ c: { a_b: 1 } }, { c: { 'a-b': 1 } }]],
])('keys that differ by dash and underscore only clash %s', (_, records) => {
  const last = records.at(-1) ?? {};
  expect(fitRecord(fitted(...records.slice(0, -1)), last, rules)).toMatchObject({
    reason: 'JsonContainsDashUnderscoreClash',
  });
});

test('the answer begins with the columns of the system, and says of an array that it is repeated', () => {
  const answer = schemaAnswer(fitted({ a: 1, b: [{ c: 'x' }] }));
  expect(answer.map(({ name }) => name)).toEqual([
    'key',
    'contactIdentifier',
    'dateModified',
    'deleted',
    'rowId',
    'json',
  ]);
  expect(answer.at(-1)).toEqual({
    name: 'json',
    mode: 'NULLABLE',
    type: 'RECORD',
    fields: [
      { name: 'a', type: 'FLOAT', fields: [] },
      { name: 'b', mode: 'REPEATED', type: 'RECORD', fields: [{ name: 'c', type: 'STRING', fields: [] }] },
    ],
  });
});

test('columns come back from their text as they went in', () => {
  const columns = fitted({ a: 1, b: [{ c: 'x' }] });
  expect(columnsOf(JSON.stringify(columns))).toEqual(columns);
});
