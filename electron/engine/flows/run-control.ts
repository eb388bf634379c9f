import { type Forecast, lastsMs, type ToldCost } from '../../../shared/domain/cost.ts';
import { givesWay } from '../../../shared/domain/job-order.ts';
import { type Job, noCounts, type Run, type RunTrigger, type SyncMode } from '../../../shared/domain/run.ts';
import { type Failure, failure } from '../../../shared/errors.ts';
import { err, ok, type Result } from '../../../shared/result.ts';
import { codeOf, expectedStoreFailure } from '../runtime/store-failure.ts';
import { whileDeriving } from './derive-again.ts';
import type { RemoteDeps } from './flow-deps.ts';
import { forecastOf } from './forecast.ts';
import { type Accepted, givingWay, nothingAccepted } from './keep-run.ts';
import { runSync } from './sync.ts';

type Launch = { readonly runId: number; readonly resumes: Job | null };

export type StartRequest = {
  readonly job: Job;
  readonly mode: SyncMode;
  readonly trigger: RunTrigger;
} & Accepted;

/** Starts, resumes, cancels and stops runs; one at a time, and a long one lets short increments in between its pages. */
export type RunControl = {
  readonly start: (request: StartRequest) => Result<{ readonly runId: number }>;
  /** Goes on with what a crash or a stop left unfinished. */
  readonly resume: () => void;
  readonly cancel: (runId: number) => boolean;
  /** Interrupts what runs and waits until it has let go. */
  readonly stop: () => Promise<void>;
  /** Resolves when nothing runs. */
  readonly idle: () => Promise<void>;
};

/** The control of runs over one workspace. `ended` is called with each run that has come to its end. */
export const createRunControl = (deps: RemoteDeps, ended: (run: Run) => void): RunControl => {
  let current: {
    readonly runId: number;
    /** The job of a run that was left unfinished and is gone on with; null for one that was asked for. */
    readonly resumes: Job | null;
    readonly abort: AbortController;
    readonly done: Promise<void>;
  } | null = null;
  /** The increment that is let in as soon as the current run has let go. */
  let next: Launch | null = null;
  let isStopping = false;
  const accepted = new Map<number, Accepted>();
  const unwanted = new Set<number>();

  const launch = ({ runId, resumes }: Launch): void => {
    const abort = new AbortController();
    const done = runSync(deps, runId, { ...(accepted.get(runId) ?? nothingAccepted), signal: abort.signal })
      .then(ended, (error: unknown) => fail(deps, runId, error))
      .finally(() => goOn(runId));
    current = { runId, resumes, abort, done };
  };

  const goOn = (endedId: number): void => {
    current = null;
    // It was cancelled while it let another one in.
    if (unwanted.delete(endedId)) cancelWaiting(deps, endedId);
    if (deps.stores.runs.get(endedId)?.state !== 'interrupted') accepted.delete(endedId);
    if (isStopping) return;
    const launched = next;
    next = null;
    if (launched === null) resume();
    else launch(launched);
  };

  const resume = (): void => {
    const unfinished = deps.stores.runs.interrupted()[0];
    if (unfinished === undefined || current !== null) return;
    deps.log.info('sync goes on after an interruption', { run: unfinished.id, phase: unfinished.phase });
    launch({ runId: unfinished.id, resumes: unfinished.job });
  };

  /** Whether what runs lets this one in; then it is asked to let go after its page. */
  const isLetIn = ({ job, mode }: StartRequest): boolean => {
    const run = current === null ? null : deps.stores.runs.get(current.runId);
    return next === null && run !== null && mode === 'incremental' && givesWay(run, job);
  };

  return {
    start: (request) => {
      const { job, mode: wanted, trigger, acceptDrop, acceptWrites } = request;
      // There is no other way to check everything.
      const mode = job === 'full-check' ? 'full' : wanted;
      // What was left unfinished is gone on with instead of being done twice.
      const waits = current?.resumes === job ? current.runId : unfinishedOf(deps, job);
      if (current !== null && waits !== null) return ok({ runId: waits });
      const deriving = whileDeriving(deps.stores);
      if (deriving !== null) return err(deriving);
      const letIn = isLetIn(request);
      if (current !== null && !letIn)
        return err(failure('sync.already-running', 'A sync is running already; wait for it or cancel it.'));
      const at = deps.clock.now();
      const told = toldOf(forecastOf(deps, job, mode));
      const runId = deps.stores.atomically(() => {
        const id = deps.stores.runs.insert({ job, mode, trigger, at, by: deps.operator });
        deps.stores.costs.tell(id, told);
        const answered = acceptDrop ? '-accepting-drop' : acceptWrites ? '-accepting-writes' : '';
        deps.stores.audit.append({
          at,
          actor: deps.operator,
          action: `sync.started${answered}`,
          subject: `run:${id}`,
          personal: null,
          person: null,
        });
        return id;
      }, 'durable');
      accepted.set(runId, { acceptDrop, acceptWrites });
      if (letIn) {
        next = { runId, resumes: null };
        current?.abort.abort(givingWay);
      } else launch({ runId, resumes: null });
      return ok({ runId });
    },
    resume,
    cancel: (runId) => {
      if (next?.runId === runId) next = null;
      if (current?.runId !== runId) return cancelWaiting(deps, runId);
      if (current.abort.signal.aborted) unwanted.add(runId);
      current.abort.abort('operator-cancels');
      return true;
    },
    stop: async () => {
      isStopping = true;
      current?.abort.abort('engine-stops');
      await current?.done;
    },
    idle: async () => {
      while (current !== null) await current.done;
    },
  };
};

/** A run that let another in and goes on after it. */
const unfinishedOf = ({ stores }: RemoteDeps, job: Job): number | null =>
  stores.runs.interrupted().find((run) => run.job === job)?.id ?? null;

/** Cancels a run that waits for another one to end. */
const cancelWaiting = ({ stores, clock, emit }: RemoteDeps, runId: number): boolean => {
  const state = stores.runs.get(runId)?.state;
  if (state !== 'interrupted' && state !== 'queued') return false;
  const at = clock.now();
  stores.atomically(() => stores.runs.update(runId, { state: 'cancelled', progressedAt: at, endedAt: at }));
  emit({ name: 'store.changed', payload: { topics: ['runs', 'workspace'] } });
  return true;
};

const toldOf = (forecast: Forecast): ToldCost => {
  const { erpCalls, dotdigitalCalls, isLeast } = forecast;
  return { erpCalls, dotdigitalCalls, isLeast, lastsMs: lastsMs(forecast) };
};

/**
 * What was thrown inside a run must not leave it "running" for ever (lessons 3). Where not even that can be written (a
 * full disk), the run is found interrupted and gone on with at the next start.
 */
const fail = (deps: RemoteDeps, runId: number, error: unknown): void => {
  const { stores, clock, log, emit } = deps;
  const told = expectedStoreFailure(error) ?? brokenOff(deps, runId, error);
  const at = clock.now();
  try {
    stores.atomically(() =>
      stores.runs.update(runId, {
        state: 'failed',
        progressedAt: at,
        endedAt: at,
        failure: told,
        counts: stores.runs.get(runId)?.counts ?? noCounts,
      }),
    );
  } catch (second) {
    log.error('the end of a run could not be stored', { run: runId, code: codeOf(second) });
  }
  emit({ name: 'store.changed', payload: { topics: ['runs', 'workspace'] } });
};

const brokenOff = ({ log, ids }: RemoteDeps, runId: number, error: unknown): Failure => {
  const incident = ids.uuid().slice(0, 8);
  log.error('a run broke off', {
    run: runId,
    incident,
    error: error instanceof Error ? (error.stack ?? error.message) : 'unknown',
  });
  const sentence = `The run broke off because of a fault in Concord (incident ${incident}); start it again.`;
  return failure('bug', sentence, { incident });
};
