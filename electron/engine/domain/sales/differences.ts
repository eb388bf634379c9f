import {
  type Item,
  type ItemField,
  itemFields,
  type Sale,
  type SaleField,
  saleFields,
} from '../../../../shared/domain/sales.ts';

/** One field of a planned write: as it stands, and as it would be. */
export type Difference = {
  readonly field: ItemField | SaleField;
  readonly before: string | null;
  readonly after: string | null;
};

/** What differs between an item as it stands and as it is wanted; everything that is known where it stands nowhere. */
export const itemDifferences = (wanted: Item, found: Item | null): readonly Difference[] =>
  itemFields
    .map((field) => ({ field, before: found?.[field] ?? null, after: wanted[field] }))
    .filter(({ before, after }) => before !== after);

/** The same of an order; its lines are told as one text. */
export const saleDifferences = (wanted: Sale, found: Sale | null): readonly Difference[] =>
  saleFields
    .map((field) => ({ field, before: found === null ? null : textOf(found, field), after: textOf(wanted, field) }))
    .filter(({ before, after }) => before !== after);

const textOf = (sale: Sale, field: (typeof saleFields)[number]): string | null =>
  field === 'lines'
    ? sale.lines.map(({ sku, quantity, price }) => `${quantity} × ${sku} at ${price}`).join(', ')
    : sale[field];
