import type { FieldValues, StandardField } from '../../../shared/domain/fields.ts';

/** Values on both sides while a customer is being made; faults change one side of a draft. */
export type Draft = {
  readonly erp: FieldValues;
  readonly dotdigital: FieldValues;
  /** The fields that the fault is in. */
  readonly fields: readonly StandardField[];
};

/** Both sides agree. */
export const agreed = (values: FieldValues): Draft => ({ erp: values, dotdigital: values, fields: [] });
