import { expect, test } from 'vitest';
import {
  clockSentences,
  intervalText,
  minuteOf,
  pauseSentences,
  quietText,
  rhythmText,
  scheduleText,
  type Timer,
  timeOfDay,
  untilText,
} from '../../../renderer/text/schedule-text.ts';
import { scheduleOf, timersOf } from '../../doubles/run-answers.ts';
import { toldAt } from '../../doubles/window-answers.ts';

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const timer = (facts: Partial<Timer> = {}): Timer => {
  const [first] = timersOf(facts);
  if (first === undefined) throw new Error('no timer');
  return first;
};
const nightly = { kind: 'daily', minute: 150, zone: 'America/New_York' } as const;

test.each([
  [minuteMs, 'every minute'],
  [5 * minuteMs, 'every 5 min'],
  [60 * minuteMs, 'every hour'],
  [90 * minuteMs, 'every 1 h 30 min'],
  [120 * minuteMs, 'every 2 h'],
  [1440 * minuteMs, 'every day'],
])('an interval of %i ms is %s', (everyMs, text) => {
  expect(intervalText(everyMs)).toBe(text);
});

test('a time of day is told with its place', () => {
  expect(rhythmText(nightly)).toBe('daily at 02:30, New York');
  expect(scheduleText(timer({ rhythm: nightly }))).toBe('daily at 02:30, New York');
  expect(scheduleText(timer({ isOn: false }))).toBe('off');
  expect(scheduleText(undefined)).toBe('');
});

test.each([
  ['00:00', 0],
  ['23:59', 1_439],
  ['24:00', null],
  ['2:30', null],
  ['', null],
])('the time "%s" is minute %s of a day', (text, minute) => {
  expect(minuteOf(text)).toBe(minute);
  if (minute !== null) expect(timeOfDay(minute)).toBe(text);
});

test('when a job is next is told, or that it is not by itself', () => {
  expect(untilText(timer(), toldAt)).toBe('next at 14:05, in 3 min');
  expect(untilText(timer({ nextAt: toldAt + 30_000 }), toldAt)).toBe('next at 14:02, within a minute');
  expect(untilText(timer({ nextAt: toldAt + 24 * hourMs }), toldAt - 12_000)).toBe(
    'next on 19 Nov 2026 at 14:02, in 24 h',
  );
  expect(untilText(timer({ nextAt: toldAt }), toldAt)).toBe('due now');
  expect(untilText(timer({ isOn: false }), toldAt)).toBe('not by itself');
});

test.each<[Timer['wait'], string]>([
  [{ kind: 'quiet', until: toldAt + hourMs }, 'waits for the quiet window to end at 15:02'],
  [{ kind: 'back-off', until: toldAt + 38 * minuteMs, failures: 3 }, 'backs off after 3 failures until 14:40'],
  [{ kind: 'back-off', until: toldAt + minuteMs, failures: 1 }, 'backs off after 1 failure until 14:03'],
  [{ kind: 'run', job: 'customers' }, 'runs now'],
  [{ kind: 'run', job: 'consent' }, 'waits while Consent runs'],
  [{ kind: 'turn', job: 'consent' }, 'waits for its turn, after Consent'],
  [{ kind: 'waking', until: toldAt + 9_000 }, 'waits a moment, because this machine has just woken up'],
  [{ kind: 'blocked', by: 'machine' }, 'off on this machine'],
  [{ kind: 'blocked', by: 'read-only' }, 'not while this workspace is read-only here'],
  [{ kind: 'blocked', by: 'connections' }, 'waits until both sides are set up, tested and unlocked'],
  [{ kind: 'blocked', by: 'engine' }, 'not while the engine does not answer'],
  [{ kind: 'blocked', by: 'reviewer' }, 'not here: a reviewer only reads customers and campaigns by itself'],
])('what a job waits for (%j) is told: %s', (wait, text) => {
  expect(untilText(timer({ wait }), toldAt)).toBe(text);
});

test('pausing names the jobs with their rhythm', () => {
  expect(pauseSentences([timer({ rhythm: nightly })])[0]).toBe(
    'Customers (daily at 02:30, New York) will not run by itself until switched on again.',
  );
});

test('the quiet window is told, or that there is none', () => {
  const quiet = { isOn: true, from: 22 * 60, to: 7 * 60, zone: 'Europe/London' };
  expect(quietText(quiet)).toBe(
    'No job starts by itself from 22:00 to 07:00, London. What is due then runs once afterwards.',
  );
  expect(quietText({ ...quiet, isOn: false })).toBe('Jobs start by themselves at any hour.');
  expect(quietText(null)).toBe('Jobs start by themselves at any hour.');
});

test('how the clock moved is told for a day', () => {
  const schedule = scheduleOf([], {
    setBack: [{ at: toldAt - minuteMs, byMs: 2 * hourMs, newestRun: 4 }],
    wentAhead: { at: toldAt - hourMs, byMs: 24 * hourMs },
  });
  const [back = '', ahead = ''] = clockSentences(schedule, toldAt);
  expect(back).toContain('was set back by 2 h at 14:01');
  expect(ahead).toContain('went ahead by 24 h at 13:02');
  expect(clockSentences(schedule, toldAt + 25 * hourMs)).toEqual([]);
});
