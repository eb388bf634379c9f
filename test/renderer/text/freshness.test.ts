import { expect, test } from 'vitest';
import { lagOf, readingRun, readText } from '../../../renderer/text/freshness.ts';
import { runOf, toldAt } from '../../doubles/window-answers.ts';

const minute = 60_000;
const hour = 60 * minute;
const back = [{ at: toldAt - 10 * minute, byMs: 2 * hour, newestRun: 7 }];

test.each([
  ['nobody touched the clock', toldAt - 3 * minute, 7, [], 3 * minute],
  ['it was set back since: the reading is that much older', toldAt - 3 * minute, 7, back, 2 * hour + 3 * minute],
  ['it was set back since, and the reading lies ahead', toldAt + hour, 7, back, hour],
  ['it was read since it was set back', toldAt - 3 * minute, 8, back, 3 * minute],
  ['which run read it is not known', toldAt - 3 * minute, null, back, 2 * hour + 3 * minute],
  ['the clock was set back twice', toldAt - minute, 7, [...back, ...back], 4 * hour + minute],
  ['the clock that ages are told by stands a little behind', toldAt + 14_000, 7, [], 0],
  ['it lies ahead and nobody knows why', toldAt + hour, 7, [], null],
])('how old a reading is: %s', (_what, readAt, run, moves, lag) => {
  expect(lagOf(readAt, run, moves, toldAt)).toBe(lag);
});

test('an age that is not known is told as that, never as fresh', () => {
  expect(readText(null, toldAt)).toBe('read at an unknown time: the clock was set back');
  expect(readText(2 * hour, toldAt)).toBe('read 2 h ago');
  expect(readText(0, toldAt)).toBe('read just now');
});

test('only a customers run that came through surely read both sides', () => {
  expect(readingRun({ lastRun: runOf(7) })).toBe(7);
  expect(readingRun({ lastRun: runOf(7, { state: 'failed' }) })).toBeNull();
  expect(readingRun({ lastRun: runOf(7, { job: 'consent' }) })).toBeNull();
  expect(readingRun({ lastRun: null })).toBeNull();
});
