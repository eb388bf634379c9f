import { expect, test } from 'vitest';
import {
  compareFirstNames,
  compareLastNames,
} from '../../../../../electron/engine/domain/match/linkage/compare-names.ts';

test.each([
  ['ruth', 'ruth', 7],
  ['robert', 'bob', 6],
  ['anna maria', 'anna', 6],
  ['anna maria', 'maria anna', 6],
  ['michael', 'micheal', 4],
  ['michaella', 'micaela', 4],
  ['r', 'ruth', 2],
  ['r', 'bob', 1],
  ['ruth', 'karl', 1],
])('first names %s and %s have level %i', (left, right, level) => {
  expect(compareFirstNames(left, right)).toBe(level);
  expect(compareFirstNames(right, left)).toBe(level);
});

test.each([
  ['ogilvie', 'ogilvie', 7],
  ['ogilvie smith', 'ogilvie', 6],
  ['ogilvie smith', 'smith ogilvie', 6],
  ['ogilvie', 'ogilvy', 3],
  ['meyer', 'maier', 3],
  ['ogilvie', 'brown', 1],
])('surnames %s and %s have level %i', (left, right, level) => {
  expect(compareLastNames(left, right)).toBe(level);
  expect(compareLastNames(right, left)).toBe(level);
});
