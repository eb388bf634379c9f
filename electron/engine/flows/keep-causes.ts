import { expectedStoreFailure } from '../runtime/store-failure.ts';
import { type GatheringDeps, gatherCauses } from './gather-causes.ts';

/** Keeps the causes up to date behind everything else; one look at a time. */
export type CauseKeeper = {
  /** Something about the cases may have changed: they are looked at once more, after a look that is under way. */
  readonly kick: () => void;
  /** The same after a while, in which more may change. */
  readonly nudge: () => void;
  readonly idle: () => Promise<void>;
  readonly stop: () => Promise<void>;
};

/** Looks that nobody waits for are made at most so often (ms). */
const nudgedAfterMs = 3_000;

export const keepCauses = (deps: GatheringDeps): CauseKeeper => {
  const abort = new AbortController();
  let current: Promise<void> | null = null;
  let again = false;
  let nudged: Promise<void> | null = null;
  const look = async (): Promise<void> => {
    // Cases of two mappings would be gathered; when every row is derived there is another look.
    if (deps.stores.mappings.deriving() !== null) return;
    try {
      const done = await gatherCauses(deps, { full: false, signal: abort.signal });
      if (done.ok && done.value > 0) deps.emit({ name: 'store.changed', payload: { topics: ['causes'] } });
    } catch (error) {
      // They are looked for anew after the next run; nothing rests on them meanwhile.
      const known = expectedStoreFailure(error);
      if (known !== null) return deps.log.warn('causes are looked for later', { code: known.code });
      const text = error instanceof Error ? (error.stack ?? error.message) : 'unknown';
      deps.log.error('looking for causes broke off', { error: text });
    }
  };
  const loop = async (): Promise<void> => {
    while (again && !abort.signal.aborted) {
      again = false;
      await look();
    }
  };
  const kick = (): void => {
    if (abort.signal.aborted) return;
    again = true;
    current ??= loop().finally(() => {
      current = null;
    });
  };
  const kickLater = async (): Promise<void> => {
    await deps.clock.wait(nudgedAfterMs, abort.signal);
    nudged = null;
    kick();
  };
  return {
    kick,
    nudge: () => {
      if (!deps.stores.readOnly && !abort.signal.aborted) nudged ??= kickLater();
    },
    idle: async () => {
      while (current !== null) await current;
    },
    stop: async () => {
      abort.abort('engine-stops');
      await nudged;
      await current;
    },
  };
};
