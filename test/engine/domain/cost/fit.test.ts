import { expect, test } from 'vitest';
import { fitInto } from '../../../../electron/engine/domain/cost/fit.ts';
import type { PartCost } from '../../../../shared/domain/cost.ts';

const now = 1_000_000;
const part = (calls: number, change: Partial<PartCost> = {}): PartCost => ({
  part: 'contacts',
  system: 'dotdigital',
  scope: 'low',
  calls,
  records: 0,
  ...change,
});
const low = { system: 'dotdigital', scope: 'low', limit: 35, remaining: 20, resetAt: now + 30_000 } as const;

test.each([
  ['what fits into what is left waits for nothing', 16, { free: 16, windows: 0, waitMs: 0 }],
  ['one call more waits for the next window', 17, { free: 16, windows: 1, waitMs: 30_000 }],
  ['each further window is a minute', 16 + 31 + 1, { free: 16, windows: 2, waitMs: 90_000 }],
])('%s', (_, calls, fit) => {
  expect(fitInto([part(calls)], [low], now)).toEqual([
    { system: 'dotdigital', scope: 'low', calls, limit: 35, ...fit },
  ]);
});

test('a window that is over counts as a fresh one, less what is left to others', () => {
  const [fit] = fitInto([part(40)], [{ ...low, resetAt: now - 1 }], now);
  expect(fit).toMatchObject({ free: 31, windows: 1, waitMs: 60_000 });
});

test('where no limit was told, none is assumed', () => {
  const unlimited = { free: null, limit: null, windows: 0, waitMs: 0 };
  expect(fitInto([part(900)], [], now)).toMatchObject([unlimited]);
  expect(fitInto([part(900)], [{ ...low, limit: null, remaining: null }], now)).toMatchObject([unlimited]);
});

test('parts of one tier are added up, and a tier without a call is left out', () => {
  const fits = fitInto(
    [part(2), part(3), part(0, { scope: 'high' }), part(7, { system: 'erp', scope: 'erp' })],
    [],
    now,
  );
  expect(fits.map(({ scope, calls }) => [scope, calls])).toEqual([
    ['low', 5],
    ['erp', 7],
  ]);
});

test('an account of one call a minute is told as it is', () => {
  const tiny = { ...low, limit: 1, remaining: 1 };
  expect(fitInto([part(3)], [tiny], now)).toMatchObject([{ free: 1, windows: 2, waitMs: 90_000 }]);
});
