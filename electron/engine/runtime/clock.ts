import type { SimulatedClock } from '../../../shared/ipc/messages.ts';

/** Instants in epoch milliseconds. `now` may be simulated; `wallNow`, `wait` and time-outs are always wall time. */
export interface Clock {
  readonly now: () => number;
  readonly wallNow: () => number;
  /** Resolves after so many milliseconds of the (possibly simulated) clock, or at once when the signal aborts. */
  readonly wait: (ms: number, signal?: AbortSignal) => Promise<void>;
}

/** The operating system's clock, or one that runs from `epoch` at `rate`. */
export const systemClock = (simulated: SimulatedClock | null = null): Clock => {
  const rate = simulated?.rate ?? 1;
  return {
    now: () =>
      simulated === null ? Date.now() : Math.round(simulated.epoch + (Date.now() - simulated.startedAt) * rate),
    wallNow: () => Date.now(),
    wait: (ms, signal) =>
      new Promise((resolve) => {
        if (signal?.aborted === true) return resolve();
        const finish = (): void => {
          clearTimeout(timer);
          signal?.removeEventListener('abort', finish);
          resolve();
        };
        const timer = setTimeout(finish, Math.max(0, ms) / rate);
        signal?.addEventListener('abort', finish, { once: true });
      }),
  };
};
