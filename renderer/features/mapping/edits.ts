import type { FieldName } from '../../../shared/domain/fields.ts';
import type { CustomerRule, MappingDocument, Target } from '../../../shared/domain/mapping-document.ts';
import type { ItemField } from '../../../shared/domain/sales.ts';

/** A field whose place in Dotdigital can be chosen: one of a customer's, or the customer number. */
export type Placed = FieldName | 'number';

/** The document with another rule for one field of a customer. */
export const withRule = (
  document: MappingDocument,
  field: FieldName,
  change: Partial<Omit<CustomerRule, 'field'>>,
): MappingDocument => ({
  ...document,
  customers: document.customers.map((rule) => (rule.field === field ? { ...rule, ...change } : rule)),
});

/** The document with a field that goes elsewhere; the customer number always goes somewhere, as text. */
export const withTarget = (document: MappingDocument, field: Placed, target: Target | null): MappingDocument => {
  if (field !== 'number') return withRule(document, field, { target });
  return target === null ? document : { ...document, numberField: target.name };
};

/** The document with a field of a product that goes elsewhere, or nowhere. */
export const withItemTarget = (
  document: MappingDocument,
  field: ItemField,
  target: string | null,
): MappingDocument => ({
  ...document,
  products: document.products.map((rule) => (rule.field === field ? { field, target } : rule)),
});

/** Where a field goes; null where it goes nowhere. */
export const targetOf = (document: MappingDocument, field: Placed): Target | null =>
  field === 'number'
    ? { name: document.numberField, type: 'String' }
    : (document.customers.find((rule) => rule.field === field)?.target ?? null);

/** Which field takes a data field already, by its name; names are read without regard to case. */
export const takersOf = ({ numberField, customers }: MappingDocument): ReadonlyMap<string, Placed> =>
  new Map<string, Placed>([
    ...customers.flatMap(({ field, target }): [string, Placed][] =>
      target === null ? [] : [[target.name.toUpperCase(), field]],
    ),
    [numberField.toUpperCase(), 'number'],
  ]);

/** "staff, trade" as its parts; what is empty or there twice is left out. */
export const namesIn = (text: string): readonly string[] => [
  ...new Set(
    text
      .split(',')
      .map((part) => part.trim())
      .filter((part) => part !== ''),
  ),
];
