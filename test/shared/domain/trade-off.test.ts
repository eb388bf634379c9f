import { expect, test } from 'vitest';
import type { Quiet, Rhythm } from '../../../shared/domain/schedule.ts';
import { intervalStops, type Measured, quietMsOf, stopsWith, tradeOffOf } from '../../../shared/domain/trade-off.ts';

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const every = (minutes: number): Rhythm => ({ kind: 'interval', everyMs: minutes * minuteMs });
const measured: Measured = {
  erpCalls: 4,
  dotdigitalCalls: 5,
  tiers: [
    { system: 'dotdigital', scope: 'low', calls: 3, limit: 35, free: 31, windows: 0, waitMs: 0 },
    { system: 'erp', scope: 'erp', calls: 4, limit: null, free: null, windows: 0, waitMs: 0 },
  ],
  earlier: { runs: 5, ownMs: minuteMs, imports: 0, importMs: null },
};
const night: Quiet = { isOn: true, from: 22 * 60, to: 6 * 60, zone: 'Europe/London' };

test('a change waits half an interval on average and a whole one at worst, then for the run itself', () => {
  // The interval begins when the run before it has ended: 14 minutes and one of the run.
  expect(tradeOffOf(every(14), null, measured)).toMatchObject({
    runsPerDay: 96,
    erpCalls: 384,
    dotdigitalCalls: 480,
    delay: { averageMs: 8.5 * minuteMs, worstMs: 16 * minuteMs },
  });
});

test('the time until an import is reported comes on top, where one was ever handed in', () => {
  const withImports = { ...measured, earlier: { ...measured.earlier, imports: 3, importMs: 2 * minuteMs } };
  const { delay, runsPerDay } = tradeOffOf(every(12), null, withImports);
  expect(delay).toEqual({ averageMs: 7.5 * minuteMs + 3 * minuteMs, worstMs: 18 * minuteMs });
  expect(runsPerDay).toBe(96);
});

test('before a run has told how long it takes there is no delay to tell', () => {
  const unmeasured = { ...measured, earlier: { runs: 0, ownMs: null, imports: 0, importMs: null } };
  expect(tradeOffOf(every(15), null, unmeasured)).toMatchObject({ delay: null, runsPerDay: 96 });
});

test('calls a day stand against what the tier allows in a day, less what is left to others', () => {
  expect(tradeOffOf(every(14), null, measured).tiers).toEqual([
    { system: 'dotdigital', scope: 'low', calls: 288, of: 31 * 1_440 },
    { system: 'erp', scope: 'erp', calls: 384, of: null },
  ]);
});

test('a longer interval never costs more calls and never brings anything sooner', () => {
  const offs = intervalStops.map((everyMs) => tradeOffOf({ kind: 'interval', everyMs }, null, measured));
  for (const [place, one] of offs.entries()) {
    const before = offs[place - 1];
    if (before === undefined) continue;
    expect(one.dotdigitalCalls).toBeLessThanOrEqual(before.dotdigitalCalls);
    expect(one.delay?.worstMs).toBeGreaterThan(before.delay?.worstMs ?? 0);
  }
});

test('in the quiet window nothing starts: fewer runs, and at worst its whole length more', () => {
  expect([quietMsOf(night), quietMsOf({ ...night, isOn: false }), quietMsOf(null)]).toEqual([8 * hourMs, 0, 0]);
  const { runsPerDay, delay } = tradeOffOf(every(14), night, measured);
  expect(runsPerDay).toBe(64);
  expect(delay?.worstMs).toBe(16 * minuteMs + 8 * hourMs);
});

test('once a day is once a day, whatever is quiet, and an interval of a day runs too', () => {
  const daily: Rhythm = { kind: 'daily', minute: 120, zone: 'Europe/London' };
  expect(tradeOffOf(daily, night, measured)).toMatchObject({
    runsPerDay: 1,
    dotdigitalCalls: 5,
    delay: { worstMs: 24 * hourMs + minuteMs },
  });
  expect(tradeOffOf(every(1_440), night, measured).runsPerDay).toBe(1);
});

test('an interval between the stops is one of them', () => {
  expect(stopsWith(15 * minuteMs)).toEqual(intervalStops);
  expect(stopsWith(7 * minuteMs).slice(0, 3)).toEqual([5, 7, 10].map((minutes) => minutes * minuteMs));
});
