import type { ChangeSet } from '../../../shared/domain/change.ts';
import type { Order } from '../../../shared/domain/order.ts';
import { ok, type Result } from '../../../shared/result.ts';
import type { Versioned } from '../connectors/connector.ts';
import type { PostingChange } from '../domain/posting/change.ts';
import type { FreshPair, HeldOrder } from '../domain/resolve/fresh-pair.ts';
import type { ReplicaRow } from '../store/replica.ts';
import type { Stores } from '../store/stores.ts';
import type { RemoteDeps } from './flow-deps.ts';

/** Records that change while they are read may carry an older stamp. */
const overlapMs = 120_000;

/** Where no increment says from when on: no posting waits this long for its look-up, whatever the clocks say. */
const lookBackMs = 48 * 60 * 60_000;

/** What reading anew says of a posting besides its people. */
export const readPosting = async (
  deps: RemoteDeps,
  changeSet: PostingChange,
  signal: AbortSignal,
): Promise<Result<Pick<FreshPair, 'order' | 'recordHash'>>> => {
  if (changeSet.operation === 'sales-order.cancel') {
    const read = await deps.connectors.erp.readOrder(changeSet.orderId, signal);
    return read.ok ? ok({ order: read.value === null ? null : heldOf(read.value) }) : read;
  }
  const key = changeSet.order.externalReference;
  const order = await findOrder(deps, key, signal);
  if (!order.ok) return order;
  return ok({ order: order.value, recordHash: deps.stores.postings.recordHash(key) });
};

/**
 * The order that the ERP holds for a record: by the reference that the mirror knows, else among everything that changed in
 * the ERP since the mirror was last brought up to date. Null where it has none.
 */
export const findOrder = async (
  deps: RemoteDeps,
  key: string,
  signal: AbortSignal,
): Promise<Result<HeldOrder | null>> => {
  const { stores, connectors } = deps;
  const known = stores.postings.orderOf(key);
  if (known !== null) {
    const read = await connectors.erp.readOrder(known.id, signal);
    if (!read.ok) return read;
    return ok(read.value === null ? { ...known, version: null, modifiedAt: null, value: null } : heldOf(read.value));
  }
  let cursor: string | null = null;
  const sinceAt = sinceOf(deps);
  do {
    const page: Awaited<ReturnType<typeof connectors.erp.readRecords<'orders'>>> = await connectors.erp.readRecords(
      'orders',
      { cursor, sinceAt },
      signal,
    );
    if (!page.ok) return page;
    const found = page.value.records.find(({ value }) => value.externalReference === key || value.number === key);
    if (found !== undefined) return ok(heldOf(found));
    cursor = page.value.next;
  } while (cursor !== null);
  return ok(null);
};

/** By the ERP's clock where an increment ended; a run that is in the middle of it has kept where it began. */
const sinceOf = ({ stores, clock }: RemoteDeps): number => {
  const kept = stores.runs.checkpoint('erp.orders');
  const from = kept?.complete === true ? kept.watermark : (kept?.sinceAt ?? null);
  return Math.max(0, from === null ? clock.now() - lookBackMs : from - overlapMs);
};

const heldOf = ({ id, version, modifiedAt, value }: Versioned<Order>): HeldOrder => ({
  id,
  number: value.number,
  version,
  modifiedAt,
  value,
});

/** Takes the order that was just read into the mirror. Call inside `atomically`. */
export const takeOrder = (stores: Stores, changeSet: ChangeSet, order: HeldOrder, row: OrderRow): void => {
  if (order.value === null) return;
  // A read that is going on must not take what it did not see yet for gone.
  const running = (['orders', 'full-check'] as const).map((job) => stores.runs.lastOf(job, ['running']));
  const runId = running.find((run) => run !== null)?.id ?? 0;
  const { id, version, modifiedAt, value } = order;
  stores.replica('erp_order').upsert([row({ id, version, modifiedAt, value })], runId);
  if (changeSet.operation === 'sales-order.create')
    stores.postings.link(order.number, changeSet.order.externalReference);
};

type OrderRow = (order: Versioned<Order>) => ReplicaRow;
