import { reserveOf } from '../../../../shared/domain/cost.ts';
import type { WindowState } from '../../runtime/call-history.ts';
import type { Told } from './limit-headers.ts';

/** Background work leaves a reserve for others on the account; what a person waits for takes the last call. */
export type Purpose = 'background' | 'single';

export type WindowRules = {
  /** Calls a minute while the remote has said nothing; null: none until told. */
  readonly limit: number | null;
  /** The share of the limit that background work leaves to others. */
  readonly reserve: number;
  /** No window lasts longer: one that would is an error of a clock. */
  readonly longestMs: number;
};

/** A call that is counted from its start: the remote may have counted it at any moment until it ended. */
export type Ticket = { readonly seq: number };

export type Ending = {
  readonly told: Told | null;
  /** Set when the window is used up: the wait that the remote asked for, 0 when it named none. */
  readonly limitedForMs: number | null;
  /** Whether the remote answered at all. */
  readonly answered: boolean;
};

export type RateWindow = {
  /** Milliseconds until a call may be tried, 0 for now. An ending call may make it sooner. */
  readonly waitMs: (purpose: Purpose, now: number) => number;
  readonly begin: () => Ticket;
  /** Answers how many calls of others on the account became visible. */
  readonly end: (ticket: Ticket, ending: Ending, now: number) => { readonly others: number };
  /** What a restart should know: null while nothing was told. */
  readonly state: () => WindowState | null;
};

const minuteMs = 60_000;

/** Reset times of one window differ by their rounding. */
const jitterMs = 2_500;

const firstStrikeMs = 1_000;
const longestStrikeMs = 60_000;

type Live = { left: number; endsAt: number; own: number; others: number };

/** One window of one connection, counted by what the remote says and, between its answers, by our own calls. */
export const createRateWindow = (rules: WindowRules, remembered: WindowState | null): RateWindow => {
  let limit = remembered?.limit ?? rules.limit;
  let live: Live | null = remembered === null ? null : liveOf(remembered);
  let inFlight = 0;
  let seq = 0;
  let strikes = 0;
  let blocked = { from: 0, until: Number.NEGATIVE_INFINITY, seq: 0 };
  let ended: readonly number[] = [];

  // A clock that was set back must not make a window, or a wait, longer than it was.
  const isLive = (now: number): boolean =>
    live !== null && now < live.endsAt && live.endsAt - now <= rules.longestMs + jitterMs;
  const isBlocked = (now: number): boolean => now >= blocked.from && now < blocked.until;

  const reserveFor = (purpose: Purpose): number =>
    purpose === 'single' || limit === null ? 0 : reserveOf(limit, rules.reserve);

  /** Own calls that the remote may have counted after the last known reset, and within a minute. */
  const recent = (now: number): readonly number[] => {
    const reset = live !== null && live.endsAt <= now ? live.endsAt : Number.NEGATIVE_INFINITY;
    return ended.filter((at) => at > now - minuteMs && at >= reset && at <= now);
  };

  const waitMs = (purpose: Purpose, now: number): number => {
    if (isBlocked(now)) return blocked.until - now;
    // After a refusal one call goes ahead to find out, the others wait for what it learns.
    if (strikes > 0 && inFlight > 0) return minuteMs;
    const reserve = reserveFor(purpose);
    if (live !== null && isLive(now)) return live.left - inFlight - reserve >= 1 ? 0 : live.endsAt - now;
    if (limit === null) return 0;
    const counted = recent(now);
    if (limit - counted.length - inFlight - reserve >= 1) return 0;
    const first = counted[0];
    return first === undefined ? minuteMs : Math.max(1, first + minuteMs - now);
  };

  const learn = (told: Told, now: number): number => {
    limit = told.limit ?? limit;
    if (told.remaining === null) return 0;
    const current = live !== null && isLive(now) ? live : null;
    const endsAt = told.resetInMs === null ? (current?.endsAt ?? now + minuteMs) : now + told.resetInMs;
    const isSame = current !== null && endsAt - current.endsAt <= jitterMs;
    // Answers overtake each other: within a window only the least holds.
    const next: Live = isSame
      ? { ...current, left: Math.min(current.left, told.remaining), endsAt: Math.min(current.endsAt, endsAt) }
      : { left: told.remaining, endsAt, own: recent(now).length + inFlight, others: 0 };
    const others = limit === null ? 0 : Math.max(next.others, limit - told.remaining - next.own);
    live = { ...next, others };
    return others - next.others;
  };

  const strike = (ticket: Ticket, askedMs: number, now: number): void => {
    // What was under way when the door closed says nothing new.
    if (ticket.seq > blocked.seq) strikes += 1;
    const grown = Math.min(longestStrikeMs, firstStrikeMs * 2 ** Math.max(0, strikes - (askedMs > 0 ? 2 : 1)));
    const wait = askedMs > 0 && strikes <= 1 ? askedMs : Math.max(askedMs, grown);
    blocked = { from: now, until: isBlocked(now) ? Math.max(blocked.until, now + wait) : now + wait, seq };
    if (live !== null) live.left = 0;
  };

  return {
    waitMs,
    begin: () => {
      inFlight += 1;
      seq += 1;
      if (live !== null) live.own += 1;
      return { seq };
    },
    end: (ticket, { told, limitedForMs, answered }, now) => {
      inFlight -= 1;
      ended = [...ended.filter((at) => at > now - minuteMs && at <= now), now];
      const counts = told !== null && told.remaining !== null;
      if (!counts && live !== null && isLive(now)) live.left -= 1;
      const others = told === null ? 0 : learn(told, now);
      if (limitedForMs !== null) strike(ticket, limitedForMs, now);
      else if (answered && ticket.seq > blocked.seq) strikes = 0;
      return { others };
    },
    state: () => {
      if (live === null && blocked.seq === 0) return null;
      const resetAt = Math.ceil(Math.max(live?.endsAt ?? 0, blocked.until));
      const { left, own, others } = live ?? { left: 0, own: 0, others: 0 };
      return { limit, remaining: Math.max(0, left), resetAt, own, others };
    },
  };
};

/** What was used before a restart and is not known to be others' counts as our own. */
const liveOf = ({ limit, remaining, resetAt, others }: WindowState): Live => ({
  left: remaining ?? 0,
  endsAt: resetAt,
  own: Math.max(0, (limit ?? 0) - (remaining ?? 0) - others),
  others,
});
