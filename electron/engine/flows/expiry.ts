import { expectedStoreFailure } from '../runtime/store-failure.ts';
import type { FlowDeps } from './flow-deps.ts';
import { watchLink } from './link-cases.ts';
import { expire } from './set-aside.ts';

/** Looks now and then whether something that was put off is due, and how the link fares; ends when told to. */
export type Expiry = { readonly start: () => void; readonly look: () => void; readonly stop: () => Promise<void> };

/** A case comes back at most this late (ms). */
const everyMs = 30_000;

export const createExpiry = (deps: FlowDeps): Expiry => {
  const abort = new AbortController();
  let running: Promise<void> | null = null;
  const look = (): void => {
    try {
      watchLink(deps);
      if (expire(deps) > 0) deps.emit({ name: 'store.changed', payload: { topics: ['mismatches', 'workspace'] } });
    } catch (error) {
      const trouble = expectedStoreFailure(error);
      if (trouble === null) throw error;
      deps.log.warn('what was put off is looked at later', { code: trouble.code });
    }
  };
  const loop = async (): Promise<void> => {
    while (!abort.signal.aborted) {
      look();
      await deps.clock.wait(everyMs, abort.signal);
    }
  };
  return {
    look,
    start: () => {
      running ??= loop();
    },
    stop: async () => {
      abort.abort('engine-stops');
      await running;
    },
  };
};
