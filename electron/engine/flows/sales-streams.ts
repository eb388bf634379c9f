import type { CreditNote, Invoice, Order, Settlement } from '../../../shared/domain/order.ts';
import type { Price, Product, Stock } from '../../../shared/domain/product.ts';
import { saleFact } from '../../../shared/domain/sales.ts';
import { ok } from '../../../shared/result.ts';
import type { SalesEntity, SalesRecords, Versioned } from '../connectors/connector.ts';
import type { Collection, InsightRecord } from '../connectors/insight.ts';
import { hashTexts } from '../domain/normalise/hash.ts';
import { deriveSale, type OrderScope, readSale } from '../domain/sales/order.ts';
import type { ReplicaName, ReplicaRow } from '../store/replica.ts';
import type { Stores } from '../store/stores.ts';
import type { RemoteDeps } from './flow-deps.ts';
import { readKeyedItem } from './read-item.ts';
import type { Stream } from './read-stream.ts';
import { replicaStream } from './replica-stream.ts';

type Kept = Pick<ReplicaRow, 'key' | 'owner' | 'reference' | 'facts' | 'hash' | 'data'>;

/** How each stream of the ERP is kept: its table, and what its row says of a record. */
type Keeping<E extends SalesEntity> = {
  readonly table: ReplicaName;
  readonly idOf: (id: string) => string;
  readonly kept: (value: SalesRecords[E], scope: OrderScope) => Kept;
};

/** A record kept as it is; its hash only tells whether it changed. */
const asItIs = (key: string, data: unknown): Kept => ({
  key,
  owner: null,
  reference: null,
  facts: 0,
  hash: hashTexts([JSON.stringify(data)], 1),
  data,
});

const document = (kind: string, order: (value: never) => string) => ({
  table: 'erp_document' as const,
  // Three streams share the table: their ids are their own.
  idOf: (id: string) => `${kind}:${id}`,
  // The order tells whose it is; a second place would outlive being forgotten.
  kept: (value: never, _scope: OrderScope): Kept =>
    asItIs(order(value), Object.assign({}, value, { customerNumber: undefined })),
});

const itself = (id: string): string => id;

const keepings: { readonly [E in SalesEntity]: Keeping<E> } = {
  products: { table: 'erp_product', idOf: itself, kept: (value: Product) => asItIs(value.sku, value) },
  stock: { table: 'erp_stock', idOf: itself, kept: (value: Stock) => asItIs(value.sku, value) },
  prices: { table: 'erp_price', idOf: itself, kept: (value: Price) => asItIs(value.sku, value) },
  orders: { table: 'erp_order', idOf: itself, kept: (value: Order, scope: OrderScope) => keptOrder(value, scope) },
  invoices: document('invoice', (value: Invoice) => value.orderNumber ?? '') as Keeping<'invoices'>,
  creditNotes: document('credit-note', (value: CreditNote) => value.orderNumber ?? '') as Keeping<'creditNotes'>,
  settlements: document('settlement', (value: Settlement) => value.invoiceNumber) as Keeping<'settlements'>,
};

const keptOrder = (order: Order, scope: OrderScope): Kept => {
  const { key, owner, facts, hash, data } = deriveSale(order, scope);
  const { channel, externalReference, tax } = order;
  return { key, owner, reference: externalReference, facts, hash, data: { value: data, channel, tax: tax.amount } };
};

/** The row of one order of the ERP. */
export const orderRow = (stores: Stores, { id, version, modifiedAt, value }: Versioned<Order>): ReplicaRow => ({
  id,
  version,
  modifiedAt,
  ...disowned(stores, keptOrder(value, stores.mappings.inForce().document.orderScope)),
});

/** One of the ERP's streams of products and sales, into its replica. */
export const salesStream = <E extends SalesEntity>(
  deps: RemoteDeps,
  entity: E,
  runId: number,
): Stream<Versioned<SalesRecords[E]>> => {
  const { table, idOf, kept } = keepings[entity];
  const isPartOfItem = entity === 'products' || entity === 'stock' || entity === 'prices';
  return replicaStream(deps, runId, {
    name: `erp.${entity}`,
    system: 'erp',
    table,
    idOf,
    read: (request, signal) => deps.connectors.erp.readRecords(entity, request, signal),
    changedAt: ({ modifiedAt }) => modifiedAt,
    rowOf: ({ id, version, modifiedAt, value }) => ({
      id: idOf(id),
      version,
      modifiedAt,
      ...disowned(deps.stores, kept(value, deps.stores.mappings.inForce().document.orderScope)),
    }),
    ...(isPartOfItem ? { touched: deps.stores.sales.markItems } : {}),
  });
};

/** An order of somebody who was forgotten is nobody's: it stays for finance. */
const disowned = (stores: Stores, row: Kept): Kept =>
  row.owner !== null && stores.forgotten.isCustomer({ id: '', number: row.owner })
    ? { ...row, owner: null, facts: row.facts & ~saleFact.hasCustomer }
    : row;

/** Whether a record is about somebody who was forgotten: it must not come back. */
const isForgotten = (stores: Stores, { contactId, json }: InsightRecord): boolean =>
  stores.forgotten.isContact({
    contactId: contactId ?? 0,
    erpNumber: null,
    emailKey: typeof json.email === 'string' ? json.email.trim().toLowerCase() : null,
  });

/** How a record of each collection is kept. */
const keptRecord: Readonly<Record<'dd_item' | 'dd_order', (stores: Stores, record: InsightRecord) => Kept>> = {
  dd_item: (stores, { key, json }) => {
    const item = readKeyedItem(stores, key, json, stores.mappings.inForce().document.products);
    return { ...item, data: { value: item.data, json } };
  },
  dd_order: (_stores, { key, json, contactId }) => {
    const sale = readSale(key, json, contactId);
    return { ...sale, reference: null, data: { value: sale.data, json } };
  },
};

/** The row of a record; null where it is about somebody who was forgotten. */
export const recordRow = (stores: Stores, table: 'dd_item' | 'dd_order', record: InsightRecord): ReplicaRow | null =>
  isForgotten(stores, record)
    ? null
    : {
        id: record.key,
        version: null,
        modifiedAt: record.updatedAt,
        ...keptRecord[table](stores, record),
      };

type InsightKeeping = {
  readonly name: string;
  readonly table: 'dd_item' | 'dd_order';
  readonly collection: Collection;
};

const insightStream = (
  deps: RemoteDeps,
  { name, table, collection }: InsightKeeping,
  runId: number,
): Stream<InsightRecord> =>
  replicaStream(deps, runId, {
    name,
    system: 'dotdigital',
    table,
    changedAt: ({ updatedAt }) => updatedAt,
    read: async (request, signal) => {
      const read = await deps.connectors.dotdigital.insight.read(collection, request, signal);
      if (!read.ok) return read;
      // What cannot be read may name anybody, and no key of a person covers it: only its key and its trouble are kept.
      return ok({ ...read.value, unusable: read.value.unusable.map((one) => ({ ...one, raw: '' })) });
    },
    rowOf: (record) => recordRow(deps.stores, table, record),
  });

/** The catalogue of the account, into its replica. */
export const catalogueStream = (deps: RemoteDeps, collection: Collection, runId: number): Stream<InsightRecord> =>
  insightStream(deps, { name: 'dotdigital.catalogue', table: 'dd_item', collection }, runId);

/** The orders of every contact, into their replica. */
export const orderRecordStream = (deps: RemoteDeps, collection: Collection, runId: number): Stream<InsightRecord> =>
  insightStream(deps, { name: 'dotdigital.orders', table: 'dd_order', collection }, runId);
