import { expect, test } from 'vitest';
import {
  age,
  ago,
  ahead,
  atWhen,
  clock,
  clockToMs,
  clockToSecond,
  counted,
  dateText,
  day as dayOf,
  duration,
  exactMoment,
  grouped,
  listed,
  moment,
  sentenceCase,
  weekdayAndDay,
} from '../../../renderer/text/format.ts';

const minute = 60_000;
const day = 86_400_000;

test.each([
  [0, 'now'],
  [59_000, 'now'],
  [minute, '1 min'],
  [minute + 1, '2 min'],
  [60 * minute, '1 h'],
  [day, '1 d'],
  [60 * day, '60 d'],
  [61 * day, '3 months'],
  [731 * day, '3 years'],
  [-5_000, 'now'],
])('%d ms ago is told as %j, never better than true', (passed, text) => {
  expect(age(1_000_000, 1_000_000 + passed)).toBe(text);
});

test.each([
  [0, 'within a minute'],
  [59_999, 'within a minute'],
  [3 * minute - 20_000, 'in 3 min'],
  [60 * minute - 1, 'in 1 h'],
  [day + 1, 'in 24 h'],
  [2 * day - 30 * minute, 'in 2 d'],
  [3 * day + 1, 'in 3 d'],
])('what is %d ms ahead is told to the nearest unit: %j', (left, text) => {
  expect(ahead(1_000_000 + left, 1_000_000)).toBe(text);
});

test('relative times read as a sentence does', () => {
  expect(ago(0, 0)).toBe('just now');
  expect(ago(0, 3 * day)).toBe('3 d ago');
});

test('numbers, lists and durations are written out', () => {
  expect(counted(1, 'call')).toBe('1 call');
  expect(counted(12_480, 'customer')).toBe('12,480 customers');
  expect(listed([])).toBe('');
  expect(listed(['a', 'b', 'c'])).toBe('a, b and c');
  expect([0, 41_000, 100_000, 120_000, 6_720_000, 7_200_000].map(duration)).toEqual([
    '0 s',
    '41 s',
    '1 min 40 s',
    '2 min',
    '1 h 52 min',
    '2 h',
  ]);
});

test('days and times are written the British way', () => {
  const at = Date.UTC(2026, 10, 18, 14, 2);
  expect([atWhen(at, at), atWhen(at, at - day)]).toEqual(['at 14:02', 'on 18 Nov 2026 at 14:02']);
  expect([dayOf(at), clock(at), moment(at)]).toEqual(['18 Nov 2026', '14:02', '18 Nov 2026, 14:02']);
});

test('hours and days are rounded up like minutes, never better than true', () => {
  expect([age(0, 60 * minute + 1), age(0, day - 1), age(0, day + 1)]).toEqual(['2 h', '24 h', '2 d']);
});

test('a time that cannot be is not told as negative', () => {
  expect(duration(-5_000)).toBe('0 s');
});

test('a sentence starts with a capital, an empty one stays empty', () => {
  expect([sentenceCase('postcode and city'), sentenceCase('')]).toEqual(['Postcode and city', '']);
  expect(grouped(0)).toBe('0');
});

test('what must be told beyond doubt has its weekday, seconds and zone', () => {
  const at = Date.UTC(2026, 10, 18, 14, 2, 7, 204);
  expect(exactMoment(at)).toBe('Wed 18 Nov 2026, 14:02:07 UTC');
  expect([clockToSecond(at), clockToMs(at), weekdayAndDay(at)]).toEqual([
    '14:02:07',
    '14:02:07.204',
    'Wed 18 Nov 2026',
  ]);
});

test('a day without a time is the same day wherever the window is', () => {
  expect(dateText('2026-11-18')).toBe('18 Nov 2026');
  expect(dateText('2026-03-01')).toBe('1 Mar 2026');
});
