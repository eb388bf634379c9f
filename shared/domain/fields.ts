import { z } from 'zod';

/** How a value is read, checked and compared. */
export type FieldType = 'email' | 'text' | 'phone' | 'date' | 'postcode' | 'country' | 'language' | 'number';

/** The fields that are mirrored and compared, in screen order; the position is the bit in a field mask. */
export const fieldNames = [
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
] as const;

export const fieldNameSchema = z.enum(fieldNames);
export type FieldName = (typeof fieldNames)[number];

/** A side's values as that side wrote them; null is known to be empty. */
export type FieldValues = Readonly<Record<FieldName, string | null>>;
export const fieldValuesSchema = z.record(fieldNameSchema, z.string().nullable());

/** The fields that say what reward a person gets: a kind of their own tells where they differ. */
export const rewardFields = ['loyaltyTier', 'loyaltyPoints', 'priceGroup'] as const satisfies readonly FieldName[];

/** The bit of one field in a mask. */
export const fieldBit = (name: FieldName): number => 1 << fieldNames.indexOf(name);

/** The fields whose bits are set, in screen order. */
export const fieldsOf = (mask: number): readonly FieldName[] =>
  fieldNames.filter((name) => (mask & fieldBit(name)) !== 0);

/** The mask of these fields. */
export const maskOf = (names: readonly FieldName[]): number => names.reduce((mask, name) => mask | fieldBit(name), 0);

/** The mask of the fields of a reward. */
export const rewardMask = maskOf(rewardFields);
