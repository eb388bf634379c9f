import { failure } from '../../../shared/errors.ts';
import { err, ok, type Result } from '../../../shared/result.ts';
import { batchesOf, yieldToOthers } from '../runtime/batching.ts';
import { findCollection, ordersWanted } from './collections.ts';
import { detectPostings } from './detect-postings.ts';
import type { RemoteDeps } from './flow-deps.ts';
import type { RunKeeper, SyncOptions } from './keep-run.ts';
import { linkSales } from './link-sales.ts';
import { meetAccounts } from './meet-accounts.ts';
import { readStream, type StreamRun } from './read-stream.ts';
import { orderRecordStream, salesStream } from './sales-streams.ts';
import { writePostings } from './write-postings.ts';

/** What has to have been read once: an order is judged by its buyer, its articles and what the ERP has already. */
const needed = ['dotdigital.contacts', 'erp.products', 'erp.orders', 'dotdigital.orders'] as const;

/** How far back accounting periods are asked for (days). */
const periodDays = 730;

const dayMs = 24 * 60 * 60_000;

/**
 * Marketing orders that the ERP lacks: what changed among the orders of both sides, the accounting periods, then which
 * records nobody has posted and what each waits for. By the policy, what waits for nothing is posted through the outbox.
 */
export const marketingOrdersJob = async (
  deps: RemoteDeps,
  keeper: RunKeeper,
  options: SyncOptions,
): Promise<Result<void>> => {
  const { stores } = deps;
  const { signal } = options;
  const run = keeper.run();
  keeper.phase('erp');
  const met = await meetAccounts(deps, signal);
  if (!met.ok) return met;
  keeper.add(met.value);
  if (needed.some((name) => stores.runs.checkpoint(name)?.complete !== true))
    return err(
      failure('sync.not-ready', 'Read customers, products and orders first: an order is posted to what they hold.'),
    );
  // Always increments: who is missing is found in the mirror, and the orders job reads everything anew.
  const streamRun: StreamRun = { runId: run.id, full: false, signal, ...keeper };
  const orders = await readStream(deps, salesStream(deps, 'orders', run.id), streamRun);
  if (!orders.ok) return orders;
  const periods = await readPeriods(deps, keeper, signal);
  if (!periods.ok) return periods;
  keeper.phase('dotdigital');
  const collection = await findCollection(deps, keeper, ordersWanted, signal);
  if (!collection.ok) return collection;
  const records = await readStream(deps, orderRecordStream(deps, collection.value, run.id), streamRun);
  if (!records.ok) return records;
  keeper.phase('compare');
  await lookAtAll(deps, keeper, signal);
  keeper.phase('record');
  const written = await writePostings(deps, keeper, options);
  if (!written.ok) return written;
  keeper.phase('done');
  return ok(undefined);
};

const readPeriods = async (
  { stores, clock, connectors }: RemoteDeps,
  keeper: RunKeeper,
  signal: AbortSignal,
): Promise<Result<void>> => {
  const now = clock.now();
  const dateOf = (at: number): string => new Date(at).toISOString().slice(0, 10);
  keeper.add({ erpCalls: 1 });
  const read = await connectors.erp.readPeriods(dateOf(now - periodDays * dayMs), dateOf(now + dayMs), signal);
  if (!read.ok) return read;
  stores.atomically(() => stores.postings.replacePeriods(read.value));
  return ok(undefined);
};

/** Orders that are looked at, and records that are gone through, before others are answered. */
const lookedAtOnce = 40;
const rangeSize = 10_000;

const unpostedIn = async ({ stores }: RemoteDeps): Promise<readonly string[]> => {
  const { sources } = stores.postings.settings();
  const found: string[] = [];
  for (let after: string | null = ''; after !== null; ) {
    const { keys, next }: ReturnType<typeof stores.postings.unpostedKeys> = stores.postings.unpostedKeys(
      sources,
      after,
      rangeSize,
    );
    found.push(...keys);
    after = next;
    await yieldToOthers();
  }
  return found;
};

/** Every record that the ERP lacks, and those that waited and are no longer among them. */
const lookAtAll = async (deps: RemoteDeps, keeper: RunKeeper, signal: AbortSignal): Promise<void> => {
  const { stores } = deps;
  const runId = keeper.run().id;
  await linkSales(stores);
  const found = await unpostedIn(deps);
  keeper.set({ compared: found.length });
  for (const keys of batchesOf(found, lookedAtOnce)) {
    if (signal.aborted) return;
    look(keeper, () => detectPostings(deps, keys, runId));
    await yieldToOthers();
  }
  // What was posted, deleted, or is on a source that is ours no more.
  const gone = stores.postings.unseen(runId);
  for (const keys of batchesOf(gone, lookedAtOnce)) {
    look(keeper, () => detectPostings(deps, keys, runId, false));
    await yieldToOthers();
  }
};

const look = (keeper: RunKeeper, detected: () => ReturnType<typeof detectPostings>): void => {
  keeper.counting(() => {
    const { opened, cleared, released } = detected();
    return { opened, cleared, released };
  });
  keeper.tell();
};
