import { failure } from '../../../shared/errors.ts';
import { err, ok, type Result } from '../../../shared/result.ts';
import { findCollection, ordersWanted, readColumns } from './collections.ts';
import { detectSales } from './detect-sales.ts';
import type { RemoteDeps } from './flow-deps.ts';
import type { RunKeeper, SyncOptions } from './keep-run.ts';
import { linkSales } from './link-sales.ts';
import { meetAccounts } from './meet-accounts.ts';
import { bringFigures } from './order-figures.ts';
import { readStream, type StreamRun } from './read-stream.ts';
import { closeShelf, readWhole } from './read-whole.ts';
import { replicaShelf } from './replica-stream.ts';
import { salesStream } from './sales-streams.ts';
import { ordersWriting } from './sales-writings.ts';
import { standingOf } from './standing.ts';
import { writePlanned } from './write-planned.ts';

/** Three streams share a table; it can only be closed when the last of them was read. */
const documents = ['invoices', 'creditNotes', 'settlements'] as const;

/**
 * Orders and their documents out of the ERP, the orders of all contacts out of Dotdigital, and how they stand to each
 * other; then, where the policy is on, what is new or has changed is sent. Identities come first: an order belongs to a
 * contact that the customers job has found.
 */
export const ordersJob = async (deps: RemoteDeps, keeper: RunKeeper, options: SyncOptions): Promise<Result<void>> => {
  const runId = keeper.run().id;
  keeper.phase('erp');
  const met = await meetAccounts(deps, options.signal);
  if (!met.ok) return met;
  keeper.add(met.value);
  if (deps.stores.runs.checkpoint('dotdigital.contacts')?.complete !== true)
    return err(failure('sync.not-ready', 'Read customers and contacts first: an order belongs to one of them.'));
  const orders = await readWhole(
    deps,
    keeper,
    options,
    salesStream(deps, 'orders', runId),
    replicaShelf(deps, 'erp_order'),
  );
  if (!orders.ok) return orders;
  const read = await readDocuments(deps, keeper, options);
  if (!read.ok) return read;
  keeper.phase('dotdigital');
  const collection = await findCollection(deps, keeper, ordersWanted, options.signal);
  if (!collection.ok) return collection;
  const columns = await readColumns(deps, keeper, ordersWanted, collection.value, options.signal);
  if (!columns.ok) return columns;
  const writing = ordersWriting(deps, collection.value, columns.value, runId);
  const sent = await readWhole(deps, keeper, options, writing.stream, replicaShelf(deps, 'dd_order'));
  if (!sent.ok) return sent;
  keeper.phase('compare');
  await linkSales(deps.stores);
  keeper.set({ compared: (await standingOf(deps.stores.sales.saleStanding())).expected });
  keeper.phase('record');
  const written = await writePlanned(deps, keeper, options, writing);
  // What is left after writing is a person's, also where the policy stopped to ask.
  const judged = await judgeOrders(deps, keeper, options);
  if (!written.ok) return written;
  if (!judged.ok) return judged;
  // Whom that concerns is judged by the customers job.
  await bringFigures(deps);
  keeper.phase('done');
  return ok(undefined);
};

/** Orders, then the SKUs that they name: whether somebody knows those is asked only once products and catalogue were read. */
const judgeOrders = async (deps: RemoteDeps, keeper: RunKeeper, { signal }: SyncOptions): Promise<Result<void>> => {
  const { counting } = keeper;
  const { id: runId, mode } = keeper.run();
  const judged = await detectSales(deps, { entity: 'order', runId, full: mode === 'full', signal, counting });
  if (!judged.ok) return judged;
  if (!areItemsRead(deps)) return ok(undefined);
  const skus = await detectSales(deps, { entity: 'item', runId, full: false, signal, counting });
  if (!skus.ok) return skus;
  return ok(undefined);
};

const areItemsRead = ({ stores: { runs } }: RemoteDeps): boolean =>
  ['erp.products', 'erp.stock', 'erp.prices', 'dotdigital.catalogue'].every(
    (stream) => runs.checkpoint(stream)?.complete === true,
  );

const readDocuments = async (deps: RemoteDeps, keeper: RunKeeper, options: SyncOptions): Promise<Result<void>> => {
  const run = keeper.run();
  const streamRun: StreamRun = { runId: run.id, full: run.mode === 'full', signal: options.signal, ...keeper };
  let everything = true;
  for (const entity of documents) {
    const read = await readStream(deps, salesStream(deps, entity, run.id), streamRun);
    if (!read.ok) return read;
    everything &&= read.value.everything;
  }
  return everything ? closeShelf(keeper, options, 'erp', replicaShelf(deps, 'erp_document')) : ok(undefined);
};
