import { expect, test } from 'vitest';
import { jobParts } from '../../../../electron/engine/domain/cost/job-parts.ts';
import { costOf, median, pagesOf, workMsOf } from '../../../../electron/engine/domain/cost/run-cost.ts';
import type { EarlierRun } from '../../../../shared/domain/cost.ts';

const sizes = { erp: 1_000, contacts: 5_000, insight: 1_000, v2: 1_000 };
const earlier = (change: Partial<EarlierRun>): EarlierRun => ({
  erpRead: 0,
  dotdigitalRead: 0,
  calls: 10,
  tookMs: 1_000,
  importMs: 0,
  ...change,
});

test.each([
  [0, 'erp', 1],
  [1_000, 'erp', 1],
  [1_001, 'erp', 2],
  [5_001, 'contacts', 2],
  [0, 'v2', 1],
  [999, 'v2', 1],
  // The page is full, so one more is asked for.
  [1_000, 'v2', 2],
] as const)('%i records of %s are %i pages', (records, paging, pages) => {
  expect(pagesOf(records, paging, sizes)).toBe(pages);
});

const callsOf = (parts: ReturnType<typeof costOf>) => Object.fromEntries(parts.map(({ part, calls }) => [part, calls]));

test('in full, each stream costs the pages of what is held of it', () => {
  const held = new Map([
    ['erp.orders', 200_000],
    ['dotdigital.orders', 150_500],
  ]);
  const parts = costOf(jobParts.orders, 'full', (stream) => held.get(stream) ?? 0, [], sizes);
  expect(callsOf(parts)).toMatchObject({ orders: 200, invoices: 1, collection: 2, 'order-records': 151 });
});

test('of changes, each stream costs a page, and the first of a side what earlier runs read beyond it', () => {
  const runs = [earlier({ erpRead: 2_400 }), earlier({ erpRead: 2_600 }), earlier({ erpRead: 90_000 })];
  const parts = costOf(jobParts.orders, 'incremental', () => 200_000, runs, sizes);
  expect(callsOf(parts)).toEqual({
    orders: 3,
    invoices: 1,
    'credit-notes': 1,
    settlements: 1,
    collection: 2,
    'order-records': 1,
  });
});

test('what was never read is not counted, in either mode', () => {
  for (const mode of ['full', 'incremental'] as const)
    expect(costOf(jobParts.consent, mode, () => null, [], sizes)).toMatchObject([
      { part: 'customers', records: null, calls: 1 },
      { part: 'opt-outs', records: null, calls: 1 },
      { part: 'contacts', records: null, calls: 1 },
    ]);
});

test('campaigns tell no changes: they are read in full in every run', () => {
  const parts = costOf(jobParts.campaigns, 'incremental', () => 2_500, [], sizes);
  expect(callsOf(parts)).toEqual({ lists: 3, segments: 3, campaigns: 3 });
});

test('the time is that of earlier runs for as many calls, and is not guessed without one', () => {
  expect(workMsOf(40, [])).toBeNull();
  expect(workMsOf(40, [earlier({ tookMs: 900_000 }), earlier({}), earlier({})])).toBe(4_000);
});

test('the middle of an even number is the lower one', () => {
  expect([median([]), median([3, 1]), median([9, 1, 5])]).toEqual([null, 1, 5]);
});
