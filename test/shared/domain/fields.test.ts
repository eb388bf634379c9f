import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  allFields,
  fieldBit,
  fieldNames,
  fieldsOf,
  fieldValuesSchema,
  hasField,
  maskOf,
  overlap,
  within,
  without,
} from '../../../shared/domain/fields.ts';

test('a mask holds exactly its fields, told in screen order', () => {
  fc.assert(
    fc.property(fc.shuffledSubarray([...allFields]), fc.subarray([...allFields]), (names, others) => {
      expect(fieldsOf(maskOf(names))).toEqual(allFields.filter((name) => names.includes(name)));
      expect(allFields.every((name) => hasField(maskOf(names), name) === names.includes(name))).toBe(true);
      expect(overlap(maskOf(names), maskOf(others))).toBe(names.some((name) => others.includes(name)));
      expect(fieldsOf(within(maskOf(names), maskOf(others)))).toEqual(others.filter((name) => names.includes(name)));
      expect(without(maskOf(names), maskOf(others))).toBe(maskOf(names.filter((name) => !others.includes(name))));
      expect(maskOf([...names, ...names])).toBe(maskOf(names));
    }),
    { seed: 3 },
  );
});

test('each field has a bit of its own, and all fit into a number that is exact', () => {
  expect(new Set(allFields.map(fieldBit)).size).toBe(allFields.length);
  expect(Number.isSafeInteger(maskOf(allFields))).toBe(true);
});

test('the stored position of a field never changes: new ones come at the end', () => {
  expect(allFields.slice(0, 16)).toEqual([
    'email',
    'title',
    'firstName',
    'lastName',
    'phone',
    'birthDate',
    'street',
    'city',
    'postcode',
    'country',
    'language',
    'loyaltyTier',
    'loyaltyPoints',
    'priceGroup',
    'homeStore',
    'extra1',
  ]);
});

test('values name every field, and no other', () => {
  const all = Object.fromEntries(fieldNames.map((name) => [name, null]));
  expect(fieldValuesSchema.safeParse(all).success).toBe(true);
  expect(fieldValuesSchema.safeParse({ ...all, extra3: '9', extra32: null }).success).toBe(true);
  const { email: _left, ...without } = all;
  expect(fieldValuesSchema.safeParse(without).success).toBe(false);
  expect(fieldValuesSchema.safeParse({ ...all, shoeSize: '9' }).success).toBe(false);
});
