import { expect, test } from 'vitest';
import { createRefusals } from '../../../electron/main/schedule/refusals.ts';

test('refused starts count as failures after the last run, for their job and workspace alone', () => {
  const refusals = createRefusals();
  const ended = { lastEndedAt: 100, failures: 1 };
  refusals.note('shop', 'customers', 200);
  refusals.note('shop', 'customers', 300);
  expect(refusals.overlaid('shop', 'customers', ended)).toEqual({ lastEndedAt: 300, failures: 3 });
  expect(refusals.overlaid('shop', 'consent', ended)).toBe(ended);
  expect(refusals.overlaid('other', 'customers', ended)).toBe(ended);
  const later = { lastEndedAt: 400, failures: 0 };
  expect(refusals.overlaid('shop', 'customers', later)).toBe(later);
  refusals.forget('shop', 'customers');
  expect(refusals.overlaid('shop', 'customers', ended)).toBe(ended);
});
