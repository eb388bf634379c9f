import { expect, test } from 'vitest';
import type { Told } from '../../../../electron/engine/connectors/http/limit-headers.ts';
import { createRateWindow, type Ending } from '../../../../electron/engine/connectors/http/rate-window.ts';
import type { WindowState } from '../../../../electron/engine/runtime/call-history.ts';
import { NOW } from './server-of-a-test.ts';

const windowOf = (limit: number | null, remembered: WindowState | null = null) => {
  const window = createRateWindow({ limit, reserve: 0.1, longestMs: 120_000 }, remembered);
  const call = (ending: Partial<Ending>, now: number) =>
    window.end(window.begin(), { told: null, limitedForMs: null, answered: true, ...ending }, now);
  return { ...window, call };
};

const told = (remaining: number, resetInMs: number | null = 60_000, limit: number | null = 35): Told => ({
  scope: null,
  limit,
  remaining,
  resetInMs,
});

test('without a limit and before anything is told, nothing waits', () => {
  const window = windowOf(null);
  for (let count = 0; count < 1_000; count += 1) window.begin();
  expect([window.waitMs('background', NOW), window.state()]).toEqual([0, null]);
});

test('an assumed limit holds over any minute, less the reserve for others', () => {
  const window = windowOf(35);
  for (let count = 0; count < 31; count += 1) {
    expect(window.waitMs('background', NOW + count)).toBe(0);
    window.call({}, NOW + count);
  }
  expect(window.waitMs('background', NOW + 100)).toBe(59_900);
  expect(window.waitMs('single', NOW + 100)).toBe(0);
  for (let count = 0; count < 4; count += 1) window.call({}, NOW + 100);
  expect(window.waitMs('single', NOW + 100)).toBe(59_900);
  expect(window.waitMs('single', NOW + 60_000)).toBe(0);
});

test('a limit of one leaves no reserve, or nothing would ever be read', () => {
  expect(windowOf(1).waitMs('background', NOW)).toBe(0);
});

test('what the remote tells replaces the assumption, and calls under way count until they are told', () => {
  const window = windowOf(35);
  window.call({ told: told(7, 20_000, 150) }, NOW);
  expect(window.waitMs('single', NOW)).toBe(0);
  for (let count = 0; count < 7; count += 1) window.begin();
  expect(window.waitMs('single', NOW)).toBe(20_000);
  expect(window.state()).toEqual({ limit: 150, remaining: 7, resetAt: NOW + 20_000, own: 8, others: 142 });
});

test('answers that overtake each other never raise what is left within a window', () => {
  const window = windowOf(null);
  const [first, second] = [window.begin(), window.begin()];
  const ending = { limitedForMs: null, answered: true };
  window.end(second, { ...ending, told: told(3, 30_000) }, NOW);
  window.end(first, { ...ending, told: told(4, 30_500) }, NOW);
  expect(window.state()).toMatchObject({ remaining: 3, resetAt: NOW + 30_000 });
});

test('an answer that tells nothing still used a call', () => {
  const window = windowOf(null);
  window.call({ told: told(2) }, NOW);
  window.call({ answered: false }, NOW);
  expect(window.state()).toMatchObject({ remaining: 1 });
});

test('calls of others become visible, and our own are not taken for theirs', () => {
  const window = windowOf(null);
  expect(window.call({ told: told(34) }, NOW)).toEqual({ others: 0 });
  expect(window.call({ told: told(30, 59_000) }, NOW + 1_000)).toEqual({ others: 3 });
  expect(window.call({ told: told(29, 58_000) }, NOW + 2_000)).toEqual({ others: 0 });
  expect(window.call({ told: told(27, 57_000) }, NOW + 3_000)).toEqual({ others: 1 });
  // The next window counts anew.
  expect(window.call({ told: told(34) }, NOW + 61_000)).toEqual({ others: 0 });
  expect(window.call({ told: told(20) }, NOW + 61_500)).toEqual({ others: 13 });
});

test('a refusal closes the window as long as was asked, for everybody', () => {
  const window = windowOf(null);
  window.call({ told: told(5), limitedForMs: 20_000 }, NOW);
  expect([window.waitMs('single', NOW), window.waitMs('background', NOW + 19_000)]).toEqual([20_000, 1_000]);
  expect(window.state()).toMatchObject({ remaining: 0 });
});

test('refusals that name no time are waited out longer and longer, up to a minute', () => {
  const window = windowOf(null);
  const waits: number[] = [];
  for (let now = NOW; waits.length < 9; now += waits.at(-1) ?? 0) {
    window.call({ limitedForMs: 0 }, now);
    waits.push(window.waitMs('single', now));
  }
  expect(waits).toEqual([1_000, 2_000, 4_000, 8_000, 16_000, 32_000, 60_000, 60_000, 60_000]);
});

test('a time that was named and was not true is not believed a third time', () => {
  const window = windowOf(null);
  const waits: number[] = [];
  for (let now = NOW; waits.length < 6; now += waits.at(-1) ?? 0) {
    window.call({ limitedForMs: 2_000 }, now);
    waits.push(window.waitMs('single', now));
  }
  expect(waits).toEqual([2_000, 2_000, 2_000, 4_000, 8_000, 16_000]);
});

test('many calls refused at once are one refusal, and after it one call goes ahead', () => {
  const window = windowOf(null);
  const tickets = Array.from({ length: 8 }, () => window.begin());
  for (const ticket of tickets) window.end(ticket, { told: null, limitedForMs: 0, answered: true }, NOW);
  expect(window.waitMs('single', NOW)).toBe(1_000);
  expect(window.waitMs('single', NOW + 1_000)).toBe(0);
  const ahead = window.begin();
  expect(window.waitMs('single', NOW + 1_000)).toBeGreaterThan(0);
  window.end(ahead, { told: null, limitedForMs: null, answered: true }, NOW + 1_100);
  window.begin();
  expect(window.waitMs('single', NOW + 1_100)).toBe(0);
});

test('a clock that is set back makes no window and no wait longer', () => {
  const window = windowOf(null);
  window.call({ told: told(0), limitedForMs: 50_000 }, NOW);
  expect(window.waitMs('single', NOW - 3_600_000)).toBe(0);
});

test('what others used of a remembered window is not told a second time, nor taken for ours', () => {
  const window = windowOf(35, { limit: 35, remaining: 20, resetAt: NOW + 40_000, own: 5, others: 10 });
  expect(window.call({ told: told(19, 40_000) }, NOW)).toEqual({ others: 0 });
  expect(window.state()).toMatchObject({ own: 6, others: 10 });
});

test('a window that was remembered is waited for, and its own calls are not taken for those of others', () => {
  const window = windowOf(35, { limit: 150, remaining: 1, resetAt: NOW + 40_000, own: 149, others: 0 });
  expect([window.waitMs('background', NOW), window.waitMs('single', NOW)]).toEqual([40_000, 0]);
  expect(window.call({ told: told(0, 40_000, 150) }, NOW)).toEqual({ others: 0 });
  expect(window.waitMs('single', NOW)).toBe(40_000);
  expect(window.waitMs('background', NOW + 40_000)).toBe(0);
});
