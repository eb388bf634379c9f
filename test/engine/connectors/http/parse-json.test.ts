import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decimalText, parseJson, parseJsonExactly } from '../../../../electron/engine/connectors/http/parse-json.ts';

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

test.each([
  ['12345678901234567890', '12345678901234567890'],
  ['-1234567890123456.5', '-1234567890123456.5'],
  ['0.30000000000000004', '0.30000000000000004'],
  ['1.2345678901234567e3', '1234.5678901234567'],
  ['1.2345678901234567e-3', '0.0012345678901234567'],
  ['1.2345678901234567E+20', '123456789012345670000'],
  ['123456789012345', 123_456_789_012_345],
  ['0.00012345678901234', 0.00012345678901234],
  ['12.5', 12.5],
  ['1e21', 1e21],
])('the number %s comes as %j', (number, value) => {
  const texts = [`{"a":[${number},1],"b":${number}}`, `{ "a": [ ${number} , 1 ], "b" : ${number} }`];
  for (const text of texts) expect(parseJsonExactly(text)).toEqual({ a: [value, 1], b: value });
});

test('what looks like a long number within a text stays in the text', () => {
  const kept = { a: 'id: 12345678901234567890, "quoted" \\', 'b:12345678901234567890': 1, c: '\\"' };
  expect(parseJsonExactly(JSON.stringify(kept))).toEqual(kept);
  expect(parseJsonExactly('[12345678901234567890')).toBeUndefined();
});

test('what holds no long number is parsed as ever', () => {
  const value = fc
    .jsonValue({ noUnicodeString: false })
    .filter((one) => !/\d{16}|\d\.\d{10}/.test(JSON.stringify(one)));
  fc.assert(
    fc.property(value, (one) => {
      // The long number in front lets every token be looked at.
      const text = `[1234567890123456,${JSON.stringify(one)}]`;
      expect(parseJsonExactly(text)).toEqual(['1234567890123456', JSON.parse(JSON.stringify(one))]);
    }),
  );
});
