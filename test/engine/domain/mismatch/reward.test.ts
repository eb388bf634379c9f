import { expect, test } from 'vitest';
import { promisedIn, promisesMore } from '../../../../electron/engine/domain/mismatch/reward.ts';
import { type FieldName, type FieldValues, fieldNames, maskOf } from '../../../../shared/domain/fields.ts';
import { firstVersion } from '../../../../shared/domain/mapping-document.ts';

const valuesWith = (values: Partial<FieldValues>): FieldValues =>
  ({ ...Object.fromEntries(fieldNames.map((name) => [name, null])), ...values }) as FieldValues;

const promised = (field: FieldName, has: string | null, shows: string | null) =>
  promisedIn(field, valuesWith({ [field]: has }), valuesWith({ [field]: shows }), firstVersion, '2026-03-01');

test.each([
  ['loyaltyPoints', '900', '901', 'more'],
  ['loyaltyPoints', '900', '899.5', 'less'],
  ['loyaltyPoints', '0.5', '0.75', 'more'],
  ['loyaltyPoints', '10000000000000000001', '10000000000000000000', 'less'],
  ['loyaltyPoints', '-5', '0', 'more'],
  ['loyaltyPoints', null, '10', 'more'],
  ['loyaltyPoints', '10', '', 'less'],
  ['loyaltyPoints', '10', 'many', 'other'],
  ['loyaltyTier', null, 'Gold', 'more'],
  ['loyaltyTier', 'Gold', null, 'less'],
  ['loyaltyTier', 'Gold', 'Silver', 'other'],
  ['priceGroup', 'Staff', 'Retail', 'other'],
] as const)('%s is %j in the ERP and %j in Dotdigital: %s than the person has', (field, has, shows, than) => {
  expect(promised(field, has, shows)).toBe(than);
});

test('one field that promises more is enough, and only the fields that are asked about count', () => {
  const customer = valuesWith({ loyaltyTier: 'Gold', loyaltyPoints: '5' });
  const contact = valuesWith({ loyaltyTier: 'Silver', loyaltyPoints: '7' });
  const more = (fields: readonly FieldName[]) =>
    promisesMore(customer, contact, maskOf(fields), '2026-03-01', firstVersion);
  expect(more(['loyaltyTier', 'loyaltyPoints'])).toBe(true);
  expect(more(['loyaltyTier'])).toBe(false);
  expect(more([])).toBe(false);
});
