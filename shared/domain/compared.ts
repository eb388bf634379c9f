import { z } from 'zod';
import type { CaseEntity } from './case-entity.ts';
import { type FieldName, fieldNameSchema, fieldsOf } from './fields.ts';
import { type ItemField, itemFields, type SaleField, saleFields } from './sales.ts';

/** Every field that is compared: of a person, of a catalogue item, of an order. No name stands for two of them. */
export const comparedFieldSchema = z.union([fieldNameSchema, z.enum(itemFields), z.enum(saleFields)]);
export type ComparedField = FieldName | ItemField | SaleField;

/** The fields of a case's mask; the bits are those of what the case is about. */
export const maskedFields = (entity: CaseEntity, mask: number): readonly ComparedField[] => {
  switch (entity) {
    case 'item':
      return itemFields.filter((_, place) => (mask & (1 << place)) !== 0);
    case 'order':
    case 'posting':
      return saleFields.filter((_, place) => (mask & (1 << place)) !== 0);
    default:
      return fieldsOf(mask);
  }
};

/** The mask of fields of an item. */
export const itemMask = (fields: readonly string[]): number => maskIn(itemFields, fields);

/** The mask of fields of an order. */
export const saleMask = (fields: readonly string[]): number => maskIn(saleFields, fields);

const maskIn = (all: readonly string[], fields: readonly string[]): number =>
  all.reduce((mask, name, place) => (fields.includes(name) ? mask | (1 << place) : mask), 0);
