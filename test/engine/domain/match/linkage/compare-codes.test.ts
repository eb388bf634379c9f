import { expect, test } from 'vitest';
import {
  areaOf,
  compareDates,
  compareIdentifiers,
  comparePhones,
  comparePostcodes,
} from '../../../../../electron/engine/domain/match/linkage/compare-codes.ts';

test.each([
  [compareDates, '19790305', '19790305', 7],
  [compareDates, '19790305', '19790503', 6],
  [compareDates, '19790305', '19790306', 5],
  [compareDates, '19790305', '19970305', 5],
  [compareDates, '19791009', '19800909', 1],
  [compareDates, '19790310', '19790309', 5],
  [compareDates, '19790305', '19790325', 5],
  [compareDates, '19790305', '19790324', 3],
  [compareDates, '19790305', '19791124', 2],
  [compareDates, '19790305', '19841124', 1],
  [comparePhones, '700900418', '700900418', 7],
  [comparePhones, '700900418', '700900481', 5],
  [comparePhones, '700900418', '123900418', 3],
  [comparePhones, '700900418', '123456789', 1],
  [comparePostcodes, 'ls82qn', 'ls82qn', 7],
  [comparePostcodes, 'ls82qn', 'ls82qm', 5],
  [comparePostcodes, 'ls82qn', 'ls84ab', 3],
  [comparePostcodes, 'ls82qn', 'ls63hb', 1],
  [comparePostcodes, '80331', '80999', 3],
  [compareIdentifiers, 'de123456789', 'de123456789', 7],
  [compareIdentifiers, 'de123456789', 'de123456798', 5],
  [compareIdentifiers, 'de123456789', 'de123456700', 4],
  [compareIdentifiers, 'de123456789', 'fr987654321', 1],
  [compareIdentifiers, '123', '124', 1],
])('%o answers %s against %s with %i, and the other way round', (compare, left, right, level) => {
  expect(compare(left, right)).toBe(level);
  expect(compare(right, left)).toBe(level);
});

test('the area of a postcode is its outward part, or two digits', () => {
  expect([areaOf('ls82qn'), areaOf('80331'), areaOf('')]).toEqual(['ls8', '80', '']);
});
