import type { Clock } from '../../runtime/clock.ts';
import type { Headers } from './headers.ts';

/** Waits out rate windows that the remote said are empty. */
export type RateGate = {
  readonly wait: (scope: string, signal: AbortSignal) => Promise<void>;
  readonly learn: (scope: string, headers: Headers, status: number) => void;
};

/** Never waits longer than this for one window: a wrong reset time must not stop everything. */
const longestWaitMs = 120_000;

/** One memory a connection: when the window of a scope starts anew. */
export const createRateGate = (clock: Clock): RateGate => {
  const emptyUntil = new Map<string, number>();
  return {
    wait: async (scope, signal) => {
      const until = emptyUntil.get(scope);
      if (until === undefined) return;
      emptyUntil.delete(scope);
      const ms = Math.min(longestWaitMs, until - clock.now());
      if (ms > 0) await clock.wait(ms, signal);
    },
    learn: (scope, headers, status) => {
      const until = resetAt(headers, clock.now());
      if (until === null) return;
      if (headers['x-ratelimit-remaining'] === '0' || status === 429) emptyUntil.set(scope, until);
    },
  };
};

/**
 * When the window resets (epoch ms), or null. The documents disagree whether the header is an epoch or seconds from now:
 * above a thousand million it is an epoch (contract dotdigital 2.1 [I]).
 */
export const resetAt = (headers: Headers, now: number): number | null => {
  const value = Number(headers['x-ratelimit-reset']);
  if (headers['x-ratelimit-reset'] === undefined || !Number.isFinite(value)) return null;
  return value > 1e9 ? value * 1000 : now + value * 1000;
};
