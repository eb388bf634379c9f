import fc from 'fast-check';
import { expect, test } from 'vitest';
import { areUnlike, jaroWinkler, slips } from '../../../../../electron/engine/domain/match/linkage/distance.ts';

test.each([
  ['smith', 'smith', 0],
  ['smith', 'smiht', 1],
  ['smith', 'smth', 1],
  ['smith', 'smyth', 1],
  ['smith', 'smiths', 1],
  ['ca', 'abc', 3],
  ['kitten', 'sitting', 3],
])('%s and %s are %i slips apart', (left, right, apart) => {
  expect(slips(left, right, 5)).toBe(apart);
});

test('slips are counted no further than the limit', () => {
  expect(slips('abcdef', 'uvwxyz', 2)).toBe(3);
  expect(slips('a', 'abcdefgh', 2)).toBe(3);
});

test('Jaro-Winkler agrees with the published examples', () => {
  expect(jaroWinkler('martha', 'marhta')).toBeCloseTo(0.9611, 4);
  expect(jaroWinkler('dixon', 'dicksonx')).toBeCloseTo(0.8133, 4);
  expect(jaroWinkler('dwayne', 'duane')).toBeCloseTo(0.84, 4);
  expect(jaroWinkler('', 'a')).toBe(0);
});

const word = fc.string({ unit: fc.constantFrom(...'abcde '), maxLength: 12 });

test('slips are symmetric, nought only for the same text, and keep the triangle of one step', () => {
  fc.assert(
    fc.property(word, word, (left, right) => {
      const apart = slips(left, right, 12);
      expect(slips(right, left, 12)).toBe(apart);
      expect(apart === 0).toBe(left === right);
      expect(slips(`${left}a`, right, 13)).toBeLessThanOrEqual(apart + 1);
    }),
  );
});

test('texts that are unlike are never close by slips', () => {
  fc.assert(
    fc.property(word, word, (left, right) => {
      if (areUnlike(left, right)) expect(slips(left, right, 12)).toBeGreaterThan(0);
      expect(areUnlike(left, right)).toBe(areUnlike(right, left));
      expect(areUnlike(left, left)).toBe(false);
    }),
  );
});
