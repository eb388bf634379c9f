import type { Item } from '../../../shared/domain/sales.ts';
import { failure } from '../../../shared/errors.ts';
import { err, ok, type Result } from '../../../shared/result.ts';
import { itemDifferences } from '../domain/sales/differences.ts';
import type { PlannedWrite, Standing } from '../store/sales-store.ts';
import { catalogueWanted, findCollection, keptColumns } from './collections.ts';
import { deriveItems } from './derive-items.ts';
import { detectSales } from './detect-sales.ts';
import type { RemoteDeps } from './flow-deps.ts';
import type { RunKeeper, SyncOptions } from './keep-run.ts';
import { meetAccounts } from './meet-accounts.ts';
import { readStream, type StreamRun } from './read-stream.ts';
import { salesStream } from './sales-streams.ts';
import { catalogueWriting, itemJsonBy } from './sales-writings.ts';
import { type Writing, writePlanned } from './write-planned.ts';

/**
 * Stock and prices that changed since they were last read, and what they make of the items; then, where the policy is on,
 * items that differ in nothing else are brought up to date. Everything else of an item is the products job's, and so is
 * what the catalogue holds: of it only what changed is read, and only where something is to be written.
 */
export const stockJob = async (deps: RemoteDeps, keeper: RunKeeper, options: SyncOptions): Promise<Result<void>> => {
  const { stores } = deps;
  keeper.phase('erp');
  const met = await meetAccounts(deps, options.signal);
  if (!met.ok) return met;
  keeper.add(met.value);
  const isRead = (stream: string): boolean => stores.runs.checkpoint(stream)?.complete === true;
  if (!['erp.products', 'dotdigital.catalogue'].every(isRead))
    return err(failure('sync.not-ready', 'Read the catalogue first: the products job has not been through yet.'));
  const runId = keeper.run().id;
  const run: StreamRun = { runId, full: false, signal: options.signal, ...keeper };
  const stock = await readStream(deps, salesStream(deps, 'stock', runId), run);
  if (!stock.ok) return stock;
  const prices = await readStream(deps, salesStream(deps, 'prices', runId), run);
  if (!prices.ok) return prices;
  keeper.phase('compare');
  await deriveItems(deps, options.signal, keeper.counting);
  if (options.signal.aborted) return err(failure('cancelled', 'The run was broken off; what had been read is kept.'));
  const written = await writeLive(deps, keeper, options);
  // What is left after writing is a person's, also where the policy stopped to ask.
  const judged = await detectSales(deps, { entity: 'item', runId, full: false, signal: options.signal, ...keeper });
  if (!written.ok) return written;
  if (!judged.ok) return judged;
  keeper.phase('done');
  return ok(undefined);
};

const writeLive = async (deps: RemoteDeps, keeper: RunKeeper, options: SyncOptions): Promise<Result<void>> => {
  const { stores } = deps;
  const isOn = stores.policies.get('publish-items').isOn && deps.isReviewer !== true;
  if (!isOn || liveItems(deps)('', 1).length === 0) return ok(undefined);
  keeper.phase('record');
  const collection = await findCollection(deps, keeper, catalogueWanted, options.signal);
  if (!collection.ok) return collection;
  const runId = keeper.run().id;
  const writing = catalogueWriting(deps, collection.value, keptColumns(deps, catalogueWanted), runId);
  // A record is written as a whole: what others have put into it meanwhile must be known.
  const run: StreamRun = { runId, full: false, signal: options.signal, ...keeper };
  const read = await readStream(deps, writing.stream, run);
  if (!read.ok) return read;
  return writePlanned(deps, keeper, options, liveWriting(deps, writing));
};

/** What of the catalogue's writing is stock and price alone. */
const liveWriting = (deps: RemoteDeps, writing: Writing<Item>): Writing<Item> => ({
  ...writing,
  planned: liveItems(deps),
  shaping: async () => itemJsonBy(deps.stores, writing.columns, null),
  standing: async (): Promise<Standing> => ({
    ...(await writing.standing()),
    missing: 0,
    differing: countOf(liveItems(deps)),
  }),
});

const live = new Set(['price', 'specialPrice', 'stock']);

type Planned = (after: string, limit: number) => readonly PlannedWrite<Item>[];

/** Items that stand in the catalogue and differ in what moves by the hour, and in nothing else. */
const liveItems =
  ({ stores }: RemoteDeps): Planned =>
  (after, limit) => {
    const found: PlannedWrite<Item>[] = [];
    for (let from = after; found.length < limit; ) {
      const some = stores.sales.plannedItems(from, pageSize);
      const last = some.at(-1);
      if (last === undefined) break;
      found.push(...some.filter(isLive));
      from = last.key;
    }
    return found.slice(0, limit);
  };

const pageSize = 500;

const isLive = ({ verb, wanted, found }: PlannedWrite<Item>): boolean =>
  verb === 'update' && itemDifferences(wanted, found).every(({ field }) => live.has(field));

const countOf = (planned: Planned): number => {
  let count = 0;
  for (let after = ''; ; ) {
    const some = planned(after, pageSize);
    const last = some.at(-1);
    if (last === undefined) return count;
    count += some.length;
    after = last.key;
  }
};
