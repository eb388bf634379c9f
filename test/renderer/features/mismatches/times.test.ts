import { expect, test } from 'vitest';
import {
  inAMonth,
  instantOf,
  localText,
  nextMonday,
  tomorrow,
  untilGap,
} from '../../../../renderer/features/mismatches/times.ts';

const at = (year: number, month: number, date: number, hour = 9, minute = 0): number =>
  new Date(year, month - 1, date, hour, minute).getTime();

const mornings: readonly (readonly [string, (now: number) => number, number, number])[] = [
  ['tomorrow', tomorrow, at(2026, 11, 18, 14, 2), at(2026, 11, 19)],
  ['tomorrow over the end of a year', tomorrow, at(2026, 12, 31, 23, 59), at(2027, 1, 1)],
  ['next Monday from a Wednesday', nextMonday, at(2026, 11, 18, 14, 2), at(2026, 11, 23)],
  ['next Monday from a Monday, which is not today', nextMonday, at(2026, 11, 23, 8), at(2026, 11, 30)],
  ['next Monday from a Sunday', nextMonday, at(2026, 11, 22, 8), at(2026, 11, 23)],
  ['in a month', inAMonth, at(2026, 11, 18, 14, 2), at(2026, 12, 18)],
  ['in a month from the 31st to a short month', inAMonth, at(2027, 1, 31), at(2027, 2, 28)],
  ['in a month over the end of a year', inAMonth, at(2026, 12, 31), at(2027, 1, 31)],
];

test.each(mornings)('%s is nine in the morning, local time', (_name, moment, now, then) => {
  expect(moment(now)).toBe(then);
});

test('what a field for a local time shows is the instant that it stands for', () => {
  const moment = at(2026, 3, 4, 5, 6);
  expect(localText(moment)).toBe('2026-03-04T05:06');
  expect(instantOf(localText(moment))).toBe(moment);
});

test.each(['', '2026-03-04', 'tomorrow', '2026-13-04T05:06'])('%j is no local time', (text) => {
  expect(instantOf(text)).toBeNull();
});

test('only a time that is to come, within a year, is one to wait until', () => {
  const now = at(2026, 11, 18);
  expect(untilGap(null, now)).toBe('Choose a day and a time.');
  expect(untilGap(now, now)).toBe('That is over already.');
  expect(untilGap(now + 1, now)).toBeNull();
  expect(untilGap(at(2027, 11, 19), now)).toBe('A year is the longest.');
});
