import type { Clock } from '../clock.ts';
import type { Switches, Tier } from './switches.ts';

const WINDOW_MS = 60_000;

export type Allowance = { readonly exceeded: boolean; readonly headers: Readonly<Record<string, string>> };

export type RateLimiter = {
  /** Counts one call of this tier. */
  readonly take: (tier: Tier) => Allowance;
  /** Calls counted since the start, of every tier. */
  readonly calls: () => number;
};

/**
 * Tiered limits (contract dotdigital 2.1 [S]): one-minute windows, a tier each, on the account's clock. A tier without a
 * limit carries no headers, because there is no number to put into them.
 */
export const createRateLimiter = (clock: Clock, { callsPerMinute, resetAs }: Switches): RateLimiter => {
  const windows = new Map<Tier, { readonly endsAt: number; used: number }>();
  let calls = 0;
  const windowOf = (tier: Tier, now: number) => {
    const open = windows.get(tier);
    if (open && now < open.endsAt) return open;
    const fresh = { endsAt: now + WINDOW_MS, used: 0 };
    windows.set(tier, fresh);
    return fresh;
  };
  return {
    calls: () => calls,
    take: (tier) => {
      calls += 1;
      if (tier === 'unlimited') return { exceeded: false, headers: {} };
      const now = clock();
      const window = windowOf(tier, now);
      const limit = callsPerMinute[tier];
      const exceeded = window.used >= limit;
      if (!exceeded) window.used += 1;
      const reset = resetAs === 'epoch-seconds' ? window.endsAt / 1_000 : (window.endsAt - now) / 1_000;
      return {
        exceeded,
        headers: {
          'X-RateLimit-Limit': String(limit),
          'X-RateLimit-Remaining': String(limit - window.used),
          'X-RateLimit-Reset': String(Math.ceil(reset)),
          'X-RateLimit-Scope': `${tier}CallRate`,
        },
      };
    },
  };
};
