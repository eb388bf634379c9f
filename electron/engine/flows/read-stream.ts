import type { RunCounts } from '../../../shared/domain/run.ts';
import { type Failure, failure } from '../../../shared/errors.ts';
import { err, ok, type Result } from '../../../shared/result.ts';
import type { Page, ReadRequest } from '../connectors/connector.ts';
import { safeWatermark } from '../domain/cursor/watermark.ts';
import { batchesOf, yieldToOthers } from '../runtime/batching.ts';
import type { Checkpoint } from '../store/run-stores.ts';
import type { RemoteDeps } from './flow-deps.ts';

/** Records that changed while their page was read may carry an older stamp: an increment starts this much earlier. */
const overlapMs = 120_000;

/** Records that are worked out before others are answered. */
const preparedAtOnce = 100;

/** One side's stream: how to read a page, and how to put it into the mirror. Counts are taken over as they come. */
export type Stream<T> = {
  readonly name: string;
  readonly system: 'erp' | 'dotdigital';
  /** What it brings is told about records and is none: only its calls are counted. */
  readonly isNotice?: true;
  readonly read: (request: ReadRequest, signal: AbortSignal) => Promise<Result<Page<T>>>;
  /** When the remote says that a record last changed (epoch ms); left out where it does not. */
  readonly changedAt?: (record: T) => number | null;
  /** Works out what `apply` will need of these records, and writes nothing: a page is too much work to do at once. */
  readonly prepare?: (records: readonly T[]) => void;
  readonly apply: (
    records: readonly T[],
    removed: readonly string[],
  ) => { readonly changed: number; readonly removed: number };
};

export type StreamRun = {
  readonly runId: number;
  readonly full: boolean;
  readonly signal: AbortSignal;
  readonly counts: () => RunCounts;
  readonly add: (counts: Partial<RunCounts>) => void;
  /** Stores the counts; called in the page's transaction. */
  readonly save: () => void;
  /** Tells the window; called after the commit. */
  readonly tell: () => void;
  readonly toldUntil?: (stream: string) => number | null;
};

/** Where this run starts or goes on: its own unfinished checkpoint, else the last finished watermark less the overlap. */
export const startOf = (stored: Checkpoint | null, runId: number, full: boolean, name: string): Checkpoint => {
  if (stored !== null && stored.runId === runId) return stored;
  const base = stored === null ? null : stored.complete ? stored.watermark : stored.sinceAt;
  const sinceAt = full || base === null ? null : stored?.complete === true ? Math.max(0, base - overlapMs) : base;
  // An increment that brings nothing keeps the watermark it started from.
  const watermark = sinceAt === null ? null : base;
  return { stream: name, runId, cursor: null, sinceAt, watermark, complete: false, readAt: stored?.readAt ?? null };
};

/**
 * Reads a stream to its end, a page at a time; rows and checkpoint commit together, so a crash repeats a page and loses
 * none. Answers whether everything was read (no `sinceAt`), which is what allows marking deletions.
 */
export const readStream = async <T>(
  deps: RemoteDeps,
  stream: Stream<T>,
  run: StreamRun,
): Promise<Result<{ readonly everything: boolean }>> => {
  const { stores, clock } = deps;
  let position = startOf(stores.runs.checkpoint(stream.name), run.runId, run.full, stream.name);
  let resumed = position.cursor !== null;
  while (!position.complete) {
    if (run.signal.aborted) return err(failure('cancelled', 'The run was cancelled; what had been read is kept.'));
    const page = await stream.read({ cursor: position.cursor, sinceAt: position.sinceAt }, run.signal);
    if (!page.ok && resumed && isLostCursor(page.error)) {
      // A cursor kept over a crash may have expired: the stream starts again, the upsert makes that harmless.
      position = { ...position, cursor: null };
      resumed = false;
      continue;
    }
    if (!page.ok) return err(page.error);
    if (run.signal.aborted) return err(failure('cancelled', 'The run was cancelled; what had been read is kept.'));
    position = {
      ...position,
      cursor: page.value.next,
      watermark: notInFuture(latest(position.watermark, page.value.watermark), page.value.serverNow ?? clock.now()),
      complete: page.value.next === null,
      readAt: clock.now(),
    };
    resumed = false;
    for (const some of stream.prepare === undefined ? [] : batchesOf(page.value.records, preparedAtOnce)) {
      stream.prepare?.(some);
      await yieldToOthers();
    }
    applyPage(deps, stream, run, page.value, position);
    run.tell();
    await yieldToOthers();
  }
  return ok({ everything: position.sinceAt === null });
};

const applyPage = <T>(deps: RemoteDeps, stream: Stream<T>, run: StreamRun, page: Page<T>, position: Checkpoint): void =>
  deps.stores.atomically(() => {
    const applied = applyRecords(stream, run, page);
    for (const bad of page.unusable) {
      deps.stores.runs.addBadRecord(run.runId, { system: stream.system, seenAt: deps.clock.now(), ...bad });
    }
    run.add(
      stream.isNotice === true
        ? { dotdigitalCalls: page.calls, skipped: page.unusable.length }
        : stream.system === 'erp'
          ? {
              erpRead: page.records.length,
              erpChanged: applied.changed,
              erpRemoved: applied.removed,
              erpCalls: page.calls,
              skipped: page.unusable.length,
            }
          : {
              dotdigitalRead: page.records.length,
              dotdigitalChanged: applied.changed,
              dotdigitalRemoved: applied.removed,
              dotdigitalCalls: page.calls,
              skipped: page.unusable.length,
            },
    );
    deps.stores.runs.saveCheckpoint(position);
    run.save();
  });

/** Where it is asked, what increments should have told of is applied by itself, and counted where it had not been told. */
const applyRecords = <T>(stream: Stream<T>, run: StreamRun, { records, removed }: Page<T>) => {
  const until = run.toldUntil?.(stream.name) ?? null;
  const { changedAt } = stream;
  if (until === null || changedAt === undefined) return stream.apply(records, removed);
  const isTold = (record: T): boolean => (changedAt(record) ?? Number.POSITIVE_INFINITY) <= until;
  const told = stream.apply(records.filter(isTold), []);
  const rest = stream.apply(
    records.filter((record) => !isTold(record)),
    removed,
  );
  run.add({ missed: told.changed });
  return { changed: told.changed + rest.changed, removed: told.removed + rest.removed };
};

/** One record stamped with a day to come must not make every later change invisible (contract erp-cloud 6 rule 2). */
const notInFuture = (watermark: number | null, serverNow: number): number | null =>
  safeWatermark({ latestSeen: watermark, serverNow, overlapMs: 0 });

const latest = (left: number | null, right: number | null): number | null =>
  left === null ? right : right === null ? left : Math.max(left, right);

const isLostCursor = (error: Failure): boolean => error.code === 'remote.rejected' || error.code === 'remote.not-found';
