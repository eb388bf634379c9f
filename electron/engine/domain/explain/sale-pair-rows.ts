import { type ChangeSet, isInsightChange } from '../../../../shared/domain/change.ts';
import type { Evidence } from '../../../../shared/domain/evidence.ts';
import type { ItemEvidence, SaleEvidence } from '../../../../shared/domain/sale-evidence.ts';
import { itemFields, type SaleLine, saleFields } from '../../../../shared/domain/sales.ts';
import type { PairRow } from '../../../../shared/ipc/operations/mismatch.ts';
import { itemDifferences } from '../sales/differences.ts';

type Row = Pick<PairRow, 'field' | 'erp' | 'dotdigital'> & { readonly part?: string };

/** The side-by-side rows of a product or a sale; null for cases about people. The ERP's values are never edited here. */
export const salePairRows = (evidence: Evidence, changeSet: ChangeSet | null): readonly PairRow[] | null => {
  if (evidence.item !== undefined) return itemRows(evidence.kind, evidence.item, changeSet);
  return evidence.order === undefined ? null : saleRows(evidence.kind, evidence.order);
};

const itemRows = (kind: Evidence['kind'], item: ItemEvidence, changeSet: ChangeSet | null): readonly PairRow[] => {
  const { product, record, orders, sku } = item;
  if (kind === 'sku-unmapped') {
    const named = `${sku}, named by ${orders.numbers.join(', ')}${orders.count > orders.numbers.length ? ' and others' : ''}`;
    return [fixed({ field: 'sku', erp: named, dotdigital: null }, 'not-written')];
  }
  const different = new Set<string>(
    product === null ? [] : itemDifferences(product.values, record?.values ?? null).map(({ field }) => field),
  );
  const isDeleted =
    kind === 'item-orphan' ||
    (changeSet !== null && isInsightChange(changeSet) && changeSet.operation === 'insight.delete');
  return itemFields
    .map((field): Row => ({ field, erp: product?.values[field] ?? null, dotdigital: record?.values[field] ?? null }))
    .filter(({ erp, dotdigital }) => erp !== null || dotdigital !== null)
    .map((row) => (isDeleted ? fixed(row, 'deleted') : written(row, different.has(row.field))));
};

const saleRows = (kind: Evidence['kind'], sale: SaleEvidence): readonly PairRow[] => {
  const { order, record, contact, customer } = sale;
  const isElsewhere = kind === 'order-misattributed';
  const buyer: PairRow = {
    field: 'contact',
    erp: customer === null ? null : `customer ${customer.number}`,
    dotdigital: record?.contactId == null ? null : `contact ${record.contactId}`,
    state: isElsewhere ? 'differs' : 'same',
    target: contact === null ? null : 'dotdigital',
    result: contact === null ? null : `contact ${contact.contactId}`,
    editable: false,
  };
  const values = saleFields
    .filter((field) => field !== 'lines')
    .map((field): Row => {
      const told = (side: NonNullable<SaleEvidence['order']>['values'] | undefined) => amountIn(side, field);
      return { field, erp: told(order?.values), dotdigital: told(record?.values) };
    })
    .filter(({ erp, dotdigital }) => erp !== null || dotdigital !== null);
  return [
    buyer,
    ...[...values, ...lineRows(order?.values.lines ?? [], record?.values.lines ?? [])].map((row) =>
      written(row, row.erp !== row.dotdigital),
    ),
  ];
};

const amounts: readonly string[] = ['total', 'discount', 'delivery'];

/** An amount with its currency: the same number in another one is another amount. */
const amountIn = (
  values: NonNullable<SaleEvidence['order']>['values'] | undefined,
  field: Exclude<(typeof saleFields)[number], 'lines'>,
): string | null => {
  const text = values?.[field] ?? null;
  return text === null || !amounts.includes(field) || values?.currency == null ? text : `${text} ${values.currency}`;
};

/** A row for each SKU, in the order of the ERP's lines; of one that stands there twice both. */
const lineRows = (ordered: readonly SaleLine[], found: readonly SaleLine[]): readonly Row[] => {
  const skus = [...new Set([...ordered, ...found].map(({ sku }) => sku))];
  const told = (lines: readonly SaleLine[], sku: string): string | null =>
    lines
      .filter((line) => line.sku === sku)
      .map(({ quantity, price }) => `${quantity} at ${price}`)
      .join('; ') || null;
  return skus.map((sku) => ({ field: 'lines', part: sku, erp: told(ordered, sku), dotdigital: told(found, sku) }));
};

const written = (row: Row, isDifferent: boolean): PairRow =>
  isDifferent
    ? { ...row, state: 'differs', target: 'dotdigital', result: row.erp, editable: false }
    : fixed(row, 'same');

const fixed = (row: Row, state: PairRow['state']): PairRow => ({
  ...row,
  state,
  target: null,
  result: null,
  editable: false,
});
