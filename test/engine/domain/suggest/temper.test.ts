import { expect, test } from 'vitest';
import type { Row } from '../../../../electron/engine/domain/suggest/fit.ts';
import { tempered, temperOf } from '../../../../electron/engine/domain/suggest/temper.ts';
import { chanceFrom } from './operators.ts';

const offset = [0, 0];

/** Forty inputs of two that each hold for a row; `share` is how often the class follows the first. */
const rowsOf = (share: number): readonly Row[] => {
  const chance = chanceFrom(4);
  return Array.from({ length: 240 }, () => {
    const input = Math.floor(chance() * 20);
    const follows = chance() < share;
    return {
      inputs: [input, 20 + Math.floor(chance() * 20)],
      classOf: (input % 2) ^ (follows ? 0 : 1),
      count: 1,
      offset,
    };
  });
};
const hold = Array.from({ length: 40 }, () => 0.5);

test('where there is nothing to be learned, chances are drawn together', () => {
  expect(temperOf({ rows: rowsOf(0.5), classes: 2, hold })).toBeLessThan(0.5);
});

test('where what was learned held for what came, they are left alone or drawn apart', () => {
  expect(temperOf({ rows: rowsOf(0.97), classes: 2, hold })).toBeGreaterThanOrEqual(1);
});

test('without a decision nothing is drawn anywhere', () => {
  expect(temperOf({ rows: [], classes: 2, hold: [] })).toBe(1);
});

test('chances that are raised to a power still add up to one', () => {
  const chances = Float64Array.from([0.7, 0.2, 0.1]);
  expect([0, 1, 2].reduce((sum, one) => sum + tempered(chances, one, 0.5), 0)).toBeCloseTo(1, 12);
  expect(tempered(chances, 0, 0.5)).toBeLessThan(0.7);
});
