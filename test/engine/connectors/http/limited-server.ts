import type { Clock } from '../../../../electron/engine/runtime/clock.ts';
import { type Handler, serverThat } from './server-of-a-test.ts';

export type LimitedServer = {
  readonly clock: Clock;
  readonly limit: number;
  /** How the reset is told; none tells nothing at all, not even the limit. */
  readonly headers: 'epoch' | 'seconds' | 'none';
  /** Whether windows open with the first call, or with each minute of the server's clock. */
  readonly opens: 'with-a-call' | 'on-the-minute';
  readonly skewMs?: number;
  readonly scope?: string;
};

const minuteMs = 60_000;

/** A server that counts each call in windows of a minute, also those that it refuses. */
export const limitedServer = async (options: LimitedServer) => {
  let window = { startsAt: Number.NEGATIVE_INFINITY, count: 0 };
  const counts: number[] = [];
  const handle: Handler = (_request, response) => {
    const now = options.clock.now() + (options.skewMs ?? 0);
    if (now >= window.startsAt + minuteMs) {
      const startsAt = options.opens === 'with-a-call' ? now : Math.floor(now / minuteMs) * minuteMs;
      window = { startsAt, count: 0 };
      counts.push(0);
    }
    window.count += 1;
    counts[counts.length - 1] = window.count;
    const headers = { Date: new Date(now).toUTCString(), ...told(options, window, now) };
    response.writeHead(window.count > options.limit ? 429 : 200, headers).end('{}');
  };
  return { ...(await serverThat(handle)), counts };
};

const told = (
  { headers, limit, scope = 'lowCallRate' }: LimitedServer,
  { startsAt, count }: { readonly startsAt: number; readonly count: number },
  now: number,
): Readonly<Record<string, string>> => {
  if (headers === 'none') return {};
  const endsAt = startsAt + minuteMs;
  return {
    'X-RateLimit-Limit': String(limit),
    'X-RateLimit-Remaining': String(Math.max(0, limit - count)),
    'X-RateLimit-Reset': String(Math.floor((headers === 'epoch' ? endsAt : endsAt - now) / 1_000)),
    'X-RateLimit-Scope': scope,
  };
};
