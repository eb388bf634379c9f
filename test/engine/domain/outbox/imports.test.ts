import { expect, test } from 'vitest';
import {
  importAgeMs,
  nextPollAt,
  type PastImport,
  pausedUntil,
  rowsOf,
} from '../../../../electron/engine/domain/outbox/imports.ts';

const minute = 60_000;
const now = 100 * 60 * minute;
const past = (state: PastImport['state'], minutesAgo: number): PastImport => ({
  state,
  startedAt: now - minutesAgo * minute,
  endedAt: now - minutesAgo * minute,
});

test('an import is asked after soon, then less and less often, at most every half minute', () => {
  expect([0, 1, 2, 3, 4, 60].map((polls) => nextPollAt(polls, 0))).toEqual([
    2_000, 4_000, 8_000, 16_000, 30_000, 30_000,
  ]);
  expect(nextPollAt(0, 0, 45_000)).toBe(45_000);
});

test('nothing holds up an import after one that went well, or before the first', () => {
  expect(pausedUntil([], now)).toBeNull();
  expect(pausedUntil([past('finished', 1), past('running', 2), past('sending', 0)], now)).toBeNull();
});

test.each(['refused', 'failed', 'overdue'] as const)('after one that %s changes go singly for an hour', (state) => {
  expect(pausedUntil([past('finished', 5), past(state, 59)], now)).toBe(now + minute);
  expect(pausedUntil([past(state, 60)], now)).toBeNull();
});

test('while one may be running whose id is not known, none is begun beside it', () => {
  expect(pausedUntil([past('lost', 1)], now)).toBe(now - minute + importAgeMs);
  expect(pausedUntil([past('lost', 15)], now)).toBeNull();
});

test('turned away for ten minutes in a row, changes go singly', () => {
  expect(pausedUntil([past('not-sent', 0), past('not-sent', 9), past('finished', 30)], now)).toBeNull();
  expect(pausedUntil([past('not-sent', 0), past('not-sent', 5), past('not-sent', 10)], now)).toBe(now + 60 * minute);
  expect(pausedUntil([past('not-sent', 0), past('finished', 5), past('not-sent', 10)], now)).toBeNull();
});

test('a report names what it took, what it refused, and may take a contact and refuse a part of it', () => {
  const failure = { code: 'Blocker', description: 'no' };
  const rowOf = rowsOf({
    updated: [1, 2],
    failed: [
      { contactId: 2, failures: [failure] },
      { contactId: 3, failures: [failure] },
    ],
  });
  expect([1, 2, 3, 4].map(rowOf)).toEqual([
    { row: 'updated', failures: [] },
    { row: 'updated', failures: [failure] },
    { row: 'refused', failures: [failure] },
    { row: 'unnamed' },
  ]);
});
