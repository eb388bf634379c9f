import { codeOf, expectedStoreFailure } from '../runtime/store-failure.ts';
import type { FlowDeps } from './flow-deps.ts';
import { priceCases } from './price-cases.ts';

/** Keeps what the cases put at risk up to date behind everything else; ends when told to. */
export type Pricing = {
  /** Looks now and from now on. */
  readonly start: () => void;
  /** Looks now: something has changed. */
  readonly kick: () => void;
  readonly idle: () => Promise<void>;
  readonly stop: () => Promise<void>;
};

/** A send that passes, and what nobody told of, is seen at most this late (ms). */
const everyMs = 30_000;
/** The window hears at most so often that something moved (ms). */
const tellEveryMs = 2_000;

export const createPricing = (deps: FlowDeps): Pricing => {
  const { clock, emit, log } = deps;
  const abort = new AbortController();
  let current: Promise<void> | null = null;
  let isWanted = false;
  let loop: Promise<void> | null = null;

  const look = async (): Promise<void> => {
    let toldAt = clock.wallNow();
    let isOwed = false;
    const tell = (): void => {
      emit({ name: 'store.changed', payload: { topics: ['mismatches'] } });
      toldAt = clock.wallNow();
      isOwed = false;
    };
    try {
      await priceCases(deps, abort.signal, () => {
        isOwed = true;
        if (clock.wallNow() - toldAt >= tellEveryMs) tell();
      });
    } catch (error) {
      // What was marked stays marked: it is looked at again at the next turn.
      if (expectedStoreFailure(error) === null)
        log.error('working out what is at risk broke off', { code: codeOf(error) });
      else log.warn('what is at risk is worked out later', { code: codeOf(error) });
    }
    if (isOwed) tell();
  };

  const kick = (): void => {
    isWanted = true;
    if (abort.signal.aborted) return;
    current ??= (async () => {
      while (isWanted && !abort.signal.aborted) {
        isWanted = false;
        await look();
      }
    })().finally(() => {
      current = null;
    });
  };

  const watch = async (): Promise<void> => {
    while (!abort.signal.aborted) {
      kick();
      await clock.wait(everyMs, abort.signal);
    }
  };

  return {
    start: () => {
      loop ??= watch();
    },
    kick,
    idle: async () => {
      while (current !== null) await current;
    },
    stop: async () => {
      abort.abort('engine-stops');
      await loop;
      await current;
    },
  };
};
