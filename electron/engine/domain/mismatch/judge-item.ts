import { itemMask } from '../../../../shared/domain/compared.ts';
import type { Finding, MismatchKind } from '../../../../shared/domain/mismatch.ts';
import { type Item, type ItemField, itemFact, recordFact } from '../../../../shared/domain/sales.ts';
import { itemDifferences } from '../sales/differences.ts';

type Side = { readonly facts: number; readonly hash: number; readonly value: Item };

/** A SKU as both sides tell it. */
export type JudgedItem = {
  readonly product: Side | null;
  /** Every catalogue record that names it, in the order of their keys. */
  readonly records: readonly Side[];
  /** How many orders in scope name it. */
  readonly orders: number;
  /** Whether an item of the catalogue goes by this SKU, though it is another's. */
  readonly isNamed: boolean;
};

/** What was found, and in which of the records: its place. Both null where all is well. */
export type ItemFinding = { readonly finding: Finding | null; readonly record: number | null };

/** What a product block needs besides the SKU (contract dotdigital 6.6 [C]). */
export const mandatoryFields = ['name', 'price', 'url', 'imageUrl'] as const satisfies readonly ItemField[];

/**
 * What is wrong with one SKU; the first that holds, as one write mends all of it: not known to the ERP and named by orders;
 * not sold any more; not in the catalogue; a record that cannot be used; price, then stock, then whatever else differs.
 */
export const judgeItem = ({ product, records, orders, isNamed }: JudgedItem): ItemFinding => {
  if (product === null && records.length === 0)
    return { finding: orders > 0 && !isNamed ? found('sku-unmapped', []) : null, record: null };
  const isActive = product !== null && (product.facts & itemFact.active) !== 0;
  if (!isActive) return records.length === 0 ? nothing : { finding: found('item-orphan', []), record: 0 };
  if ((product.facts & itemFact.hasPrice) === 0)
    return records.length === 0 ? nothing : { finding: unpriced(product, records[0]), record: 0 };
  if (records.length === 0) return { finding: found('product-missing', []), record: null };
  const place = records.findIndex((record) => !agrees(product, record));
  const record = records[place];
  return record === undefined ? { finding: null, record: 0 } : { finding: differing(product, record), record: place };
};

const nothing: ItemFinding = { finding: null, record: null };

const isUsable = ({ facts }: Side): boolean => (facts & recordFact.readable) !== 0;
const agrees = (product: Side, record: Side): boolean => record.hash === product.hash && isUsable(record);

const differing = (product: Side, record: Side): Finding => {
  if (!isUsable(record))
    return found(
      'item-unreadable',
      mandatoryFields.filter((field) => record.value[field] === null),
    );
  const fields = itemDifferences(product.value, record.value).map(({ field }) => field);
  return found(driftKind(fields), fields);
};

/** Sold, and the ERP knows no price for it: what the catalogue shows is nobody's. */
const unpriced = (product: Side, record: Side | undefined): Finding =>
  found('price-drift', [
    'price',
    ...itemDifferences(product.value, record?.value ?? null).flatMap(({ field }) => (field === 'price' ? [] : [field])),
  ]);

const driftKind = (fields: readonly string[]): MismatchKind => {
  if (fields.includes('price') || fields.includes('specialPrice')) return 'price-drift';
  return fields.includes('stock') ? 'stock-drift' : 'field-drift';
};

const found = (kind: MismatchKind, fields: readonly string[]): Finding => ({
  kind,
  severity: 'warns',
  fieldMask: itemMask(fields),
});
