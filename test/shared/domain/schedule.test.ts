import { expect, test } from 'vitest';
import { dueJobs, longestBackOffMs, nextAtOf, type TimedJob, waitOf } from '../../../shared/domain/schedule.ts';

const minute = 60_000;
const now = Date.UTC(2026, 10, 25, 9);
const timed = (changes: Partial<TimedJob> = {}): TimedJob => ({
  job: 'customers',
  isOn: true,
  everyMs: 5 * minute,
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
  ['failed, with an interval of its own beyond the hour', { failures: 2, everyMs: 120 * minute }, now + 119 * minute],
])('a job that %s is due at the right instant', (_what, changes, at) => {
  expect(nextAtOf(now, timed(changes))).toBe(at);
});

test('the wait after failures doubles and stops at an hour', () => {
  const waits = [0, 1, 2, 3, 4, 5, 1_000].map((failures) => waitOf({ everyMs: 5 * minute, failures }) / minute);
  expect(waits).toEqual([5, 10, 20, 40, 60, 60, 60]);
  expect(longestBackOffMs).toBe(60 * minute);
});

test.each<[string, readonly TimedJob[], readonly string[]]>([
  ['nothing is due', [timed(), timed({ job: 'consent' })], []],
  ['one is due', [timed(), timed({ job: 'consent', lastEndedAt: now - 6 * minute })], ['consent']],
  [
    'both are due: the longer overdue goes first',
    [timed({ lastEndedAt: now - 6 * minute }), timed({ job: 'consent', lastEndedAt: now - 9 * minute })],
    ['consent', 'customers'],
  ],
  [
    'one never ran: it goes first',
    [timed({ job: 'consent', lastEndedAt: now - 90 * minute }), timed({ lastEndedAt: null })],
    ['customers', 'consent'],
  ],
  [
    'neither ever ran: in the order given',
    [timed({ lastEndedAt: null }), timed({ job: 'consent', lastEndedAt: null })],
    ['customers', 'consent'],
  ],
  ['what is off is never due', [timed({ isOn: false, lastEndedAt: null })], []],
])('%s', (_what, jobs, expected) => {
  expect(dueJobs(now, jobs)).toEqual(expected);
});
