import { type Forecast, lastsMs, type ToldCost } from '../../../shared/domain/cost.ts';
import { type Job, noCounts, type Run, type RunTrigger, type SyncMode } from '../../../shared/domain/run.ts';
import { type Failure, failure } from '../../../shared/errors.ts';
import { err, ok, type Result } from '../../../shared/result.ts';
import { codeOf, expectedStoreFailure } from '../runtime/store-failure.ts';
import { whileDeriving } from './derive-again.ts';
import type { RemoteDeps } from './flow-deps.ts';
import { forecastOf } from './forecast.ts';
import { type Accepted, nothingAccepted } from './keep-run.ts';
import { runSync } from './sync.ts';

export type StartRequest = {
  readonly job: Job;
  readonly mode: SyncMode;
  readonly trigger: RunTrigger;
} & Accepted;

/** Starts, resumes, cancels and stops runs; one run of a job at a time. */
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

  const launch = (runId: number, accepted: Accepted, resumes: Job | null): void => {
    const abort = new AbortController();
    const done = runSync(deps, runId, { ...accepted, signal: abort.signal })
      .then(ended, (error: unknown) => fail(deps, runId, error))
      .finally(() => {
        current = null;
      });
    current = { runId, resumes, abort, done };
  };

  return {
    start: ({ job, mode: wanted, trigger, acceptDrop, acceptWrites }) => {
      // There is no other way to check everything.
      const mode = job === 'full-check' ? 'full' : wanted;
      // What was left unfinished is gone on with instead of being done twice.
      if (current?.resumes === job) return ok({ runId: current.runId });
      const deriving = whileDeriving(deps.stores);
      if (deriving !== null) return err(deriving);
      if (current !== null)
        return err(failure('sync.already-running', 'A sync is running already; wait for it or cancel it.'));
      const at = deps.clock.now();
      const runId = deps.stores.atomically(() => {
        const id = deps.stores.runs.insert({ job, mode, trigger, at, by: deps.operator });
        deps.stores.costs.tell(id, toldOf(forecastOf(deps, job, mode)));
        const accepted = acceptDrop ? '-accepting-drop' : acceptWrites ? '-accepting-writes' : '';
        deps.stores.audit.append({
          at,
          actor: deps.operator,
          action: `sync.started${accepted}`,
          subject: `run:${id}`,
          personal: null,
          person: null,
        });
        return id;
      }, 'durable');
      launch(runId, { acceptDrop, acceptWrites }, null);
      return ok({ runId });
    },
    resume: () => {
      const unfinished = deps.stores.runs.interrupted()[0];
      if (unfinished === undefined || current !== null) return;
      deps.log.info('sync goes on after an interruption', { run: unfinished.id, phase: unfinished.phase });
      launch(unfinished.id, nothingAccepted, unfinished.job);
    },
    cancel: (runId) => {
      if (current?.runId !== runId) return false;
      current.abort.abort('operator-cancels');
      return true;
    },
    stop: async () => {
      current?.abort.abort('engine-stops');
      await current?.done;
    },
    idle: async () => {
      while (current !== null) await current.done;
    },
  };
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
