import type { Evidence } from '../../../shared/domain/evidence.ts';
import type { Column } from '../../../shared/domain/insight.ts';
import type { ItemEvidence, SaleEvidence } from '../../../shared/domain/sale-evidence.ts';
import { recordFact } from '../../../shared/domain/sales.ts';
import { judgeItem } from '../domain/mismatch/judge-item.ts';
import { planForSales } from '../domain/resolve/plan-sales.ts';
import { asRecordJson } from '../domain/sales/over-record.ts';
import { misfitsOf } from '../domain/sales/schema-fit.ts';
import type { StoredMismatch } from '../store/case-stores.ts';
import type { MirroredRecord, SaleRows } from '../store/sale-case-stores.ts';
import type { Stores } from '../store/stores.ts';
import { catalogueWanted, keptCollection, keptColumns, ordersWanted } from './collections.ts';
import { imageKeyOf, orderDialectOf } from './sales-writings.ts';

/** So many orders that name a SKU are told by their numbers. */
const toldOrders = 5;

/** What the mirror says now about a case of a product or a sale. */
export const saleEvidenceOf = (stores: Stores, mismatch: StoredMismatch): Evidence => {
  const seen: Evidence = {
    v: 1,
    kind: mismatch.row.kind,
    fields: [],
    problems: [],
    linkedBy: null,
    customer: null,
    contact: null,
    ...(mismatch.entity === 'item' ? { item: itemPart(stores, mismatch) } : { order: salePart(stores, mismatch) }),
  };
  return withUnfit(stores, seen);
};

const itemPart = (stores: Stores, { matchKey: sku, row }: StoredMismatch): ItemEvidence => {
  const rows = stores.saleCases.itemsIn([sku]).get(sku) ?? { product: null, records: [], orders: 0, isNamed: false };
  const place = judgeItem(rows).record ?? 0;
  const record = rows.records[place];
  const columns = keptColumns({ stores }, catalogueWanted);
  return {
    collection: keptCollection({ stores }, catalogueWanted),
    isThere: columns !== null,
    fields: row.fields,
    unfit: null,
    sku,
    imageKey: imageKeyOf(columns),
    product:
      rows.product === null ? null : { facts: rows.product.facts, hash: rows.product.hash, values: rows.product.value },
    record:
      record === undefined
        ? null
        : { ...recordPart(record), isReadable: (record.facts & recordFact.readable) !== 0, values: record.value },
    orders: { count: rows.orders, numbers: stores.saleCases.ordersNaming(sku, toldOrders) },
  };
};

const recordPart = <T>({ key, contactId, modifiedAt, json }: MirroredRecord<T>) => ({
  key,
  contactId,
  modifiedAt,
  json: asRecordJson(json),
});

const salePart = (stores: Stores, { matchKey: number, row }: StoredMismatch): SaleEvidence => {
  const rows = stores.saleCases.salesIn([number]).get(number) ?? { order: null, record: null, contacts: [] };
  const { order, record } = rows;
  const columns = keptColumns({ stores }, ordersWanted);
  return {
    collection: keptCollection({ stores }, ordersWanted),
    isThere: columns !== null,
    fields: row.fields,
    unfit: null,
    number,
    dialect: orderDialectOf(columns, stores.mappings.inForce().document.orders),
    customer: customerPart(stores, order?.owner ?? null),
    contact: contactPart(stores, rows),
    order:
      order === null
        ? null
        : { id: order.id, facts: order.facts, hash: order.hash, modifiedAt: order.modifiedAt, values: order.value },
    record: record === null ? null : { ...recordPart(record), values: record.value },
  };
};

const customerPart = ({ mirror }: Stores, number: string | null): SaleEvidence['customer'] => {
  const [key] = number === null ? [] : mirror.customerKeysOf(number);
  const customer = key === undefined ? null : mirror.customer(key.rid);
  return customer === null ? null : { id: customer.id, number: customer.number };
};

/** Where the record hangs already where that is right, else the first of the customer's contacts. */
const contactPart = ({ mirror }: Stores, { record, contacts, order }: SaleRows): SaleEvidence['contact'] => {
  const held = record?.contactId ?? null;
  const contactId = held !== null && contacts.includes(held) ? held : contacts[0];
  const owner = order?.owner ?? null;
  if (contactId === undefined || owner === null) return null;
  for (const { rid } of mirror.contactKeysOf(owner)) {
    const contact = mirror.contact(rid);
    if (contact?.contactId === contactId)
      return { contactId, erpNumber: contact.erpNumber, email: contact.values.email };
  }
  return null;
};

/** What the collection would refuse of the fix: types are immutable (contract dotdigital 6.4 [C]). */
const withUnfit = (stores: Stores, evidence: Evidence): Evidence => {
  const { item, order } = evidence;
  const columns = keptColumns({ stores }, item === undefined ? ordersWanted : catalogueWanted);
  const plan = planForSales(evidence, stores.mappings.inForce().document);
  const changeSets = plan?.changeSet == null ? [] : [plan.changeSet, ...plan.next];
  const unfit = takenIn(stores, changeSets) ?? (columns === null ? null : unfitOf(columns, changeSets));
  if (item !== undefined) return { ...evidence, item: { ...item, unfit } };
  return order === undefined ? evidence : { ...evidence, order: { ...order, unfit } };
};

/** A new item must not be put over another: the key of a record need not be its SKU (contract dotdigital 6.6 [C]). */
const takenIn = (
  { saleCases }: Stores,
  changeSets: NonNullable<ReturnType<typeof planForSales>>['next'],
): string | null => {
  const [first] = changeSets;
  const isNew = first?.operation === 'insight.put' && first.contactId === null && first.before === null;
  return isNew && saleCases.isKeyTaken(first.key)
    ? `The catalogue holds another item under the key ${first.key}. Say whose item that is, or give it another key in Dotdigital.`
    : null;
};

const unfitOf = (
  columns: readonly Column[],
  changeSets: NonNullable<ReturnType<typeof planForSales>>['next'],
): string | null => {
  for (const changeSet of changeSets) {
    const [misfit] = changeSet.operation === 'insight.put' ? misfitsOf(columns, changeSet.after) : [];
    if (misfit !== undefined)
      return `The collection holds ${misfit.path} as ${misfit.column} and would be given ${misfit.value}: Dotdigital would refuse it.`;
  }
  return null;
};
