import fc from 'fast-check';
import { expect, test } from 'vitest';
import { startOf } from '../../../electron/engine/flows/read-stream.ts';
import type { Checkpoint } from '../../../electron/engine/store/run-stores.ts';

const overlap = 120_000;
const stored = (change: Partial<Checkpoint> = {}): Checkpoint => ({
  stream: 'erp.customers',
  runId: 1,
  cursor: null,
  sinceAt: null,
  watermark: 1_000_000,
  complete: true,
  readAt: 2_000_000,
  ...change,
});
const start = (known: Checkpoint | null, full: boolean, runId = 2) => startOf(known, runId, full, 'erp.customers');

test('a first run reads everything', () => {
  for (const full of [true, false])
    expect(start(null, full)).toMatchObject({ cursor: null, sinceAt: null, watermark: null, complete: false });
});

test('a run that was interrupted goes on exactly where it was', () => {
  const known = stored({ runId: 2, cursor: 'page-7', complete: false });
  for (const full of [true, false]) expect(start(known, full)).toBe(known);
});

test('an increment starts at the last watermark less the overlap, and keeps it if nothing comes', () => {
  expect(start(stored(), false)).toMatchObject({
    runId: 2,
    cursor: null,
    sinceAt: 1_000_000 - overlap,
    watermark: 1_000_000,
    complete: false,
    readAt: 2_000_000,
  });
  expect(start(stored({ watermark: 5 }), false).sinceAt).toBe(0);
});

test("another run's unfinished increment is started over from where it started, its watermark not believed", () => {
  const broken = stored({ complete: false, cursor: 'page-7', sinceAt: 400_000, watermark: 900_000 });
  expect(start(broken, false)).toMatchObject({ cursor: null, sinceAt: 400_000, watermark: 400_000 });
});

test("another run's unfinished full refresh is read in full again", () => {
  expect(start(stored({ complete: false, cursor: 'page-7', sinceAt: null }), false).sinceAt).toBeNull();
});

test('a full refresh, and an increment after a source that was empty, read everything', () => {
  expect(start(stored(), true)).toMatchObject({ sinceAt: null, watermark: null });
  expect(start(stored({ watermark: null }), false).sinceAt).toBeNull();
});

test('however often increments break off, nothing after the last finished watermark is skipped', () => {
  fc.assert(
    fc.property(fc.array(fc.record({ seen: fc.nat(1_000_000), ends: fc.boolean() }), { maxLength: 20 }), (runs) => {
      let known: Checkpoint | null = stored();
      let finished = 1_000_000;
      runs.forEach(({ seen, ends }, index) => {
        const begun = start(known, false, index + 2);
        expect(begun.sinceAt ?? 0).toBeLessThanOrEqual(finished);
        const watermark = Math.max(begun.watermark ?? 0, finished + seen);
        known = { ...begun, watermark, cursor: ends ? null : 'more', complete: ends };
        if (ends) finished = watermark;
      });
    }),
    { numRuns: 500, seed: 1 },
  );
});
