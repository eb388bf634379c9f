import { expect, test } from 'vitest';
import { decimalIn, firstOf, objectsIn, textIn } from '../../../../electron/engine/domain/sales/read-json.ts';

test('the first name that holds something is read', () => {
  expect(firstOf({ b: null, c: 0 }, ['a', 'b', 'c'])).toBe(0);
  expect(firstOf({}, ['a'])).toBeNull();
});

test.each([
  ['text', 'text'],
  [' ', null],
  [7, '7'],
  [{}, null],
])('%o read as text is %o', (value, text) => {
  expect(textIn({ a: value }, 'a')).toBe(text);
});

test.each([
  [10, '10'],
  [10.5, '10.5'],
  ['010.50', '10.5'],
  ['-3.10', '-3.1'],
  ['-0.00', '0'],
  ['1e3', null],
  ['1,5', null],
  [123456789012.345, '123456789012.345'],
  ['1234567890123456', null],
  [Number.NaN, null],
])('%o read as a decimal is %o', (value, decimal) => {
  expect(decimalIn({ a: value }, 'a')).toBe(decimal);
});

test('a list keeps its objects only', () => {
  expect(objectsIn({ a: [{ x: 1 }, null, 'y', 3] }, 'a')).toEqual([{ x: 1 }]);
  expect(objectsIn({ a: { x: 1 } }, 'a')).toEqual([]);
});
