import type { Clock } from '../clock.ts';
import type { Answer } from '../server/http.ts';
import { refusal, refusalV2 } from './refusals.ts';
import { packageSizes, type Switches } from './switches.ts';
import type { Tier } from './tier.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 3_600_000;

type Headers = Readonly<Record<string, string>>;

/** What stands in every answer to the call, and the refusal when there were too many. */
export type Allowance = { readonly headers: Headers; readonly refusal: Answer | null };

export type RateLimiter = {
  /** Counts one call of this tier; the version tells in which shape it is refused. */
  readonly take: (tier: Tier, isV2?: boolean) => Allowance;
  /** Calls counted since the start, of every tier. */
  readonly calls: () => number;
  /** The most calls that a window of each tier let through since the start, and how many calls were refused. */
  readonly peaks: () => Readonly<Record<'mostLow' | 'mostMedium' | 'mostHigh' | 'refusedCalls', number>>;
  /** Calls let through in the hour before now. */
  readonly callsInLastHour: () => number;
  /** Opens every window anew, and forgets the hour. */
  readonly reset: () => void;
};

type Window = { readonly endsAt: number; used: number };

const tooMany = (isV2: boolean): Answer =>
  isV2
    ? refusalV2(429, 'Too many requests.')
    : refusal(429, 'contacts:tooManyRequests', 'Too many requests; wait until the window resets.');

/** A v2 sentence whatever the version of the call (contract dotdigital 2.1 [C], A4). */
const capped = (): Answer =>
  refusalV2(
    400,
    'Your account has generated excess API activity and is being temporarily capped. Please contact support. ERROR_APIUSAGE_EXCEEDED',
  );

const headersOf = (
  tier: Tier,
  limit: number,
  { endsAt, used }: Window,
  now: number,
  { resetAs }: Switches,
): Headers => ({
  'X-RateLimit-Limit': String(limit),
  'X-RateLimit-Remaining': String(Math.max(0, limit - used)),
  'X-RateLimit-Reset': String(Math.ceil((resetAs === 'epoch-seconds' ? endsAt : endsAt - now) / 1_000)),
  'X-RateLimit-Scope': `${tier}CallRate`,
});

/**
 * Tiered limits (contract dotdigital 2.1 [S]): one-minute windows, a tier each, on the account's clock; a tier without a
 * limit carries no headers, because there is no number to put into them. Or flat: one rolling hour, and no headers.
 */
export const createRateLimiter = (clock: Clock, switches: Switches): RateLimiter => {
  const windows = new Map<Tier, Window>();
  let hour: number[] = [];
  let calls = 0;
  let refusedCalls = 0;
  const most = new Map<Tier, number>();

  const windowOf = (tier: Tier, now: number): Window => {
    const open = windows.get(tier);
    if (open && now < open.endsAt && now >= open.endsAt - MINUTE_MS) return open;
    const fresh = { endsAt: now + MINUTE_MS, used: 0 };
    windows.set(tier, fresh);
    return fresh;
  };

  const takeOfTier = (tier: Tier, isV2: boolean, now: number): Allowance => {
    if (tier === 'unlimited') return { headers: {}, refusal: null };
    const window = windowOf(tier, now);
    const limit = switches.callsPerMinute[tier] ?? packageSizes[switches.package][tier];
    const isExceeded = window.used >= limit;
    if (!isExceeded) window.used += 1;
    most.set(tier, Math.max(most.get(tier) ?? 0, window.used));
    const wait = { 'Retry-After': String(Math.ceil((window.endsAt - now) / 1_000)) };
    const headers = headersOf(tier, limit, window, now, switches);
    if (!isExceeded) return { headers, refusal: null };
    return { headers: switches.retryAfter === 'seconds' ? { ...headers, ...wait } : headers, refusal: tooMany(isV2) };
  };

  const lastHour = (now: number): number => {
    const first = hour.findIndex((at) => at > now - HOUR_MS);
    if (first !== 0) hour = first < 0 ? [] : hour.slice(first);
    return hour.length;
  };

  return {
    calls: () => calls,
    peaks: () => ({
      mostLow: most.get('low') ?? 0,
      mostMedium: most.get('medium') ?? 0,
      mostHigh: most.get('high') ?? 0,
      refusedCalls,
    }),
    callsInLastHour: () => lastHour(clock()),
    take: (tier, isV2 = false) => {
      calls += 1;
      const now = clock();
      const isCapped = switches.limitScheme === 'flat' && lastHour(now) >= switches.callsPerHour;
      const allowance = switches.limitScheme === 'flat' ? { headers: {}, refusal: null } : takeOfTier(tier, isV2, now);
      if (isCapped || allowance.refusal !== null) refusedCalls += 1;
      if (isCapped) return { headers: {}, refusal: capped() };
      if (allowance.refusal === null) hour.push(now);
      return allowance;
    },
    reset: () => {
      windows.clear();
      hour = [];
    },
  };
};
