import {
  noCounts,
  type Run,
  type RunCounts,
  type RunPhase,
  type RunState,
  type Trouble,
} from '../../../shared/domain/run.ts';
import type { Failure } from '../../../shared/errors.ts';
import type { RemoteDeps } from './flow-deps.ts';

/** How a run is carried out: what an operator accepts that a run by itself stops at, and what breaks it off. */
export type SyncOptions = Accepted & {
  readonly signal: AbortSignal;
  /** False where a job only looks, whatever its policies allow. */
  readonly mayWrite?: boolean;
};

/** That many records vanished; that a policy writes more than its share. Each is accepted by itself. */
export type Accepted = { readonly acceptDrop: boolean; readonly acceptWrites: boolean };

/** Why a run is broken off that lets an increment in and goes on afterwards. */
export const givingWay = 'gives-way';

/**
 * The signal of a run, for a write: one that is under way is let through where the run only gives way, or nobody would
 * know whether it arrived.
 */
export const whileWriting = (signal: AbortSignal): AbortSignal => {
  const own = new AbortController();
  const pass = (): void => {
    if (signal.reason !== givingWay) own.abort(signal.reason);
  };
  if (signal.aborted) pass();
  else signal.addEventListener('abort', pass, { once: true });
  return own.signal;
};

/** A run that nobody answered for. */
export const nothingAccepted: Accepted = { acceptDrop: false, acceptWrites: false };

export type RunKeeper = {
  readonly run: () => Run;
  readonly counts: () => RunCounts;
  readonly add: (counts: Partial<RunCounts>) => void;
  readonly set: (counts: Partial<RunCounts>) => void;
  /** Notes a trouble that was met and told; the run goes on. */
  readonly trouble: (trouble: Trouble) => void;
  readonly save: () => void;
  /** Does a piece of work and counts it, in one transaction: whoever goes on after a crash counts nothing twice. */
  readonly counting: <Counts extends Partial<RunCounts>>(work: () => Counts, durability?: 'durable') => Counts;
  readonly tell: () => void;
  readonly phase: (phase: RunPhase) => void;
  readonly end: (state: RunState, failure: Failure | null) => void;
  /** How far increments had told of a stream; what changed before and is new now, they had missed. Null where that is not asked. */
  readonly toldUntil?: (stream: string) => number | null;
};

/** Keeps a run's counts and phase, and tells the window about them. */
export const keepRun = ({ stores, clock, emit, log }: RemoteDeps, runId: number): RunKeeper => {
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
    trouble: (trouble) => stores.atomically(() => stores.runs.addTrouble(runId, trouble)),
    save: () => stores.atomically(save),
    counting: (work, durability) =>
      stores.atomically(() => {
        const more = work();
        counts = sum(counts, more);
        save();
        return more;
      }, durability),
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
