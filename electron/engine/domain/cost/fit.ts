import { type PartCost, reserveOf, type TierCost } from '../../../../shared/domain/cost.ts';

/** A rate window as last known. `resetAt` in epoch ms. */
export type KnownWindow = {
  readonly system: PartCost['system'];
  readonly scope: string;
  readonly limit: number | null;
  readonly remaining: number | null;
  readonly resetAt: number;
};

/** Windows last a minute (contract dotdigital 2.1 [C]). */
const windowMs = 60_000;

/** How the calls of a run fit into the windows of both systems as they are now, tier by tier. */
export const fitInto = (
  parts: readonly PartCost[],
  windows: readonly KnownWindow[],
  now: number,
): readonly TierCost[] => {
  const names = new Set(parts.filter(({ calls }) => calls > 0).map(({ system, scope }) => `${system} ${scope}`));
  return [...names].map((name) => {
    const ofTier = parts.filter(({ system, scope }) => `${system} ${scope}` === name);
    const calls = ofTier.reduce((sum, part) => sum + part.calls, 0);
    const window = windows.find(({ system, scope }) => `${system} ${scope}` === name);
    const [system, scope] = [ofTier[0]?.system ?? 'erp', ofTier[0]?.scope ?? ''];
    return { system, scope, calls, ...fitOne(calls, window, now) };
  });
};

const fitOne = (
  calls: number,
  window: KnownWindow | undefined,
  now: number,
): Pick<TierCost, 'limit' | 'free' | 'windows' | 'waitMs'> => {
  if (window === undefined || window.limit === null) return { limit: null, free: null, windows: 0, waitMs: 0 };
  const { limit, remaining, resetAt } = window;
  const usable = Math.max(1, limit - reserveOf(limit));
  const isLive = remaining !== null && resetAt > now;
  const free = isLive ? Math.max(0, remaining - reserveOf(limit)) : usable;
  if (calls <= free) return { limit, free, windows: 0, waitMs: 0 };
  const windows = Math.ceil((calls - free) / usable);
  const firstMs = isLive ? Math.min(resetAt - now, windowMs) : windowMs;
  return { limit, free, windows, waitMs: Math.ceil(firstMs + (windows - 1) * windowMs) };
};
