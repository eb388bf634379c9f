import { orderSchema } from '../../../shared/domain/order.ts';
import { productSchema } from '../../../shared/domain/product.ts';
import type { StateFile } from '../server/state-file.ts';
import type { AnyRecord, Stores } from './any-record.ts';
import {
  type CancelSalesOrder,
  type CreateSalesOrder,
  changeableOrderFields,
  changeableProductFields,
  type NewOrderFields,
  newOrderFields,
  type UpdateRecord,
} from './command-shapes.ts';
import { fieldErrors } from './field-errors.ts';
import { hashOf } from './key-store.ts';
import { nextOrderNumber } from './order-number.ts';
import { orderErrors } from './order-rules.ts';
import type { Origins } from './origins.ts';
import { type Periods, todayIn } from './periods.ts';
import { versionOf } from './record-store.ts';
import type { SalesRecord } from './sales-store.ts';
import type { ErpSwitches } from './switches.ts';
import { refused, type Verdict } from './verdict.ts';

export type OrderParts = Stores & {
  readonly file: StateFile;
  readonly periods: Pick<Periods, 'stateOf'>;
  readonly switches: Pick<ErpSwitches, 'restrictedPeriods'>;
  readonly origins: Origins;
};

const FIELDS = ['data', 'fields'];

/** Where the record may not be touched: it is not there, or not as the command expects it. */
const standsAgainst = (record: AnyRecord | null, expectVersion: string | undefined): Verdict | null => {
  if (record === null || record.deleted) return refused('not_found', 'There is no such record.');
  if (expectVersion !== undefined && expectVersion !== versionOf(record)) {
    return refused('version_conflict', 'The record was changed by someone else.');
  }
  return null;
};

/** Nothing is posted into a month that is locked, or restricted where the switch says so (contract erp-cloud 0, fact 6). */
const periodVerdict = ({ periods, switches }: OrderParts, postingDate: string): Verdict | null => {
  const name = postingDate.slice(0, 7);
  const state = periods.stateOf(name);
  const isShut = state === 'locked' || (state === 'restricted' && switches.restrictedPeriods === 'refuse');
  const fields = [{ path: 'data.fields.postingDate', message: state }];
  return isShut ? refused('period_closed', `The period ${name} is ${state}.`, fields) : null;
};

const createdBefore = ({ origins, sales }: OrderParts, externalId: string, fieldsHash: string): Verdict | null => {
  const origin = origins.of(externalId);
  const existing = origin && sales.orders.byId(origin.record_id);
  if (!origin || !existing) return null;
  return origin.fields_hash === fieldsHash
    ? { kind: 'existing', record: existing }
    : refused('idempotency_mismatch', 'This externalId came with other data before.');
};

const create = (parts: OrderParts, { postingDate: _date, ...fields }: NewOrderFields, now: number) => {
  const { id, number } = nextOrderNumber(parts.file);
  return parts.sales.orders.create(id, orderSchema.parse({ ...fields, number, status: 'confirmed' }), now);
};

/** `createSalesOrder`: the order must be right in itself, and its month open. */
export const judgeNewOrder = (parts: OrderParts, { externalId, data }: CreateSalesOrder): Verdict => {
  const fieldsHash = hashOf(JSON.stringify(data.fields));
  const before = createdBefore(parts, externalId, fieldsHash);
  if (before !== null) return before;
  const parsed = newOrderFields.safeParse(data.fields);
  if (!parsed.success) return refused('validation_failed', 'A field is invalid.', fieldErrors(parsed.error, FIELDS));
  const fields = parsed.data;
  const errors = orderErrors(parts, fields);
  if (errors.length > 0) return refused('validation_failed', 'The order cannot be taken.', errors);
  const shut = periodVerdict(parts, fields.postingDate ?? todayIn(Date.parse(fields.orderedAt)));
  if (shut !== null) return shut;
  const write = (now: number): SalesRecord<'orders'> => {
    const created = create(parts, fields, now);
    parts.origins.note(externalId, created.id, fieldsHash);
    return created;
  };
  return { kind: 'plan', plan: { before: null, write } };
};

/** `cancelSalesOrder`: only before it is shipped; what is cancelled already stays as it is. */
export const judgeCancel = ({ sales }: OrderParts, { data, expectVersion }: CancelSalesOrder): Verdict => {
  const order = sales.orders.byId(data.id);
  if (order?.data.status === 'cancelled' && !order.deleted) return { kind: 'existing', record: order };
  const against = standsAgainst(order, expectVersion);
  if (against !== null || order === null) return against ?? refused('not_found', 'There is no such record.');
  const { status } = order.data;
  if (status !== 'draft' && status !== 'confirmed') {
    return refused('validation_failed', `The order is ${status}.`, [{ path: 'data.id', message: status }]);
  }
  const cancelled = { ...order, data: { ...order.data, status: 'cancelled' } as const };
  return { kind: 'plan', plan: { before: order, write: (now) => sales.orders.write(cancelled, now) } };
};

/** `updateRecord` of an order: whose it is, and its reference elsewhere. */
export const judgeOrderUpdate = ({ sales, records }: OrderParts, { data, expectVersion }: UpdateRecord): Verdict => {
  const order = sales.orders.byId(data.id);
  const against = standsAgainst(order, expectVersion);
  if (against !== null || order === null) return against ?? refused('not_found', 'There is no such record.');
  const parsed = changeableOrderFields.safeParse(data.fields);
  if (!parsed.success) return refused('validation_failed', 'A field cannot be set.', fieldErrors(parsed.error, FIELDS));
  const { customerNumber } = parsed.data;
  if (typeof customerNumber === 'string' && records.byNumber(customerNumber) === null) {
    const path = 'data.fields.customerNumber';
    return refused('validation_failed', 'There is no such customer.', [{ path, message: 'unknown' }]);
  }
  const changed = { ...order, data: orderSchema.parse({ ...order.data, ...parsed.data }) };
  return { kind: 'plan', plan: { before: order, write: (now) => sales.orders.write(changed, now) } };
};

/** `updateRecord` of a product. */
export const judgeProductUpdate = ({ sales }: OrderParts, { data, expectVersion }: UpdateRecord): Verdict => {
  const product = sales.products.byId(data.id);
  const against = standsAgainst(product, expectVersion);
  if (against !== null || product === null) return against ?? refused('not_found', 'There is no such record.');
  const parsed = changeableProductFields.safeParse(data.fields);
  if (!parsed.success) return refused('validation_failed', 'A field cannot be set.', fieldErrors(parsed.error, FIELDS));
  const sent = Object.entries(parsed.data).filter(([name]) => name in data.fields);
  const changed = { ...product, data: productSchema.parse({ ...product.data, ...Object.fromEntries(sent) }) };
  return { kind: 'plan', plan: { before: product, write: (now) => sales.products.write(changed, now) } };
};
