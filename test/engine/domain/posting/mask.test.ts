import { expect, test } from 'vitest';
import { waitMask } from '../../../../electron/engine/domain/posting/mask.ts';
import { maskedFields } from '../../../../shared/domain/compared.ts';
import { waitReasons } from '../../../../shared/domain/posting.ts';

const maskOf = (...reasons: readonly (typeof waitReasons)[number][]) =>
  waitMask(reasons.map((reason) => ({ reason, detail: null })));

test('the fields of a case are the parts of the order that its reasons are about', () => {
  expect(maskedFields('posting', maskOf('period-closed', 'sku-unknown', 'customer-missing'))).toEqual([
    'orderedAt',
    'lines',
  ]);
  expect(maskedFields('posting', maskOf('customer-by-email'))).toEqual([]);
});

test('what waits for different things of the buyer or as a whole is not alike', () => {
  const whole = waitReasons.filter((reason) => maskedFields('posting', maskOf(reason)).length === 0);
  expect(whole.length).toBeGreaterThan(4);
  expect(new Set(whole.map((reason) => maskOf(reason))).size).toBe(whole.length);
  expect(maskOf()).toBe(0);
});
