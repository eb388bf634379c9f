import { expect, test } from 'vitest';
import { jsonFault, v3Failure } from '../../../electron/training/dotdigital/insight-json.ts';
import { defaultSwitches } from '../../../electron/training/dotdigital/switches.ts';

test.each<[string, Readonly<Record<string, unknown>>, string]>([
  ['an array in an array', { a: [[1]] }, 'JsonContainsNestedArray'],
  ['an array in an array deep within', { a: [{ b: { c: [1, [2]] } }] }, 'JsonContainsNestedArray'],
  ['a key of 256 characters', { ['k'.repeat(256)]: 1 }, 'JsonKeyTooLong'],
  ['a key with a space', { 'order total': 1 }, 'JsonKeyInvalidCharacters'],
  ['a key with a dot within an object', { a: { 'b.c': 1 } }, 'JsonKeyInvalidCharacters'],
  ['an empty key', { '': 1 }, 'JsonKeyInvalidCharacters'],
  ['a text of 1,001 characters', { a: ['x'.repeat(1_001)] }, 'JsonValueTooLong'],
  ['a number above the largest', { a: 1e16 }, 'JsonNumberValueTooLarge'],
  ['a number below the least', { a: [{ b: -1e16 }] }, 'JsonNumberValueTooLarge'],
  [
    'more keys than a record may have',
    Object.fromEntries(Array.from({ length: 1_001 }, (_, index) => [`k${index}`, 1])),
    'TooManyDistinctKeyValuePairs',
  ],
])('%s is refused', (_, json, reason) => {
  expect(jsonFault(json, defaultSwitches)).toMatchObject({ reason, detail: expect.any(String) });
});

test('what lies at the limits is not, and the same key in many lines is one', () => {
  const lines = Array.from({ length: 2_000 }, () => ({ sku: 'A' }));
  const json = { ['k'.repeat(255)]: 'x'.repeat(1_000), a: 1e15, b: [{ c: [1] }, null], lines };
  expect(jsonFault(json, defaultSwitches)).toBeNull();
});

test('v3 tells its own reasons by name, and those of v2 as Unknown with a detail', () => {
  expect(v3Failure({ reason: 'InvalidJson', detail: 'd' }, defaultSwitches)).toEqual({
    failureReason: 'InvalidJson',
    details: ['d'],
  });
  const clash = { reason: 'KeyExistingForDifferentContact', detail: 'd' } as const;
  expect(v3Failure(clash, defaultSwitches)).toEqual({
    failureReason: 'Unknown',
    details: ['KeyExistingForDifferentContact: d'],
  });
  expect(v3Failure(clash, { ...defaultSwitches, insightReasons: 'all' })).toEqual({
    failureReason: 'KeyExistingForDifferentContact',
    details: ['d'],
  });
});
