import { expect, test } from 'vitest';
import {
  compareRegions,
  compareSecondLines,
  compareStreets,
  compareTexts,
} from '../../../../../electron/engine/domain/match/linkage/compare-places.ts';

test.each([
  [compareStreets, '12|mill ln', '12|mill ln', 7],
  [compareStreets, '12|mulberry ln', '12|mulbery ln', 6],
  [compareStreets, '12|mill ln', '|mill ln', 5],
  [compareStreets, '12|mill ln', '34|mill ln', 4],
  [compareStreets, '12|mill ln', '12|park rd', 2],
  [compareStreets, '12|mill ln', '56|park rd', 1],
  [compareStreets, '5|', '9|', 1],
  [compareSecondLines, '|park house', '|park house', 7],
  [compareSecondLines, '3|park house', '|park house', 5],
  [compareSecondLines, '3|park house', '4|park house', 3],
  [compareSecondLines, '|park house', '|mill cottage', 1],
  [compareTexts, 'leeds', 'leeds', 7],
  [compareTexts, 'leeds', 'leads', 5],
  [compareTexts, 'royal leamington spa', 'leamington spa', 3],
  [compareTexts, 'leeds', 'york', 1],
  [compareRegions, 'nsw', 'nsw', 7],
  [compareRegions, 'nsw', 'nws', 1],
  [compareRegions, 'yorkshire', 'yorkshre', 5],
])('%o answers %s against %s with %i, and the other way round', (compare, left, right, level) => {
  expect(compare(left, right)).toBe(level);
  expect(compare(right, left)).toBe(level);
});
