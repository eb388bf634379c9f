import { expect, test } from 'vitest';
import { decimalText, parseJson } from '../../../../electron/engine/connectors/http/parse-json.ts';

test.each([
  [0, '0'],
  [-0, '0'],
  [12, '12'],
  [-12.5, '-12.5'],
  [0.1, '0.1'],
  [123_456_789_012_345, '123456789012345'],
  [1_234_567_890_123_456, null],
  [0.1 + 0.2, null],
  [1e21, null],
  [1e-7, '0.0000001'],
  [-1.25e-7, '-0.000000125'],
  [0.000123456789012345, '0.000123456789012345'],
  [Number.NaN, null],
  [Number.POSITIVE_INFINITY, null],
])('%d as decimal text is %s', (value, text) => {
  expect(decimalText(value)).toBe(text);
});

test('what is no JSON is nothing, not a throw', () => {
  expect(['', '{', '<html>', '{"a":1}x'].map(parseJson)).toEqual([undefined, undefined, undefined, undefined]);
  expect(parseJson('{"a":[1,null]}')).toEqual({ a: [1, null] });
});
