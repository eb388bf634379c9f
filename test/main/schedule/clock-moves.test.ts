import { expect, test } from 'vitest';
import { byClockOfNow, withNewestRun } from '../../../electron/main/schedule/clock-moves.ts';

const hour = 3_600_000;
const moves = [
  { at: 1, byMs: hour, newestRun: { shop: 3 } },
  { at: 2, byMs: 2 * hour, newestRun: { shop: 6 } },
];

test.each([
  ['from before both', 3, 3 * hour],
  ['from between them', 4, 2 * hour],
  ['from after both', 7, 0],
])('what a run noted %s is as much older', (_what, run, older) => {
  expect(byClockOfNow(10 * hour, run, moves, 'shop')).toBe(10 * hour - older);
});

test('where it is not known which runs came before, all did: nothing is told fresher than it is', () => {
  expect(byClockOfNow(10 * hour, 99, moves, 'another')).toBe(7 * hour);
});

test('the newest run is noted once for each workspace', () => {
  const learnt = withNewestRun(moves, 'another', 9);
  expect(learnt.map(({ newestRun }) => newestRun)).toEqual([
    { shop: 3, another: 9 },
    { shop: 6, another: 9 },
  ]);
  expect(withNewestRun(learnt, 'another', 10)).toBe(learnt);
});
