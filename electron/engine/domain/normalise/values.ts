import type { Customer, CustomValues } from '../../../../shared/domain/customer.ts';
import {
  type ExtraField,
  type FieldName,
  type FieldValues,
  fieldNames,
  isStandard,
  type StandardField,
} from '../../../../shared/domain/fields.ts';
import type { ExtraRule, MappingDocument, OrderFigure } from '../../../../shared/domain/mapping-document.ts';
import { tidy } from './text.ts';

/** What a customer's settled orders come to, as texts; null where there is nothing to tell. */
export type Figures = Readonly<Record<OrderFigure, string | null>>;

type Building = Record<StandardField, string | null> & Partial<Record<ExtraField, string | null>>;

/** The values of these fields, all that every mapping has among them. */
export const valuesBy = (fields: readonly FieldName[], read: (name: FieldName) => string | null): FieldValues => {
  const values = {} as Building;
  for (const name of fields) values[name] = read(name);
  return values;
};

/** A customer's values of the fields that every mapping has. */
export const standardValues = (customer: Customer): FieldValues =>
  valuesBy(fieldNames, (name) => (isStandard(name) ? customer[name] : null));

/** A customer's values under a mapping: those that every mapping has, and what it adds out of what the ERP sent and sold. */
export const withExtras = (
  values: FieldValues,
  { extras }: MappingDocument,
  custom: CustomValues | undefined,
  figures: Figures | null,
): FieldValues => {
  const all = {} as Building;
  for (const name of fieldNames) all[name] = values[name];
  for (const rule of extras) all[rule.field] = sourceValue(rule, custom, figures);
  return all;
};

const sourceValue = (
  { source }: ExtraRule,
  custom: CustomValues | undefined,
  figures: Figures | null,
): string | null => {
  if (source.from === 'orders') return figures?.[source.figure] ?? null;
  return custom !== undefined && Object.hasOwn(custom, source.name) ? (custom[source.name] ?? null) : null;
};

export const isEmpty = (text: string | null): boolean => text === null || tidy(text) === '';
