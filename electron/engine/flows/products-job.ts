import { ok, type Result } from '../../../shared/result.ts';
import { tooMuch } from '../domain/sales/bounds.ts';
import type { Standing } from '../store/sales-store.ts';
import { catalogueWanted, findCollection, readColumns } from './collections.ts';
import { deriveItems } from './derive-items.ts';
import { detectSales } from './detect-sales.ts';
import type { RemoteDeps } from './flow-deps.ts';
import type { RunKeeper, SyncOptions } from './keep-run.ts';
import { meetAccounts } from './meet-accounts.ts';
import { readWhole } from './read-whole.ts';
import { replicaShelf } from './replica-stream.ts';
import { salesStream } from './sales-streams.ts';
import { catalogueWriting } from './sales-writings.ts';
import { standingOf } from './standing.ts';
import { writeCases } from './write-cases.ts';
import { writePlanned } from './write-planned.ts';

/**
 * Products, stock and prices out of the ERP, the catalogue out of Dotdigital, how they stand to each other; then, where
 * the policies are on, the catalogue is brought up to date and rid of what is discontinued.
 */
export const productsJob = async (deps: RemoteDeps, keeper: RunKeeper, options: SyncOptions): Promise<Result<void>> => {
  const runId = keeper.run().id;
  keeper.phase('erp');
  const met = await meetAccounts(deps, options.signal);
  if (!met.ok) return met;
  keeper.add(met.value);
  const mark = deps.stores.sales.markItems;
  const products = await readWhole(
    deps,
    keeper,
    options,
    salesStream(deps, 'products', runId),
    replicaShelf(deps, 'erp_product', mark),
  );
  if (!products.ok) return products;
  const stock = await readWhole(
    deps,
    keeper,
    options,
    salesStream(deps, 'stock', runId),
    replicaShelf(deps, 'erp_stock', mark),
  );
  if (!stock.ok) return stock;
  const prices = await readWhole(
    deps,
    keeper,
    options,
    salesStream(deps, 'prices', runId),
    replicaShelf(deps, 'erp_price', mark),
  );
  if (!prices.ok) return prices;
  keeper.phase('dotdigital');
  const collection = await findCollection(deps, keeper, catalogueWanted, options.signal);
  if (!collection.ok) return collection;
  const columns = await readColumns(deps, keeper, catalogueWanted, collection.value, options.signal);
  if (!columns.ok) return columns;
  const writing = catalogueWriting(deps, collection.value, columns.value, runId);
  const items = await readWhole(deps, keeper, options, writing.stream, replicaShelf(deps, 'dd_item'));
  if (!items.ok) return items;
  keeper.phase('compare');
  await deriveItems(deps, options.signal);
  const standing = await standingOf(deps.stores.sales.itemStanding());
  keeper.set({ compared: standing.expected });
  keeper.phase('record');
  const written = await writePlanned(deps, keeper, options, writing);
  // What is left after writing is a person's, also where the policy stopped to ask.
  const { mode } = keeper.run();
  const judged = await detectSales(deps, {
    entity: 'item',
    runId,
    full: mode === 'full',
    signal: options.signal,
    ...keeper,
  });
  if (!written.ok) return written;
  if (!judged.ok) return judged;
  // Who accepted that much is published was not asked yet about what would be withdrawn.
  const { acceptWrites } = options;
  const isAccepted = acceptWrites && !isMuchToPublish(deps, standing);
  const withdrawn = await writeCases(deps, keeper, { ...options, acceptWrites: isAccepted }, ['withdraw-items']);
  if (!withdrawn.ok) return withdrawn;
  keeper.phase('done');
  return ok(undefined);
};

/** Whether the run would have stopped to ask before it publishes. */
const isMuchToPublish = ({ stores }: RemoteDeps, { missing, differing, expected }: Standing): boolean => {
  const policy = stores.policies.get('publish-items');
  return policy.isOn && tooMuch(policy, missing + differing, expected) !== null;
};
