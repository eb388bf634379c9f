import { expect, test } from 'vitest';
import { createRestartLimit } from '../../electron/main/restart-limit.ts';

test('a process that dies too often within the window is not started again', () => {
  const limit = createRestartLimit(3, 60_000);
  expect([limit.mayRestart(0), limit.mayRestart(1_000), limit.mayRestart(2_000)]).toEqual([true, true, false]);
});

test('deaths that are long ago do not count, and a person starts anew', () => {
  const limit = createRestartLimit(2, 60_000);
  expect([limit.mayRestart(0), limit.mayRestart(61_000), limit.mayRestart(62_000)]).toEqual([true, true, false]);
  limit.reset();
  expect(limit.mayRestart(63_000)).toBe(true);
});
