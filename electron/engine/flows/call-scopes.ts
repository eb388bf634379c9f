import type { CallMinute, CallWindow } from '../store/call-history.ts';
import type { Stores } from '../store/stores.ts';

const systems = ['erp', 'dotdigital'] as const;

/** What is told at most: 25 hours of minutes a scope, and more scopes than any remote has. */
const mostMinutes = 1_500;
const mostScopes = 20;

/** How the calls to the remote systems stand against their limits, minute by minute since an instant (epoch ms). */
export const callScopes = ({ callHistory }: Stores, since: number) => {
  const windows = callHistory.windows();
  const scopes = systems.flatMap((system) => {
    const minutes = callHistory.minutes(system, since);
    const known = windows.filter((window) => window.system === system);
    const names = new Set([...known, ...minutes].map(({ scope }) => scope));
    return [...names].sort().map((scope) => ({
      system,
      scope,
      ...windowOf(known.find((window) => window.scope === scope)),
      minutes: minutes
        .filter((minute) => minute.scope === scope)
        .slice(-mostMinutes)
        .map(shown),
    }));
  });
  return scopes.slice(0, mostScopes);
};

const windowOf = (window: CallWindow | undefined) => ({
  limit: window?.limit ?? null,
  remaining: window?.remaining ?? null,
  resetAt: window?.resetAt ?? null,
  own: window?.own ?? 0,
  others: window?.others ?? 0,
});

const shown = ({ minute, calls, limited, failed, others }: CallMinute) => ({
  at: minute,
  calls,
  limited,
  failed,
  others,
});
