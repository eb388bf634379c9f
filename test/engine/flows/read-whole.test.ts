import { expect, test } from 'vitest';
import { isSuspiciousDrop } from '../../../electron/engine/flows/read-whole.ts';

test.each([
  [0, 0, false],
  [10, 10, false],
  [11, 11, true],
  [10, 40, false],
  [11, 54, true],
  [11, 55, false],
  [20, 100, false],
  [21, 100, true],
  [200_000, 1_000_000, false],
  [200_001, 1_000_000, true],
])('%i of %i vanished: suspicious is %s', (vanished, held, expected) => {
  expect(isSuspiciousDrop(vanished, held)).toBe(expected);
});
