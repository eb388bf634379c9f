import { expect, test } from 'vitest';
import { fromDay } from '../../../../../renderer/features/connections/parts/secret-day.ts';

test.each([
  ['2026-12-02', Date.UTC(2026, 11, 2, 23, 59, 59)],
  ['', null],
  ['2026-12', null],
  ['when it rains', null],
  ['a-b-c', null],
])('%j ends at %j', (text, at) => {
  expect(fromDay(text)).toBe(at);
});
