import type { ChangeSet } from '../../../../shared/domain/change.ts';
import type { Evidence } from '../../../../shared/domain/evidence.ts';
import type { MappingDocument } from '../../../../shared/domain/mapping-document.ts';
import type { ItemEvidence, RecordJson, SaleEvidence } from '../../../../shared/domain/sale-evidence.ts';
import { itemFact } from '../../../../shared/domain/sales.ts';
import { itemDifferences, saleDifferences } from '../sales/differences.ts';
import { asRecordJson, itemOver, saleOver } from '../sales/over-record.ts';
import { type Plan, refused, steps } from './plan.ts';

type Lines = Extract<ChangeSet, { readonly operation: 'insight.put' }>['lines'];

/** The fix of a case about a product or a sale; null for the kinds that are about people. */
export const planForSales = (
  { kind, item, order }: Evidence,
  { products }: Pick<MappingDocument, 'products'>,
): Plan | null => {
  if (item !== undefined) return planItem(kind, item, products);
  return order === undefined ? null : planSale(kind, order);
};

const planItem = (kind: Evidence['kind'], item: ItemEvidence, fields: MappingDocument['products']): Plan => {
  const { product, record, collection, sku } = item;
  if (kind === 'sku-unmapped')
    return refused(
      'No machine can say what this SKU is. Say which item it means, publish the product, or correct the SKU where the order was made.',
    );
  if (kind === 'item-orphan')
    return record === null
      ? refused('The catalogue does not have it any more.')
      : steps({
          v: 1,
          operation: 'insight.delete',
          collection,
          key: record.key,
          contactId: null,
          before: record.json,
        });
  if (product === null || (product.facts & itemFact.active) === 0) return refused('The ERP does not sell it any more.');
  if ((product.facts & itemFact.hasPrice) === 0)
    return refused('The ERP knows no price of this product now. Give it one there; then the catalogue can take it.');
  const gap = gapOf(item, record === null, 'catalogue');
  if (gap !== null) return refused(gap);
  return steps({
    v: 1,
    operation: 'insight.put',
    collection,
    key: record?.key ?? sku,
    contactId: null,
    before: record?.json ?? null,
    after: asRecordJson(itemOver(product.values, record, item.imageKey, fields)),
    lines: linesOf(itemDifferences(product.values, record?.values ?? null)),
  });
};

const planSale = (kind: Evidence['kind'], sale: SaleEvidence): Plan => {
  const { order, record, contact } = sale;
  if (order === null) return refused('The ERP does not have this order any more.');
  if (contact === null) return refused('Dotdigital has no contact of this customer that the order could be added to.');
  const gap = gapOf(sale, record === null, 'collection of orders');
  if (gap !== null) return refused(gap);
  switch (kind) {
    case 'order-missing':
      return record === null ? steps(added(sale, order, contact, null)) : refused('Dotdigital has this order by now.');
    case 'order-drift':
      return record === null
        ? refused('Dotdigital does not have this order any more.')
        : steps({ ...added(sale, order, contact, record), before: record.json });
    case 'order-misattributed':
      return record === null || record.contactId === null
        ? refused('The order does not hang on another contact any more.')
        : steps(
            {
              v: 1,
              operation: 'insight.delete',
              collection: sale.collection,
              key: record.key,
              contactId: record.contactId,
              before: record.json,
            },
            [onOwn(added(sale, order, contact, record), contact.email)],
          );
    default:
      return refused('Nothing can be sent for this.');
  }
};

type Put = Extract<ChangeSet, { readonly operation: 'insight.put' }>;

/** The order as it is to stand, over what its record says. `before` is nothing: where it hangs on the contact, it is set. */
const added = (
  { collection, dialect, number }: SaleEvidence,
  order: NonNullable<SaleEvidence['order']>,
  { contactId }: NonNullable<SaleEvidence['contact']>,
  record: SaleEvidence['record'],
): Put => ({
  v: 1,
  operation: 'insight.put',
  collection,
  key: record?.key ?? number,
  contactId,
  before: null,
  after: asRecordJson(saleOver(order.values, record, dialect)),
  lines: linesOf(saleDifferences(order.values, record?.values ?? null)),
});

/** A record that moves names its new contact, where it names one at all. */
const onOwn = (put: Put, email: string | null): Put => {
  if (!('email' in put.after)) return put;
  const { email: _, ...rest } = put.after;
  return { ...put, after: email === null ? rest : ({ ...rest, email } satisfies RecordJson) };
};

const gapOf = (
  { isThere, unfit }: Pick<ItemEvidence, 'isThere' | 'unfit'>,
  isNew: boolean,
  noun: string,
): string | null => {
  if (isNew && !isThere)
    return `Dotdigital has no ${noun} yet. Switch the policy of its job on for one run, or create it there.`;
  return unfit;
};

const linesOf = (differences: ReturnType<typeof itemDifferences>): Lines =>
  differences.map(({ field, before, after }) => ({ field, before, after }));
