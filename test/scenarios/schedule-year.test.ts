import fc from 'fast-check';
import { expect, test } from 'vitest';
import { slotAfter, slotUpTo } from '../../shared/domain/schedule.ts';
import { planJobs } from '../../shared/domain/schedule-plan.ts';
import { daily, every, hour, minute, off, timerWorld } from '../doubles/timer-world.ts';

const begin = Date.UTC(2026, 0, 1);
const year = 365 * 24 * 60;

/** "2026-10-25 01:30" by Intl alone, so that what is tested is not tested with itself. */
const formats = new Map<string, Intl.DateTimeFormat>();
const shown = (at: number, zone: string): string => {
  const format =
    formats.get(zone) ??
    new Intl.DateTimeFormat('sv-SE', {
      timeZone: zone,
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
    });
  formats.set(zone, format);
  return format.format(at);
};

/** The nightly runs of a year awake, looked at in these steps of minutes. */
const awake = (zone: string, time: string, steps: readonly number[]): readonly string[] => {
  const runs: number[] = [];
  const { isOn, rhythm } = daily(time, zone);
  for (let step = 0, now = begin; now < begin + year * minute; step += 1) {
    now += (steps[step % steps.length] ?? 1) * minute;
    const last = runs.at(-1) ?? null;
    const ended = last === null ? null : last + minute;
    const timed = { job: 'products' as const, isOn, rhythm, setAt: begin, failures: 0 };
    const { start } = planJobs([{ ...timed, lastStartedAt: last, lastEndedAt: ended }], {
      now,
      quiet: null,
      running: null,
      wakingUntil: null,
    });
    if (start !== null) runs.push(now);
  }
  return runs.map((at) => shown(at, zone));
};

test.each([
  ['Europe/London', '01:30'],
  ['America/New_York', '02:30'],
  ['America/New_York', '01:30'],
  ['Australia/Lord_Howe', '02:15'],
  ['Africa/Cairo', '00:30'],
])('a year awake in %s has one nightly run at %s on every day of its calendar', { timeout: 30_000 }, (zone, time) => {
  const anySteps = fc.array(fc.integer({ min: 20, max: 58 }), { minLength: 3, maxLength: 40 });
  fc.assert(
    fc.property(anySteps, (steps) => {
      const runs = awake(zone, time, steps);
      const days = runs.map((at) => at.slice(0, 10));
      expect(new Set(days).size).toBe(days.length);
      // The first day began before its slot or after it, by the place; the last likewise.
      expect(days.length).toBeGreaterThanOrEqual(364);
      const [first = '', last = ''] = [days[0], days.at(-1)];
      expect((Date.parse(last) - Date.parse(first)) / (24 * hour) + 1).toBe(days.length);
      const late = runs.map((at) => Date.parse(`${at.replace(' ', 'T')}Z`) - Date.parse(`${at.slice(0, 10)}T${time}Z`));
      // Where a clock is put forward or back over the slot, once each a year, it shows up to an hour more or less.
      const slack = Math.max(...steps) * minute;
      expect(late.filter((ms) => ms < 0 || ms > slack).length).toBeLessThanOrEqual(2);
      expect(late.filter((ms) => ms < -hour || ms > slack + hour)).toEqual([]);
    }),
    { numRuns: 1, endOnFailure: true },
  );
});

test('over a year of sleeps, each slot that found the machine awake before the next has one run', {
  timeout: 30_000,
}, async () => {
  const zone = 'Europe/London';
  const night = daily('01:30', zone);
  const anyDay = fc.record({
    awake: fc.integer({ min: 30, max: 1_200 }),
    asleep: fc.integer({ min: 0, max: 2_500 }),
    isTold: fc.boolean(),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(anyDay, { minLength: 5, maxLength: 30 }), async (days) => {
      const world = timerWorld(begin);
      world.state.listed = 3;
      world.state.timers.set('customers', every(240));
      world.state.timers.set('consent', off);
      world.state.timers.set('products', { ...night, setAt: begin });
      world.listen();
      const looks: number[] = [];
      for (let day = 0; world.now() < begin + year * minute; day += 1) {
        const { awake: up, asleep, isTold } = days[day % days.length] ?? { awake: 60, asleep: 0, isTold: true };
        for (let passed = 0; passed < up; passed += 30) {
          await world.after(30);
          world.end();
          looks.push(world.now());
        }
        world.sleep(asleep * minute, isTold);
      }
      const slots = world.runs
        .filter(({ job }) => job === 'products')
        .map((run) => slotUpTo(run.startedAt, night.rhythm));
      expect(new Set(slots).size).toBe(slots.length);
      // Awake for a while: the first looks after a sleep let the network settle, and the other job may go first.
      const reachable = new Map<number, number>();
      for (const at of looks)
        reachable.set(slotUpTo(at, night.rhythm), (reachable.get(slotUpTo(at, night.rhythm)) ?? 0) + 1);
      const missed = [...reachable].filter(
        ([slot, seen]) =>
          slot >= begin && seen >= 4 && slotAfter(slot, night.rhythm) <= world.now() && !slots.includes(slot),
      );
      expect(missed).toEqual([]);
    }),
    { numRuns: 1, endOnFailure: true },
  );
});
