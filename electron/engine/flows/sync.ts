import { noCounts, type Run, type RunCounts, type RunPhase, type RunState } from '../../../shared/domain/run.ts';
import type { Failure } from '../../../shared/errors.ts';
import { ok, type Result } from '../../../shared/result.ts';
import { closeStream } from './close-stream.ts';
import { detect } from './detect.ts';
import type { RemoteDeps } from './flow-deps.ts';
import { meetAccounts } from './meet-accounts.ts';
import { readStream, type Stream, type StreamRun } from './read-stream.ts';
import { contactStream, customerStream } from './streams.ts';

export type SyncOptions = { readonly acceptDrop: boolean; readonly signal: AbortSignal };

/**
 * Carries out one run of the customers job: ERP, Dotdigital, then the comparison. Goes on from the checkpoint when the
 * run was interrupted. Answers the ended run; its outcome is in `state`, never thrown.
 */
export const runSync = async (deps: RemoteDeps, runId: number, options: SyncOptions): Promise<Run> => {
  const keeper = keepRun(deps, runId);
  const outcome = await steps(deps, keeper, options);
  const state = outcomeState(outcome, keeper.counts(), options.signal);
  keeper.end(state, outcome.ok ? null : outcome.error);
  return keeper.run();
};

/** The outcome of a run; an engine that stops interrupts, an operator cancels. */
export const outcomeState = (outcome: Result<unknown>, counts: RunCounts, signal: AbortSignal): RunState => {
  // What was finished before the signal came is finished.
  if (outcome.ok) return counts.skipped > 0 ? 'partial' : 'succeeded';
  if (signal.aborted) return signal.reason === 'engine-stops' ? 'interrupted' : 'cancelled';
  return outcome.error.code === 'sync.suspicious-drop' ? 'aborted' : 'failed';
};

const steps = async (deps: RemoteDeps, keeper: RunKeeper, options: SyncOptions): Promise<Result<void>> => {
  const run = keeper.run();
  keeper.phase('erp');
  const met = await meetAccounts(deps, options.signal);
  if (!met.ok) return met;
  keeper.add(met.value);
  const erp = await side(deps, keeper, options, customerStream(deps, run.id));
  if (!erp.ok) return erp;
  keeper.phase('dotdigital');
  const dotdigital = await side(deps, keeper, options, contactStream(deps, run.id));
  if (!dotdigital.ok) return dotdigital;
  keeper.phase('compare');
  const detected = await detect(deps, {
    runId: run.id,
    full: run.mode === 'full',
    signal: options.signal,
    progressed: (facts) => {
      keeper.set(facts);
      keeper.save();
      keeper.tell();
    },
  });
  if (!detected.ok) return detected;
  keeper.phase('done');
  return ok(undefined);
};

const side = async <T>(
  deps: RemoteDeps,
  keeper: RunKeeper,
  options: SyncOptions,
  stream: Stream<T>,
): Promise<Result<void>> => {
  const run = keeper.run();
  const streamRun: StreamRun = { runId: run.id, full: run.mode === 'full', signal: options.signal, ...keeper };
  const read = await readStream(deps, stream, streamRun);
  if (!read.ok) return read;
  if (!read.value.everything) return ok(undefined);
  const closed = await closeStream(deps, stream.system, run.id, options.acceptDrop);
  if (!closed.ok) return closed;
  keeper.add(stream.system === 'erp' ? { erpRemoved: closed.value } : { dotdigitalRemoved: closed.value });
  keeper.save();
  return ok(undefined);
};

type RunKeeper = {
  readonly run: () => Run;
  readonly counts: () => RunCounts;
  readonly add: (counts: Partial<RunCounts>) => void;
  readonly set: (counts: Partial<RunCounts>) => void;
  readonly save: () => void;
  readonly tell: () => void;
  readonly phase: (phase: RunPhase) => void;
  readonly end: (state: RunState, failure: Failure | null) => void;
};

/** Keeps a run's counts and phase, and tells the window about them. */
const keepRun = ({ stores, clock, emit, log }: RemoteDeps, runId: number): RunKeeper => {
  const stored = (): Run => {
    const run = stores.runs.get(runId);
    if (run === null) throw new Error(`run ${runId} is gone`);
    return run;
  };
  let counts = stored().counts;
  const save = (): void => stores.runs.update(runId, { counts, progressedAt: clock.now() });
  const tell = (): void => emit({ name: 'sync.progressed', payload: { run: stored() } });
  const phase = (next: RunPhase): void => {
    stores.atomically(() =>
      stores.runs.update(runId, { state: 'running', phase: next, counts, progressedAt: clock.now() }),
    );
    tell();
  };
  const end = (state: RunState, failure: Failure | null): void => {
    const at = clock.now();
    const told = state === 'cancelled' || state === 'interrupted' ? null : failure;
    const endedAt = state === 'interrupted' ? {} : { endedAt: at };
    stores.atomically(() => stores.runs.update(runId, { state, counts, progressedAt: at, failure: told, ...endedAt }));
    log.info('sync ended', {
      run: runId,
      state,
      code: failure?.code ?? null,
      calls: counts.erpCalls + counts.dotdigitalCalls,
    });
    tell();
    emit({ name: 'store.changed', payload: { topics: ['runs', 'workspace', 'mismatches'] } });
  };
  return {
    run: stored,
    counts: () => counts,
    add: (more) => {
      counts = sum(counts, more);
    },
    set: (facts) => {
      counts = { ...counts, ...facts };
    },
    save: () => stores.atomically(save),
    tell,
    phase,
    end,
  };
};

const countNames = Object.keys(noCounts) as readonly (keyof RunCounts)[];

const sum = (left: RunCounts, right: Partial<RunCounts>): RunCounts => {
  const total: Record<keyof RunCounts, number> = { ...left };
  for (const name of countNames) total[name] += right[name] ?? 0;
  return total;
};
