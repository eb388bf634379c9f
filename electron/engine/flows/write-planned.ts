import type { Column } from '../../../shared/domain/insight.ts';
import type { WritePolicy } from '../../../shared/domain/policy.ts';
import { failure } from '../../../shared/errors.ts';
import { err, ok, type Result } from '../../../shared/result.ts';
import type { Collection, InsightRecord } from '../connectors/insight.ts';
import { tooMuch } from '../domain/sales/bounds.ts';
import { misfitsOf } from '../domain/sales/schema-fit.ts';
import { yieldToOthers } from '../runtime/batching.ts';
import { pageSizes } from '../runtime/page-sizes.ts';
import type { InsightImport } from '../store/insight-imports.ts';
import type { PlannedWrite, Standing } from '../store/sales-store.ts';
import type { RemoteDeps } from './flow-deps.ts';
import { awaitReport, type InsightRecordWrite, importRecords } from './insight-import.ts';
import type { RunKeeper, SyncOptions } from './keep-run.ts';
import type { Stream } from './read-stream.ts';

/** What was handed in without an answer is sent again when it is not there by then; until then it may be under way. */
const unansweredMs = 120_000;
const lookAgainMs = 15_000;

/** Records that change while they are read back may carry an older stamp. */
const overlapMs = 120_000;

/** What would be sent for a planned write; null where a person has to decide about it. */
type JsonOf<T> = (write: PlannedWrite<T>) => Readonly<Record<string, unknown>> | null;

/** What a job may write: where to, by which policy, what is planned, and how a record of it is put down. */
export type Writing<T> = {
  readonly policy: WritePolicy;
  readonly collection: Collection;
  readonly stream: Stream<InsightRecord>;
  readonly table: 'dd_item' | 'dd_order';
  readonly standing: () => Promise<Standing>;
  readonly planned: (after: string, limit: number) => readonly PlannedWrite<T>[];
  /** What the collection holds; null where it is not there yet. */
  readonly columns: readonly Column[] | null;
  /** How planned writes are put down, made ready when writing begins. */
  readonly shaping: () => Promise<JsonOf<T>>;
};

/** What of a plan is handed in, and what the collection would refuse of it; the rest was left to a person. */
type Batch = { readonly writes: readonly InsightRecordWrite[]; readonly unfit: readonly string[] };

/**
 * Writes what is planned, within the bounds of its policy; nothing while the policy is off or this desk only reviews.
 * What an earlier run left open is looked after first. All that was handed in is read back.
 */
export const writePlanned = async <T>(
  deps: RemoteDeps,
  keeper: RunKeeper,
  options: SyncOptions,
  writing: Writing<T>,
): Promise<Result<void>> => {
  const written = await writeUnlessStopped(deps, keeper, options, writing);
  if (!written.ok || !options.signal.aborted) return written;
  // What is left of it is for the run that goes on, or the next one.
  return err(failure('cancelled', 'The run was broken off while it wrote; what it had handed in is looked after.'));
};

const writeUnlessStopped = async <T>(
  deps: RemoteDeps,
  keeper: RunKeeper,
  options: SyncOptions,
  writing: Writing<T>,
): Promise<Result<void>> => {
  const { stores } = deps;
  const policy = stores.policies.get(writing.policy);
  // What does not fit is looked at again by a run that is gone on with.
  keeper.set({ refused: stores.insightImports.refusedCount(keeper.run().id) });
  const settled = await settleLeft(deps, keeper, writing, options.signal);
  if (!settled.ok) return settled;
  // What an import may still bring would be handed in twice.
  if (!settled.value) return ok(undefined);
  if (!policy.isOn || deps.isReviewer === true || options.mayWrite === false) return ok(undefined);
  const { expected, missing, differing } = await writing.standing();
  const stop = options.acceptWrites ? null : tooMuch(policy, missing + differing, expected);
  if (stop !== null) return err(failure('policy.too-much', stop));
  const imports: number[] = [];
  let after = '';
  const jsonOf = await writing.shaping();
  // An import may last half an hour: who switches the policy off meanwhile does not want the next one.
  const mayGoOn = (): boolean => !options.signal.aborted && stores.policies.get(writing.policy).isOn;
  for (let sent = keeper.counts().written; sent < policy.cap && mayGoOn(); ) {
    const planned = writing.planned(after, Math.min(pageSizes.insightImport, policy.cap - sent));
    const last = planned.at(-1);
    if (last === undefined) break;
    after = last.key;
    const batch = batchOf(planned, jsonOf, writing.columns);
    tellUnfit(keeper, batch.unfit, deps.clock.now());
    keeper.add({ refused: batch.unfit.length });
    if (batch.writes.length === 0) continue;
    sent += batch.writes.length;
    const { id, goOn } = await importRecords(
      deps,
      keeper,
      writing.collection,
      writing.policy,
      batch.writes,
      options.signal,
    );
    imports.push(id);
    keeper.tell();
    if (!goOn) break;
  }
  return readBack(deps, keeper, writing, imports, options.signal);
};

/**
 * Looks after imports that a crash, or a report that never came, left open or not read back. What arrived must not be
 * planned, and sent, once more. Answers whether all of them are over.
 */
const settleLeft = async <T>(
  deps: RemoteDeps,
  keeper: RunKeeper,
  writing: Writing<T>,
  signal: AbortSignal,
): Promise<Result<boolean>> => {
  const { stores, clock } = deps;
  const left = stores.insightImports.left(writing.collection.name);
  for (const { id, importId, state, startedAt } of left) {
    if (state === 'accepted' && importId !== null) await awaitReport(deps, keeper, { id, importId, startedAt }, signal);
    if (state !== 'sending') continue;
    const sentence = 'Concord stopped while the import was being handed in.';
    stores.atomically(() => stores.insightImports.end(id, 'unconfirmed', clock.now(), sentence), 'durable');
  }
  const isUnanswered = ({ importId, state }: InsightImport): boolean => importId === null && state !== 'failed';
  const until = Math.max(0, ...left.filter(isUnanswered).map(({ startedAt }) => startedAt + unansweredMs));
  const ids = left.map(({ id }) => id);
  for (;;) {
    const read = await readBack(deps, keeper, writing, ids, signal);
    const isOver = signal.aborted || clock.now() >= until || !stores.insightImports.isMissingSome(ids);
    if (!read.ok) return read;
    if (isOver) return ok(stores.insightImports.left(writing.collection.name).every((one) => one.state !== 'accepted'));
    await awaitArrival(deps, until, signal);
  }
};

/** Nobody tells when an import is over whose answer was lost: it is looked for again and again. */
const awaitArrival = (deps: RemoteDeps, until: number, signal: AbortSignal): Promise<void> => {
  const isOver = deps.waiting?.begin({ system: 'dotdigital', reason: 'import', until, isBackground: true });
  return deps.clock.wait(lookAgainMs, signal).finally(isOver);
};

const batchOf = <T>(
  planned: readonly PlannedWrite<T>[],
  jsonOf: JsonOf<T>,
  columns: readonly Column[] | null,
): Batch => {
  const writes: InsightRecordWrite[] = [];
  const unfit: string[] = [];
  for (const write of planned) {
    const json = jsonOf(write);
    if (json === null) continue;
    const [misfit] = columns === null ? [] : misfitsOf(columns, json);
    if (misfit !== undefined) {
      unfit.push(`${misfit.path} holds ${misfit.column} and would be given ${misfit.value}`);
      continue;
    }
    const { key, verb, hash, contactId, standing } = write;
    writes.push({ key: standing?.key ?? key, matchKey: key, verb, hash, json, contactId });
  }
  return { writes, unfit };
};

/** A value of another type would be refused record by record: it is told before it is sent. */
const tellUnfit = (keeper: RunKeeper, unfit: readonly string[], at: number): void => {
  for (const what of new Set(unfit)) {
    const count = unfit.filter((one) => one === what).length;
    const sentence = `The collection has drifted: ${what}. What does not fit was not sent.`;
    keeper.trouble({ system: 'dotdigital', code: 'schema-changed', sentence, count, firstAt: at, lastAt: at });
  }
};

/** Reads what changed since the stream was read, and compares it with what was handed in. */
const readBack = async <T>(
  deps: RemoteDeps,
  keeper: RunKeeper,
  { stream, table }: Writing<T>,
  imports: readonly number[],
  signal: AbortSignal,
): Promise<Result<void>> => {
  if (imports.length === 0) return ok(undefined);
  const { stores } = deps;
  const watermark = stores.runs.checkpoint(stream.name)?.watermark ?? null;
  const sinceAt = watermark === null ? null : Math.max(0, watermark - overlapMs);
  let cursor: string | null = null;
  do {
    const page: Awaited<ReturnType<typeof stream.read>> = await stream.read({ cursor, sinceAt }, signal);
    if (!page.ok) return page;
    const { records, removed, calls, next } = page.value;
    stores.atomically(() => {
      stream.apply(records, removed);
      keeper.add({ dotdigitalCalls: calls });
      keeper.save();
    });
    cursor = next;
    await yieldToOthers();
  } while (cursor !== null && !signal.aborted);
  if (signal.aborted) return ok(undefined);
  stores.atomically(() => {
    for (const id of imports) keeper.add(stores.insightImports.settle(id, table, deps.clock.now() - unansweredMs));
    keeper.save();
  }, 'durable');
  keeper.tell();
  return ok(undefined);
};

/** The calls that writing all of a plan takes at least: an import and a report each, and what was written read back. */
export const callsOf = ({ missing, differing }: Pick<Standing, 'missing' | 'differing'>): number =>
  3 * Math.ceil((missing + differing) / pageSizes.insightImport);
