import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fieldBit, fieldNames, fieldsOf, fieldValuesSchema, maskOf } from '../../../shared/domain/fields.ts';

test('a mask holds exactly its fields, told in screen order', () => {
  fc.assert(
    fc.property(fc.shuffledSubarray([...fieldNames]), (names) => {
      expect(fieldsOf(maskOf(names))).toEqual(fieldNames.filter((name) => names.includes(name)));
      expect(maskOf([...names, ...names])).toBe(maskOf(names));
    }),
    { seed: 3 },
  );
});

test('each field has a bit of its own, and all fit into a number that bits work on', () => {
  expect(new Set(fieldNames.map(fieldBit)).size).toBe(fieldNames.length);
  expect(fieldNames.every((name) => fieldBit(name) > 0)).toBe(true);
});

test('the stored position of a field never changes: new ones come at the end', () => {
  expect(fieldNames.slice(0, 15)).toEqual([
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
  ]);
});

test('values name every field, and no other', () => {
  const all = Object.fromEntries(fieldNames.map((name) => [name, null]));
  expect(fieldValuesSchema.safeParse(all).success).toBe(true);
  const { email: _left, ...without } = all;
  expect(fieldValuesSchema.safeParse(without).success).toBe(false);
  expect(fieldValuesSchema.safeParse({ ...all, shoeSize: '9' }).success).toBe(false);
});
