import type { MappingDocument } from '../../../shared/domain/mapping-document.ts';
import { saleFact } from '../../../shared/domain/sales.ts';
import { ok, type Result } from '../../../shared/result.ts';
import { isInScope } from '../domain/sales/order.ts';
import type { Stores } from '../store/stores.ts';
import { deriveItems } from './derive-items.ts';
import { detectSales } from './detect-sales.ts';
import type { FlowDeps } from './flow-deps.ts';
import { readKeyedItem } from './read-item.ts';

/** Rows read in one transaction, before others are answered. */
const batchSize = 200;

/** Puts a batch of orders into the scope of the mapping in force, or out of it; answers the last row, null at the end. */
export const rescopeOrders = ({ sales, mappings }: Stores, after: number): number | null => {
  const { orderScope } = mappings.inForce().document;
  const rows = sales.ordersAfter(after, batchSize);
  for (const { rid, facts, ...order } of rows) {
    const is = (facts & ~saleFact.inScope) | (isInScope(order, orderScope) ? saleFact.inScope : 0);
    if (is !== facts) sales.setOrderFacts(rid, is);
  }
  return rows.at(-1)?.rid ?? null;
};

/** Reads a batch of catalogue records by the mapping in force; answers the last row, null at the end. */
export const rereadRecords = (stores: Stores, after: number): number | null => {
  const { sales, mappings } = stores;
  const { products } = mappings.inForce().document;
  const rows = sales.recordsAfter(after, batchSize);
  for (const { rid, id, json } of rows) sales.saveRecord(rid, readKeyedItem(stores, id, json, products), json);
  return rows.at(-1)?.rid ?? null;
};

const areRead = ({ runs }: Pick<Stores, 'runs'>, streams: readonly string[]): boolean =>
  streams.every((stream) => runs.checkpoint(stream)?.complete === true);

/** Whether everything that items are put together from and compared with was read once. */
export const areCatalogueRead = (stores: Pick<Stores, 'runs'>): boolean =>
  areRead(stores, ['erp.products', 'erp.stock', 'erp.prices', 'dotdigital.catalogue']);

/** Whether the orders of both sides were read once. */
export const areOrdersRead = (stores: Pick<Stores, 'runs'>): boolean =>
  areRead(stores, ['erp.orders', 'dotdigital.orders']);

/** Puts items together by the mapping in force where it treats products otherwise, and judges what changed about sales. */
export const judgeSalesAgain = async (
  deps: FlowDeps,
  before: MappingDocument,
  signal: AbortSignal,
): Promise<Result<void>> => {
  const { stores } = deps;
  // No run counts it.
  const counting = stores.atomically;
  const isOther = JSON.stringify(before.products) !== JSON.stringify(stores.mappings.inForce().document.products);
  if (areCatalogueRead(stores)) {
    if (isOther) {
      stores.atomically(() => stores.sales.markAllItems());
      await deriveItems(deps, signal);
    }
    const items = await detectSales(deps, { entity: 'item', runId: null, full: isOther, signal, counting });
    if (!items.ok) return items;
  }
  if (!areOrdersRead(stores)) return ok(undefined);
  const orders = await detectSales(deps, { entity: 'order', runId: null, full: false, signal, counting });
  return orders.ok ? ok(undefined) : orders;
};
