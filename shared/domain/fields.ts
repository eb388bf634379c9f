import { z } from 'zod';

/** How a value is read, checked and compared. */
export type FieldType = 'email' | 'text' | 'phone' | 'date' | 'postcode' | 'country' | 'language' | 'number';

/** The fields that every mapping has, in screen order. */
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

/**
 * Places for what a mapping adds: the ERP's own fields and derived figures. Which of them a place holds is in the mapping;
 * the place stays the same from version to version, so that stored field masks keep their meaning.
 */
export const extraFields = [
  'extra1',
  'extra2',
  'extra3',
  'extra4',
  'extra5',
  'extra6',
  'extra7',
  'extra8',
  'extra9',
  'extra10',
  'extra11',
  'extra12',
  'extra13',
  'extra14',
  'extra15',
  'extra16',
  'extra17',
  'extra18',
  'extra19',
  'extra20',
  'extra21',
  'extra22',
  'extra23',
  'extra24',
  'extra25',
  'extra26',
  'extra27',
  'extra28',
  'extra29',
  'extra30',
  'extra31',
  'extra32',
] as const;

/** Every field in screen order; the position is the bit in a field mask. */
export const allFields = [...fieldNames, ...extraFields] as const;

export const standardFieldSchema = z.enum(fieldNames);
export type StandardField = (typeof fieldNames)[number];
export const extraFieldSchema = z.enum(extraFields);
export type ExtraField = (typeof extraFields)[number];
export const fieldNameSchema = z.enum(allFields);
export type FieldName = StandardField | ExtraField;

const standard = new Set<string>(fieldNames);
export const isStandard = (name: FieldName): name is StandardField => standard.has(name);

/** A side's values as that side wrote them; null is known to be empty. Of the added fields only those of the mapping are there. */
export type FieldValues = Readonly<Record<StandardField, string | null>> &
  Readonly<Partial<Record<ExtraField, string | null>>>;
export const fieldValuesSchema = z.intersection(
  z.record(standardFieldSchema, z.string().nullable()),
  z.partialRecord(extraFieldSchema, z.string().nullable()),
);

/** A side's value of a field; null where it is empty or the field is not held. */
export const valueIn = (values: FieldValues, name: FieldName): string | null => values[name] ?? null;

/** The fields that say what reward a person gets: a kind of their own tells where they differ. */
export const rewardFields = ['loyaltyTier', 'loyaltyPoints', 'priceGroup'] as const satisfies readonly FieldName[];

const bits = new Map<FieldName, number>(allFields.map((name, place) => [name, 2 ** place]));

/** The bit of one field in a mask. Masks have more bits than JavaScript's bit operators see: combine them with what is here. */
export const fieldBit = (name: FieldName): number => bits.get(name) ?? 1;

/** Whether a mask names a field. */
export const hasField = (mask: number, name: FieldName): boolean => Math.floor(mask / fieldBit(name)) % 2 === 1;

/** The fields whose bits are set, in screen order. */
export const fieldsOf = (mask: number): readonly FieldName[] =>
  mask === 0 ? [] : allFields.filter((name) => hasField(mask, name));

/** The mask of these fields. */
export const maskOf = (names: readonly FieldName[]): number =>
  [...new Set(names)].reduce((mask, name) => mask + fieldBit(name), 0);

/** Masks in halves that the bit operators see whole. */
const half = 2 ** 32;
const joined = (high: number, low: number): number => (high >>> 0) * half + (low >>> 0);

/** The fields of a mask that are in another one as well. */
export const within = (mask: number, other: number): number =>
  joined(Math.floor(mask / half) & Math.floor(other / half), (mask % half) & (other % half));

/** The fields of a mask that are not in another one. */
export const without = (mask: number, other: number): number => mask - within(mask, other);

/** Whether two masks have a field in common. */
export const overlap = (one: number, other: number): boolean => within(one, other) !== 0;

/** The mask of the fields of a reward. */
export const rewardMask = maskOf(rewardFields);
