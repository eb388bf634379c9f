import { codeOf, expectedStoreFailure } from '../runtime/store-failure.ts';
import { deriveAgain } from './derive-again.ts';
import type { FlowDeps } from './flow-deps.ts';
import { oweOlderRows } from './older-rows.ts';

/** Derives the mirror again where that is owed; one at a time. */
export type Derivation = {
  /** Starts, or goes on with what a crash left; answers whether anything is owed. `then` is called when it is done. */
  readonly start: (then: () => void) => boolean;
  readonly idle: () => Promise<void>;
  readonly stop: () => Promise<void>;
};

/** Progress is told at most so often (ms). */
const tellEveryMs = 200;
/** What broke off for want of room, or of the file, is gone on with so much later (ms): until then all else is refused. */
const againAfterMs = 30_000;

export const createDerivation = (deps: FlowDeps): Derivation => {
  const { stores, clock, emit, log } = deps;
  const abort = new AbortController();
  let current: Promise<void> | null = null;
  const begin = (then: () => void): void => {
    current ??= run(then).finally(() => {
      current = null;
    });
  };
  const beginAgain = async (then: () => void): Promise<void> => {
    await clock.wait(againAfterMs, abort.signal);
    if (!abort.signal.aborted) begin(then);
  };
  const run = async (then: () => void): Promise<void> => {
    let toldAt = Number.NEGATIVE_INFINITY;
    const startedAt = clock.now();
    try {
      const done = await deriveAgain(deps, abort.signal, (rows, total) => {
        if (clock.wallNow() - toldAt < tellEveryMs) return;
        toldAt = clock.wallNow();
        emit({ name: 'mapping.progressed', payload: { lookId: null, done: rows, total } });
      });
      if (!done.ok) return;
      log.info('the mirror was derived again', {
        ms: clock.now() - startedAt,
        version: stores.mappings.inForce().version,
      });
      emit({ name: 'store.changed', payload: { topics: ['mapping', 'mismatches', 'workspace'] } });
      then();
    } catch (error) {
      // What is owed stays owed: it is gone on with later, or at the next start.
      log.error('deriving the mirror again broke off', { code: codeOf(error) });
      const told = expectedStoreFailure(error)?.code;
      if (told === 'store.full' || told === 'store.busy') void beginAgain(then);
    }
  };
  return {
    start: (then) => {
      oweOlder(deps);
      if (stores.mappings.deriving() === null) return false;
      begin(then);
      return true;
    },
    idle: async () => {
      while (current !== null) await current;
    },
    stop: async () => {
      abort.abort('engine-stops');
      await current;
    },
  };
};

/** Without room for it nothing is owed yet; the next start owes it. */
const oweOlder = ({ stores, log }: FlowDeps): void => {
  try {
    oweOlderRows(stores);
  } catch (error) {
    if (expectedStoreFailure(error) === null) throw error;
    log.error('older rows could not be looked for', { code: codeOf(error) });
  }
};
