import { expect, test } from 'vitest';
import {
  dueAt,
  longestBackOffMs,
  quietSchema,
  quietUntil,
  type Rhythm,
  rhythmSchema,
  slotAfter,
  slotUpTo,
  type TimedJob,
  waitOf,
} from '../../../shared/domain/schedule.ts';

const minute = 60_000;
const hour = 60 * minute;
const now = Date.UTC(2026, 10, 25, 9);
const everyFive: Rhythm = { kind: 'interval', everyMs: 5 * minute };
const timed = (changes: Partial<TimedJob> = {}): TimedJob => ({
  job: 'customers',
  isOn: true,
  rhythm: everyFive,
  setAt: 0,
  lastStartedAt: now - 2 * minute,
  lastEndedAt: now - minute,
  failures: 0,
  ...changes,
});

test.each<[string, Partial<TimedJob>, number | null]>([
  ['ran a minute ago', {}, now + 4 * minute],
  ['ran exactly an interval ago', { lastEndedAt: now - 5 * minute }, now],
  ['ran long ago, as after a sleep', { lastEndedAt: now - 600 * minute }, now - 595 * minute],
  ['never ran', { lastEndedAt: null }, now],
  ['is switched off', { isOn: false, lastEndedAt: null }, null],
  ['ended ahead of a clock that was set back', { lastEndedAt: now + 90 * minute }, now],
  ['failed once', { failures: 1 }, now + 9 * minute],
  ['failed three times', { failures: 3 }, now + 39 * minute],
  ['failed for a day', { failures: 40 }, now + 59 * minute],
  [
    'failed, with an interval of its own beyond the hour',
    { failures: 2, rhythm: { kind: 'interval', everyMs: 120 * minute } },
    now + 119 * minute,
  ],
])('a job on an interval that %s is due at the right instant', (_what, changes, at) => {
  expect(dueAt(now, timed(changes))).toBe(at);
});

/** 02:30 in New York, at 09:00 UTC of 25 November: today's slot was at 07:30 UTC. */
const nightly: Rhythm = { kind: 'daily', minute: 150, zone: 'America/New_York' };
const slot = Date.UTC(2026, 10, 25, 7, 30);
const ranAt = (at: number | null, changes: Partial<TimedJob> = {}): Partial<TimedJob> => ({
  lastStartedAt: at,
  lastEndedAt: at === null ? null : at + minute,
  ...changes,
});

test.each<[string, Partial<TimedJob>, number | null]>([
  ['ran for this slot', ranAt(slot), slot + 24 * hour],
  ['ran late for this slot', ranAt(slot + hour), slot + 24 * hour],
  ['ran shortly before this slot', ranAt(slot - 1), slot],
  ['missed this slot', ranAt(slot - 24 * hour), slot],
  ['missed five slots: only the last counts', ranAt(slot - 120 * hour), slot],
  ['never ran', ranAt(null), slot],
  ['never ran and was set after the slot', ranAt(null, { setAt: slot + 1 }), slot + 24 * hour],
  ['was set to another time after that time', ranAt(slot - hour, { setAt: slot + hour }), slot + 24 * hour],
  ['was set before the slot, and missed it', ranAt(slot - 24 * hour, { setAt: slot - hour }), slot],
  ['was set by a clock that was ahead', ranAt(slot - 24 * hour, { setAt: now + hour }), slot],
  ['ran for the next slot before the clock was set back', ranAt(slot + 24 * hour), slot + 48 * hour],
  ['ran late yesterday by a clock that was set back', ranAt(now + hour), slot + 24 * hour],
  ['ran in another year, by a clock that was wrong', ranAt(now + 9_000 * hour), slot],
  ['failed once, half an hour ago', ranAt(now - 31 * minute, { failures: 1 }), now - 15 * minute],
  ['failed four times, just now', ranAt(now - minute, { failures: 4 }), now + hour],
  ['failed ahead of a clock that was set back', ranAt(now + hour, { failures: 1 }), now],
  ['is switched off', ranAt(null, { isOn: false }), null],
])('a nightly job that %s is due at the right instant', (_what, changes, at) => {
  expect(dueAt(now, timed({ rhythm: nightly, ...changes }))).toBe(at);
});

test('the wait after failures doubles and stops at an hour', () => {
  const waits = [0, 1, 2, 3, 4, 5, 1_000].map((failures) => waitOf({ rhythm: everyFive, failures }) / minute);
  expect(waits).toEqual([5, 10, 20, 40, 60, 60, 60]);
  expect([1, 2, 3, 4, 99].map((failures) => waitOf({ rhythm: nightly, failures }) / minute)).toEqual([
    15, 30, 60, 60, 60,
  ]);
  expect(longestBackOffMs).toBe(hour);
});

const daily = (time: string, zone: string) => ({
  kind: 'daily' as const,
  minute: Number(time.slice(0, 2)) * 60 + Number(time.slice(3)),
  zone,
});

test.each([
  [
    'the October change in London',
    '01:30',
    'Europe/London',
    '2026-10-24T12:00Z',
    ['2026-10-25T00:30', '2026-10-26T01:30'],
  ],
  [
    'the March change in London',
    '01:30',
    'Europe/London',
    '2026-03-28T12:00Z',
    ['2026-03-29T01:00', '2026-03-30T00:30'],
  ],
  [
    'the November change in New York',
    '01:30',
    'America/New_York',
    '2026-10-31T12:00Z',
    ['2026-11-01T05:30', '2026-11-02T06:30'],
  ],
  [
    'the March change in New York',
    '02:30',
    'America/New_York',
    '2026-03-07T12:00Z',
    ['2026-03-08T07:00', '2026-03-09T06:30'],
  ],
  [
    'a night without its last hour in Nuuk',
    '23:30',
    'America/Nuuk',
    '2026-03-28T12:00Z',
    ['2026-03-29T01:00', '2026-03-30T00:30'],
  ],
  ['a day that Samoa left out', '12:00', 'Pacific/Apia', '2011-12-29T12:00Z', ['2011-12-29T22:00', '2011-12-30T22:00']],
])('%s has one slot, and so has the day after', (_what, time, zone, after, slots) => {
  const first = slotAfter(slotUpTo(Date.parse(after), daily(time, zone)), daily(time, zone));
  const second = slotAfter(first, daily(time, zone));
  expect([first, second].map((at) => new Date(at).toISOString().slice(0, 16))).toEqual(slots);
  expect(slotUpTo(second - 1, daily(time, zone))).toBe(first);
  expect(slotUpTo(second, daily(time, zone))).toBe(second);
});

const quiet = (from: string, to: string, zone = 'Europe/London') => ({
  isOn: true,
  from: daily(from, zone).minute,
  to: daily(to, zone).minute,
  zone,
});

test.each([
  ['before it', quiet('09:00', '17:00'), '2026-11-25T08:59:59Z', null],
  ['at its beginning', quiet('09:00', '17:00'), '2026-11-25T09:00Z', '2026-11-25T17:00Z'],
  ['at its end', quiet('09:00', '17:00'), '2026-11-25T17:00Z', null],
  ['in the evening of one beyond midnight', quiet('22:00', '07:00'), '2026-11-25T22:30Z', '2026-11-26T07:00Z'],
  ['in the morning of one beyond midnight', quiet('22:00', '07:00'), '2026-11-25T06:59Z', '2026-11-25T07:00Z'],
  ['at noon of one beyond midnight', quiet('22:00', '07:00'), '2026-11-25T12:00Z', null],
  ['in one up to midnight', quiet('20:00', '00:00'), '2026-11-25T23:59Z', '2026-11-26T00:00Z'],
  ['in summer, by the clock of the place', quiet('22:00', '07:00'), '2026-07-01T06:30Z', null],
  ['in a night that lasts an hour longer', quiet('22:00', '07:00'), '2026-10-24T22:00Z', '2026-10-25T07:00Z'],
  ['in a night that lasts an hour less', quiet('22:00', '07:00'), '2026-03-28T23:00Z', '2026-03-29T06:00Z'],
  ['in an hour that happens twice, the first time', quiet('01:15', '01:45'), '2026-10-25T00:30Z', '2026-10-25T00:45Z'],
  ['in an hour that happens twice, the second time', quiet('01:15', '01:45'), '2026-10-25T01:30Z', null],
  ['where it lies in an hour that is missing', quiet('01:15', '01:45'), '2026-03-29T01:00Z', null],
  ['while it is switched off', { ...quiet('09:00', '17:00'), isOn: false }, '2026-11-25T12:00Z', null],
])('%s, the quiet window ends when it should', (_what, window, at, end) => {
  expect(quietUntil(Date.parse(at), window)).toBe(end === null ? null : Date.parse(end));
});

test('a zone that nobody knows, a time that is none and a window without a length are refused', () => {
  expect(rhythmSchema.safeParse(nightly).success).toBe(true);
  expect(rhythmSchema.safeParse({ ...nightly, zone: 'Europe/Lodnon' }).success).toBe(false);
  expect(rhythmSchema.safeParse({ ...nightly, minute: 1_440 }).success).toBe(false);
  expect(rhythmSchema.safeParse({ kind: 'interval', everyMs: 59_999 }).success).toBe(false);
  expect(quietSchema.safeParse(quiet('22:00', '07:00')).success).toBe(true);
  expect(quietSchema.safeParse(quiet('07:00', '07:00')).success).toBe(false);
});
