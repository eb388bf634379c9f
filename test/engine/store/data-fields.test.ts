import { expect, test } from 'vitest';
import { inMemory } from './opened.ts';
import { NOW } from './opened-plainly.ts';

const first = { name: 'FIRSTNAME', type: 'String' };
const points = { name: 'LOYALTY_POINTS', type: 'Numeric' };

test('an account that was never read has no fields', () => {
  const { dataFields } = inMemory();
  expect([dataFields.all(), dataFields.find('FIRSTNAME')]).toEqual([[], null]);
});

test('fields are kept by name in capitals, and found however the name is written', () => {
  const { dataFields } = inMemory();
  expect(dataFields.replace([points, { name: 'FirstName', type: 'String' }], NOW)).toBe(true);
  expect(dataFields.all()).toEqual([first, points]);
  expect(dataFields.find('loyalty_Points')).toEqual(points);
  expect(dataFields.find('LOYALTY')).toBeNull();
});

test('the same fields in any order are no change', () => {
  const { dataFields } = inMemory();
  dataFields.replace([first, points], NOW);
  expect(dataFields.replace([points, first], NOW + 1)).toBe(false);
});

test.each([
  ['one vanished', [first]],
  ['one came', [first, points, { name: 'X', type: 'Date' }]],
  ['one has another type', [first, { ...points, type: 'String' }]],
  ['all vanished', []],
])('a change is told: %s', (_what, fields) => {
  const { dataFields } = inMemory();
  dataFields.replace([first, points], NOW);
  expect(dataFields.replace(fields, NOW + 1)).toBe(true);
  expect(dataFields.all()).toEqual(fields);
  expect(dataFields.replace(fields, NOW + 2)).toBe(false);
});
