import type { InsightChange } from '../../../shared/domain/change.ts';
import type { Evidence } from '../../../shared/domain/evidence.ts';
import { ok, type Result } from '../../../shared/result.ts';
import { deriveContact } from '../domain/normalise/derive.ts';
import type { FreshPair } from '../domain/resolve/fresh-pair.ts';
import { deriveSale } from '../domain/sales/order.ts';
import { type RemoteDeps, todayOf } from './flow-deps.ts';
import { recordRow } from './sales-streams.ts';

/** Reads anew what a change of a record rests on: the record, the contact that it hangs on, and the order in the ERP. */
export const readRecordFresh = async (
  deps: RemoteDeps,
  evidence: Evidence,
  changeSet: InsightChange,
  signal: AbortSignal,
): Promise<Result<FreshPair>> => {
  const { erp, dotdigital } = deps.connectors;
  const { contactId } = changeSet;
  const orderId = evidence.order?.order?.id;
  const [record, contact, order] = await Promise.all([
    dotdigital.insight.readRecord(changeSet, signal),
    contactId === null ? ok(null) : dotdigital.readContact({ by: 'contactId', value: contactId }, signal),
    orderId === undefined ? undefined : erp.readOrder(orderId, signal),
  ]);
  if (!record.ok) return record;
  if (!contact.ok) return contact;
  if (order?.ok === false) return order;
  const held = order?.value;
  return ok({
    customer: null,
    contact:
      contact.value === null ? null : deriveContact(contact.value, todayOf(deps.clock), deps.stores.mappings.inForce()),
    record: record.value,
    ...(held === undefined
      ? {}
      : {
          erpOrder: held === null ? null : deriveSale(held.value, deps.stores.mappings.inForce().document.orderScope),
        }),
  });
};

/** Takes what was just read of a record into its replica, where it is gone as well. Call inside `atomically`. */
export const takeRecord = ({ stores }: RemoteDeps, changeSet: InsightChange, { record }: FreshPair): void => {
  const isItem = changeSet.collection.type === 'catalog';
  const table = isItem ? 'dd_item' : 'dd_order';
  const replica = stores.replica(table);
  if (record == null) {
    // Only where it was known to stand: an order that moved may hang on another contact.
    if (changeSet.before !== null) replica.remove([changeSet.key]);
    return;
  }
  // A read that is going on must not take what it did not see yet for gone.
  const reading = [isItem ? 'products' : 'orders', 'full-check'] as const;
  const run = reading.map((job) => stores.runs.lastOf(job, ['running'])).find((one) => one !== null);
  const row = recordRow(stores, table, record);
  if (row !== null) replica.upsert([row], run?.id ?? 0);
};
