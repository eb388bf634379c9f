import { expect, test } from 'vitest';
import { createRateGate, resetAt } from '../../../../electron/engine/connectors/http/rate-gate.ts';
import { NOW, standingClock } from './server-of-a-test.ts';

const never = new AbortController().signal;

test.each([
  ['seconds from now', '30', NOW + 30_000],
  ['a thousand million seconds is still from now', '1000000000', NOW + 1e12],
  ['an epoch', String(NOW / 1000 + 5), NOW + 5_000],
  ['zero', '0', NOW],
  ['words', 'soon', null],
])('the reset header as %s', (_what, value, at) => {
  expect(resetAt({ 'x-ratelimit-reset': value }, NOW)).toBe(at);
});

test('no reset header, no reset', () => {
  expect(resetAt({}, NOW)).toBeNull();
});

const setUp = () => {
  const { clock, waits } = standingClock();
  return { gate: createRateGate(clock), waits };
};

test('an empty window is waited for once, and only in its scope', async () => {
  const { gate, waits } = setUp();
  gate.learn('low', { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': '20' }, 200);
  await gate.wait('high', never);
  expect(waits).toEqual([]);
  await gate.wait('low', never);
  await gate.wait('low', never);
  expect(waits).toEqual([20_000]);
});

test('a window with calls left is not waited for, a 429 always is', async () => {
  const { gate, waits } = setUp();
  gate.learn('low', { 'x-ratelimit-remaining': '5', 'x-ratelimit-reset': '20' }, 200);
  await gate.wait('low', never);
  expect(waits).toEqual([]);
  gate.learn('low', { 'x-ratelimit-remaining': '5', 'x-ratelimit-reset': '20' }, 429);
  await gate.wait('low', never);
  expect(waits).toEqual([20_000]);
});

test('a wrong reset time stops nothing for longer than two minutes', async () => {
  const { gate, waits } = setUp();
  gate.learn('low', { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': String(NOW / 1000 + 999_999) }, 200);
  await gate.wait('low', never);
  expect(waits).toEqual([120_000]);
});

test('a window that has reset already is not waited for', async () => {
  const { gate, waits } = setUp();
  gate.learn('low', { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': String(NOW / 1000 - 1) }, 200);
  await gate.wait('low', never);
  expect(waits).toEqual([]);
});
