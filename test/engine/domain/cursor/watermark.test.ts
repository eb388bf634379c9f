import fc from 'fast-check';
import { expect, test } from 'vitest';
import { safeWatermark } from '../../../../electron/engine/domain/cursor/watermark.ts';

const NOW = Date.UTC(2026, 10, 25, 9);
const overlapMs = 120_000;

test('what was changed long ago is where the next read starts', () => {
  expect(safeWatermark({ latestSeen: NOW - 600_000, serverNow: NOW, overlapMs })).toBe(NOW - 600_000);
});

test('a change of this moment is read again, with all that is within the overlap', () => {
  expect(safeWatermark({ latestSeen: NOW - 1, serverNow: NOW, overlapMs })).toBe(NOW - overlapMs);
});

test('a remote clock that was moved back takes the mark back with it', () => {
  const before = safeWatermark({ latestSeen: NOW - 600_000, serverNow: NOW, overlapMs });
  const moved = safeWatermark({ latestSeen: NOW - 600_000, serverNow: NOW - 3_600_000, overlapMs });
  expect(before).toBe(NOW - 600_000);
  expect(moved).toBe(NOW - 3_600_000 - overlapMs);
});

test('a record stamped in the future does not carry the mark beyond the present', () => {
  expect(safeWatermark({ latestSeen: NOW + 86_400_000, serverNow: NOW, overlapMs })).toBe(NOW - overlapMs);
});

test('a remote whose clock is behind ours is measured by its own clock', () => {
  const serverNow = NOW - 300_000;
  expect(safeWatermark({ latestSeen: serverNow, serverNow, overlapMs })).toBe(serverNow - overlapMs);
});

test('without the clock of the remote the overlap is taken off what was seen', () => {
  expect(safeWatermark({ latestSeen: NOW, serverNow: null, overlapMs })).toBe(NOW - overlapMs);
  expect(safeWatermark({ latestSeen: NOW, serverNow: Number.NaN, overlapMs })).toBe(NOW - overlapMs);
});

test('nothing seen, no mark; the mark is never before time began', () => {
  expect(safeWatermark({ latestSeen: null, serverNow: NOW, overlapMs })).toBeNull();
  expect(safeWatermark({ latestSeen: Number.NaN, serverNow: NOW, overlapMs })).toBeNull();
  expect(safeWatermark({ latestSeen: 5, serverNow: NOW, overlapMs: 10 })).toBe(5);
  expect(safeWatermark({ latestSeen: 5, serverNow: 7, overlapMs: 10 })).toBe(0);
});

test('records that share a stamp, over a page end or written while it was read, are read again', () => {
  // Stamps of the records; a read sees any part of them that its remote had committed by then.
  const stamp = fc.integer({ min: NOW - 1_000_000, max: NOW });
  fc.assert(
    fc.property(fc.array(stamp, { minLength: 1, maxLength: 20 }), fc.nat({ max: overlapMs }), (stamps, lateMs) => {
      const latestSeen = Math.max(...stamps);
      const mark = safeWatermark({ latestSeen, serverNow: NOW, overlapMs });
      // A twin of the latest, and one committed late with a stamp from when its transaction began.
      const unseen = [latestSeen, NOW - lateMs];
      expect(unseen.filter((at) => mark === null || at < mark)).toEqual([]);
    }),
  );
});
