import { expect, test } from 'vitest';
import {
  afterwardsText,
  basisText,
  callsText,
  costText,
  decidedText,
  delayText,
  fitText,
  isTight,
  measuredText,
  tierDayText,
  tightText,
  timeText,
  toldText,
} from '../../../renderer/text/cost-text.ts';
import { noCounts } from '../../../shared/domain/run.ts';
import { forecastOf } from '../../doubles/schedule-answers.ts';
import { runOf, toldAt } from '../../doubles/window-answers.ts';

const low = { system: 'dotdigital', scope: 'low' } as const;

test('a cost is told with its time, as the least where something was never counted', () => {
  expect(costText(forecastOf('orders', 'full'))).toBe('90 calls, about 10 min');
  expect(callsText({ erpCalls: 1, dotdigitalCalls: 0, isLeast: true })).toBe('at least 1 call');
  expect(timeText({ workMs: null, waitMs: 0 })).toBe('time not known yet');
  expect(timeText({ workMs: null, waitMs: 90_000 })).toBe('1 min 30 s at least');
  // What the windows take counts where it is more than the work.
  expect(timeText({ workMs: 5_000, waitMs: 120_000 })).toBe('about 2 min');
});

test('a part says what it was counted by', () => {
  const part = { part: 'contacts', ...low, calls: 3, records: 12_480 } as const;
  expect(basisText(part, 'full')).toBe('12,480 counted');
  expect(basisText(part, 'incremental')).toBe('12,480 expected');
  expect(basisText({ ...part, records: 0 }, 'full')).toBe('one page is enough, however little there is');
  expect(basisText({ ...part, records: 0, calls: 0 }, 'full')).toBe('nothing to ask');
  expect(basisText({ ...part, records: null }, 'full')).toBe('not counted yet: nothing of it was read to its end');
});

test('what policies send afterwards is told by how many and how, and as the least where it was not counted', () => {
  const decided = { policy: 'write-attributes', changes: 812, erpCalls: 40, dotdigitalCalls: 60, imports: 1 } as const;
  expect(decidedText(decided)).toBe('812 changed attributes, in 1 import');
  expect(decidedText({ ...decided, policy: 'withdraw-items', changes: 1, imports: 0 })).toBe(
    '1 withdrawn item, each by itself',
  );
  expect(decidedText({ ...decided, policy: 'create-contacts', changes: 0 })).toBe(
    'New contacts: none as both sides stand',
  );
  expect(decidedText({ ...decided, changes: null })).toBe('Attributes: not counted yet');
  expect(afterwardsText([decided])).toBe(
    'Decided by policies once it has compared, and sent afterwards: 100 calls more',
  );
  expect(afterwardsText([decided, { ...decided, changes: null, erpCalls: 0, dotdigitalCalls: 0 }])).toContain(
    'at least 100 calls more',
  );
});

test('how a run fits into a tier is told with what is free, and how long it waits', () => {
  const tier = { ...low, calls: 40, limit: 35, free: 12, windows: 1, waitMs: 30_000 };
  expect(fitText(tier)).toBe('40 calls; 12 of 35 a minute are free for it now, so it waits for the next window, 30 s');
  expect(fitText({ ...tier, calls: 3, windows: 0, waitMs: 0 })).toBe('3 calls; 12 of 35 a minute are free for it now');
  expect(fitText({ ...tier, limit: null, free: null })).toBe('40 calls; no limit was told');
  expect(
    tightText({
      tiers: [
        { ...tier, scope: 'high', waitMs: 0 },
        { ...tier, waitMs: 90_000 },
      ],
    }),
  ).toBe('Dotdigital, low tier: 12 of 35 calls a minute are free, so it waits 1 min 30 s');
  expect([isTight({ waitMs: 60_000 }), isTight({ waitMs: 60_001 })]).toEqual([false, true]);
});

test('what was told is held against what was taken, so far or in the end', () => {
  const told = { erpCalls: 100, dotdigitalCalls: 52, isLeast: false, lastsMs: 240_000 };
  const counts = { ...noCounts, erpCalls: 100, dotdigitalCalls: 52 };
  const ended = runOf(1, { counts, startedAt: toldAt - 230_000, endedAt: toldAt });
  expect(toldText(null, ended)).toBeNull();
  expect(toldText(told, ended)).toBe('Told 152 calls beforehand, took 152; told 4 min, took 3 min 50 s');
  expect(toldText({ ...told, isLeast: true, lastsMs: null }, ended)).toBe(
    'Told at least 152 calls beforehand, took 152; it took 3 min 50 s',
  );
  expect(toldText(told, { ...ended, endedAt: null })).toBe('Told 152 calls beforehand, took 152 so far');
});

test('a delay is told in minutes, never as none', () => {
  const delay = { averageMs: 8.4 * 60_000, worstMs: 16.1 * 60_000 };
  expect(delayText('orders', { delay })).toBe('An order is attributed after 8 min on average, 16 min at worst.');
  expect(delayText('consent', { delay: { averageMs: 100, worstMs: 200 } })).toContain('after 1 min on average');
});

test('calls a day stand against what the tier allows', () => {
  expect(tierDayText({ ...low, calls: 288, of: 44_640 })).toBe('Dotdigital, low tier: 288 of 44,640 a day, 0.6 %');
  expect(tierDayText({ ...low, calls: 2, of: 44_640 })).toContain('under 0.1 %');
  expect(tierDayText({ ...low, calls: 22_320, of: 44_640 })).toContain(', 50 %');
  expect(tierDayText({ system: 'erp', scope: 'erp', calls: 9, of: null })).toBe('The ERP: 9 a day, no limit told');
});

test('what was measured is told with how often', () => {
  const earlier = { runs: 1, ownMs: 1, imports: 2, importMs: 3 };
  expect(measuredText({ earlier })).toBe('Measured by 1 earlier run and 2 imports.');
});
