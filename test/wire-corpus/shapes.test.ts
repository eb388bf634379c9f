import { expect, test } from 'vitest';
import { token } from './exchange.ts';
import {
  absent,
  anyCase,
  differences,
  each,
  having,
  ifThere,
  instant,
  integer,
  like,
  numeric,
  oneOf,
  type Shape,
  without,
} from './shapes.ts';

test.each<[string, Shape, unknown]>([
  ['another value', { a: 1 }, { a: 2 }],
  ['a text for a number', { a: 1 }, { a: '1' }],
  ['a missing key', { a: 1 }, {}],
  ['null for a missing key', { a: absent }, { a: null }],
  ['null where something may be', { a: ifThere(integer) }, { a: null }],
  ['one item too many', [1], [1, 2]],
  ['one item too few', [1, 2], [1]],
  ['an object for an array', [], {}],
  ['an array for an object', {}, []],
  ['a text for an object', { a: 1 }, '<html>'],
  ['a fraction', integer, 1.5],
  ['a date that is none', instant, 'yesterday'],
  ['another text', like(/^a$/), 'b'],
  ['another text in any case', anyCase('html'), 'PlainText'],
  ['another number', numeric(10), '11'],
  ['none of the forms', oneOf(1, 2), 3],
  ['no such item', having({ id: 1 }), [{ id: 2 }]],
  ['no item at all', having({ id: 1 }), []],
  ['an item that must not be there', without({ id: 1 }), [{ id: 1 }]],
  ['an empty array', each({ id: integer }), []],
  ['one bad item of many', each({ id: integer }), [{ id: 1 }, { id: 'x' }]],
  ['a token inside another', token('ERROR_CONTACT'), { message: 'Error: ERROR_CONTACT_NOT_FOUND' }],
  ['a message without its token', token('ERROR_UNKNOWN'), { message: 'Something went wrong.' }],
])('%s is a difference', (_, shape, value) => {
  expect(differences(shape, value)).not.toEqual([]);
});

test('further keys, a missing key that may be missing and an array with others are none', () => {
  const shape = { a: 1, b: absent, c: ifThere(integer), d: having({ id: 2 }), e: without(7), f: numeric(10) };
  expect(differences(shape, { a: 1, z: 0, d: [{ id: 1 }, { id: 2, more: true }], e: [], f: '10.0' })).toEqual([]);
});

test('a difference is told with its path, what was wanted and what came', () => {
  const shape = { items: [{ id: 1, name: absent }], status: oneOf('a', 'b') };
  expect(differences(shape, { items: [{ id: 2, name: 'x' }], status: 'c' })).toEqual([
    '$.items[0].id: wanted 1, got 2',
    '$.items[0].name: wanted no such key, got "x"',
    '$.status: none of 2 forms fits:',
    '  $.status: wanted "a", got "c"',
    '  $.status: wanted "b", got "c"',
  ]);
});
