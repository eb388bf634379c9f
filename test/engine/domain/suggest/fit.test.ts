import { expect, test } from 'vitest';
import { chancesOf, fitWeights } from '../../../../electron/engine/domain/suggest/fit.ts';

const chancesAfter = (counts: readonly [number, number], hold: number, offset: readonly number[] = [0, 0]) => {
  const rows = counts.map((count, classOf) => ({ inputs: [0], classOf, count, offset }));
  const chances = new Float64Array(2);
  chancesOf(fitWeights({ rows, classes: 2, hold: [hold] }), { inputs: [0], offset }, chances);
  return [...chances];
};

test('hardly held, the weights say what was counted', () => {
  const [first, second] = chancesAfter([90, 10], 0.01);
  expect(first).toBeCloseTo(0.9, 2);
  expect(second).toBeCloseTo(0.1, 2);
});

test('held, a few decisions move little, and many move as much as they say', () => {
  expect(chancesAfter([3, 0], 8)[0]).toBeLessThan(0.65);
  expect(chancesAfter([300, 0], 8)[0]).toBeGreaterThan(0.95);
});

test('what is known before stands until decisions speak against it', () => {
  expect(chancesAfter([0, 0], 1, [Math.log(3), 0])[0]).toBeCloseTo(0.75, 5);
  expect(chancesAfter([0, 200], 1, [Math.log(3), 0])[0]).toBeLessThan(0.05);
});

test('a class that cannot be has no chance, and takes none from the others', () => {
  const offset = [0, 0, Number.NEGATIVE_INFINITY];
  const chances = new Float64Array(3);
  const rows = [{ inputs: [0], classOf: 0, count: 5, offset }];
  chancesOf(fitWeights({ rows, classes: 3, hold: [1] }), { inputs: [0], offset }, chances);
  expect(chances[2]).toBe(0);
  expect((chances[0] ?? 0) + (chances[1] ?? 0)).toBeCloseTo(1, 12);
});
