import { expect, test } from 'vitest';
import type { Figure } from '../../../build/bench/figure.ts';
import { fails, isMet, lineOf, linesOf } from '../../../build/scripts/bench/lines.mjs';

const figure: Figure = { name: 'page of mismatches', value: 12, unit: 'ms', reference: null, goal: { atMost: 20 } };
const reference = { name: 'plain SQL', value: 10 };

test.each<[string, Figure, boolean | null]>([
  ['a value under its limit', figure, true],
  ['a value over its limit', { ...figure, value: 21 }, false],
  ['a ratio under its limit', { ...figure, reference, goal: { atMost: 1.5 } }, true],
  ['a ratio over its limit', { ...figure, reference, goal: { atMost: 1.1 } }, false],
  ['a speed over its least', { ...figure, unit: 'rows/s', value: 50_000, goal: { atLeast: 40_000 } }, true],
  ['a speed under its least', { ...figure, unit: 'rows/s', value: 30_000, goal: { atLeast: 40_000 } }, false],
  ['no goal', { ...figure, goal: null }, null],
])('%s', (_what, one, met) => {
  expect(isMet(one)).toBe(met);
});

test('a line says name, figure, reference, ratio, goal, and whether it is met', () => {
  const line = lineOf({ ...figure, reference, goal: { atMost: 1.5 } });
  expect(line.split(/\s{2,}/)).toEqual(['page of mismatches', '12 ms', 'plain SQL 10 ms', '× 1.2', '≤ 1.5', 'met']);
});

test('a gap that is not claimed to be closed fails nothing, and is explained', () => {
  const gap: Figure = { ...figure, value: 21, isClaimed: false, note: 'phones are read one by one' };
  expect(linesOf(gap)).toEqual([
    expect.stringMatching(/not met, not claimed$/),
    expect.stringContaining('phones are read one by one'),
  ]);
  expect(fails(gap)).toBe(false);
  expect(fails({ ...gap, isClaimed: true })).toBe(true);
  expect(fails(figure)).toBe(false);
});
