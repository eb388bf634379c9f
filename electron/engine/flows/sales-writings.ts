import type { Column } from '../../../shared/domain/insight.ts';
import type { MappingDocument } from '../../../shared/domain/mapping-document.ts';
import type { Item, Sale } from '../../../shared/domain/sales.ts';
import type { Collection } from '../connectors/insight.ts';
import { mayAdd } from '../domain/sales/bounds.ts';
import { dialectOf, type OrderDialect } from '../domain/sales/dialect.ts';
import { itemOver, saleOver } from '../domain/sales/over-record.ts';
import type { PlannedWrite } from '../store/sales-store.ts';
import type { Stores } from '../store/stores.ts';
import type { RemoteDeps } from './flow-deps.ts';
import { readTwins, type Twins } from './product-twins.ts';
import { catalogueStream, orderRecordStream } from './sales-streams.ts';
import { standingOf } from './standing.ts';
import type { Writing } from './write-planned.ts';

/** What the products job may write. */
export const catalogueWriting = (
  deps: RemoteDeps,
  collection: Collection,
  columns: readonly Column[] | null,
  runId: number,
): Writing<Item> => ({
  policy: 'publish-items',
  collection,
  stream: catalogueStream(deps, collection, runId),
  table: 'dd_item',
  standing: () => standingOf(deps.stores.sales.itemStanding()),
  planned: deps.stores.sales.plannedItems,
  columns,
  shaping: async () => itemJsonBy(deps.stores, columns, await readTwins(deps.stores)),
});

type ItemJson = (write: PlannedWrite<Item>) => Readonly<Record<string, unknown>> | null;

/**
 * What is put down for a product: over what others have put into its record; null where publishing it is for a person to
 * decide. `twins` is null where nothing is published, only what stands there written over.
 */
export const itemJsonBy =
  (stores: Pick<Stores, 'mappings'>, columns: readonly Column[] | null, twins: Twins | null): ItemJson =>
  ({ verb, wanted, standing }) =>
    verb === 'create' && twins?.hasItem(wanted.sku) === true
      ? null
      : itemOver(wanted, standing, imageKeyOf(columns), stores.mappings.inForce().document.products);

/** The account's templates use one spelling; the docs' where it has none yet (contract dotdigital 6.6 [C]). */
export const imageKeyOf = (columns: readonly Column[] | null): 'image_path' | 'imagePath' =>
  columns?.some(({ name }) => name === 'imagePath') === true && !columns.some(({ name }) => name === 'image_path')
    ? 'imagePath'
    : 'image_path';

/** The names under which an order is written: those of the mapping, or the account's own, the docs' where it has none yet. */
export const orderDialectOf = (columns: readonly Column[] | null, orders: MappingDocument['orders']): OrderDialect =>
  orders === 'as-the-account' ? (dialectOf(columns) ?? 'snake_case') : orders;

/** What the orders job may write: every update, and additions of orders that are new. */
export const ordersWriting = (
  deps: RemoteDeps,
  collection: Collection,
  columns: readonly Column[] | null,
  runId: number,
): Writing<Sale> => ({
  policy: 'send-orders',
  collection,
  stream: orderRecordStream(deps, collection, runId),
  table: 'dd_order',
  standing: () => standingOf(deps.stores.sales.saleStanding()),
  planned: deps.stores.sales.plannedSales,
  columns,
  shaping: async () => (write) => saleJsonOf(write, columns, deps.clock.now(), deps.stores.mappings.inForce().document),
});

/** What is put down for an order, in the account's dialect; null where adding it is for a person to decide. */
export const saleJsonOf = (
  { verb, wanted, standing }: PlannedWrite<Sale>,
  columns: readonly Column[] | null,
  now: number,
  { orders }: MappingDocument,
): Readonly<Record<string, unknown>> | null => {
  if (verb === 'create' && !mayAdd(wanted, now)) return null;
  return saleOver(wanted, standing, orderDialectOf(columns, orders));
};
