import { failure } from '../../../shared/errors.ts';
import { err, ok, type Result } from '../../../shared/result.ts';
import { batchSize, yieldToOthers } from '../runtime/batching.ts';
import type { RemoteDeps } from './flow-deps.ts';
import type { RunKeeper, SyncOptions } from './keep-run.ts';
import { readStream, type Stream, type StreamRun } from './read-stream.ts';

/** Where the records of a stream are kept, and what a full refresh did not see of them. */
export type Shelf = {
  /** What its records are called once they are gone: "customers are no longer in the ERP". */
  readonly gone: string;
  readonly held: () => number;
  readonly unseen: (runId: number) => number;
  /** Takes out at most so many that were not seen; answers how many. Called inside a transaction. */
  readonly removeUnseen: (runId: number, limit: number) => number;
};

/** Reads a stream, and after a full refresh takes out what it did not see. */
export const readWhole = async <T>(
  deps: RemoteDeps,
  keeper: RunKeeper,
  options: SyncOptions,
  stream: Stream<T>,
  shelf: Shelf,
): Promise<Result<void>> => {
  const run = keeper.run();
  const streamRun: StreamRun = { runId: run.id, full: run.mode === 'full', signal: options.signal, ...keeper };
  const read = await readStream(deps, stream, streamRun);
  if (!read.ok) return read;
  return read.value.everything ? closeShelf(keeper, options, stream.system, shelf) : ok(undefined);
};

/** A full refresh that would take out more than this share, and more than this many records, stops and asks. */
const suspiciousShare = 0.2;
const suspiciousCount = 10;

/** Whether so many vanished records look like a fault of the source rather than work done there. */
export const isSuspiciousDrop = (vanished: number, held: number): boolean =>
  vanished > suspiciousCount && vanished > held * suspiciousShare;

/** Takes out what a finished full refresh did not see, or answers `sync.suspicious-drop` with nothing taken out. */
export const closeShelf = async (
  keeper: RunKeeper,
  { acceptDrop }: SyncOptions,
  system: 'erp' | 'dotdigital',
  shelf: Shelf,
): Promise<Result<void>> => {
  const runId = keeper.run().id;
  const vanished = shelf.unseen(runId);
  if (vanished === 0) return ok(undefined);
  const held = shelf.held();
  if (!acceptDrop && isSuspiciousDrop(vanished, held)) return err(dropFailure(shelf.gone, vanished, held));
  for (let removed = 0; removed < vanished; ) {
    let step = 0;
    keeper.counting(() => {
      step = shelf.removeUnseen(runId, batchSize);
      return system === 'erp' ? { erpRemoved: step } : { dotdigitalRemoved: step };
    });
    if (step === 0) break;
    removed += step;
    await yieldToOthers();
  }
  return ok(undefined);
};

const dropFailure = (gone: string, vanished: number, held: number) =>
  failure(
    'sync.suspicious-drop',
    `${vanished} of ${held} ${gone}. Nothing was taken out; look at that system first, then run again and accept it.`,
  );
