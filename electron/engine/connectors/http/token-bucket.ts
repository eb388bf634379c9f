import type { WindowState } from '../../runtime/call-history.ts';
import type { Told } from './limit-headers.ts';
import { createRateWindow, type Ending, type Purpose, type RateWindow } from './rate-window.ts';

export type BucketRules = {
  /** Calls a minute by scope, assumed until the remote tells; a scope that is not named has no limit until told. */
  readonly perMinute: Readonly<Record<string, number>>;
  readonly reserve: number;
  readonly longestWindowMs: number;
};

/** Tells the window what came of the call. Answers how many calls of others became visible, and the window's state. */
type End = (ending: Ending, now: number) => { readonly others: number; readonly window: WindowState | null };

export type TokenBucket = {
  /** A call that may be sent now, or how long to wait. */
  readonly tryTake: (
    scope: string,
    purpose: Purpose,
    now: number,
    /** The calls that are alike: the remote counts all of them in one window. The scope itself when left out. */
    route?: string,
  ) => { readonly end: End } | { readonly waitMs: number };
  /** Resolves when a call has ended, which may have made room. */
  readonly changed: () => { readonly happened: Promise<void>; readonly forget: () => void };
  /** Calls of others on the account that were seen so far, at least. */
  readonly othersUsed: () => number;
};

/**
 * The rate windows of one connection. We assume a scope for each call; the remote counts by the scope that its answers
 * name, route by route, so a route is mapped to that as soon as it is known: routes of one scope of ours may turn out to
 * be counted apart, and two scopes of ours to share one of theirs.
 */
export const createTokenBucket = (
  rules: BucketRules,
  remembered: Readonly<Record<string, WindowState>>,
  now: number,
): TokenBucket => {
  const windows = new Map<string, RateWindow>();
  const named = new Map<string, string>();
  const claimed = new Set<RateWindow>();
  const listeners = new Set<() => void>();
  const windowRules = { reserve: rules.reserve, longestMs: rules.longestWindowMs };
  let others = 0;

  const windowOf = (scope: string, assumed: string): RateWindow => {
    const known = windows.get(scope);
    if (known !== undefined) return known;
    const limit = rules.perMinute[assumed] ?? null;
    const made = createRateWindow(
      { ...windowRules, limit },
      rememberedState(remembered[assumed], now, rules.longestWindowMs),
    );
    windows.set(scope, made);
    return made;
  };

  /** The window that the answer speaks of: from now on calls of this route count there. */
  const learnName = (route: string, current: RateWindow, told: Told | null): void => {
    const name = told?.scope ?? null;
    if (name === null || named.get(route) === name) return;
    named.set(route, name);
    if (windows.has(name)) return;
    // The first name that a window of ours is told is its own; what has another name is counted apart.
    windows.set(name, claimed.has(current) ? createRateWindow({ ...windowRules, limit: null }, null) : current);
    claimed.add(current);
  };

  return {
    othersUsed: () => others,
    changed: () => {
      let forget = (): void => undefined;
      const happened = new Promise<void>((resolve) => {
        listeners.add(resolve);
        forget = () => void listeners.delete(resolve);
      });
      return { happened, forget };
    },
    tryTake: (assumed, purpose, at, route = assumed) => {
      const window = windowOf(named.get(route) ?? assumed, assumed);
      const waitMs = window.waitMs(purpose, at);
      if (waitMs > 0) return { waitMs };
      const ticket = window.begin();
      return {
        end: (ending, endedAt) => {
          learnName(route, window, ending.told);
          const rightful = windowOf(named.get(route) ?? assumed, assumed);
          const seen = endIn(window, rightful, ticket, ending, endedAt);
          others += seen;
          for (const listener of [...listeners]) listener();
          listeners.clear();
          return { others: seen, window: rightful.state() };
        },
      };
    },
  };
};

/** Ends a call in the window it was taken from; one that another window turns out to count is told there. */
const endIn = (
  taken: RateWindow,
  rightful: RateWindow,
  ticket: { readonly seq: number },
  ending: Ending,
  now: number,
): number => {
  if (taken === rightful) return taken.end(ticket, ending, now).others;
  taken.end(ticket, { ...ending, told: null, limitedForMs: null }, now);
  return rightful.end(rightful.begin(), ending, now).others;
};

/** What is remembered from beyond a window's length comes from a clock that was wrong: only the limit is kept. */
const rememberedState = (state: WindowState | undefined, now: number, longestMs: number): WindowState | null => {
  if (state === undefined) return null;
  return state.resetAt - now <= longestMs ? state : { ...state, resetAt: 0 };
};
