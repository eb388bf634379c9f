import { type Forecast, reserveOf } from './cost.ts';
import type { Quiet, Rhythm } from './schedule.ts';

const minuteMs = 60_000;
const dayMs = 86_400_000;
const dayMinutes = 1_440;

/** The intervals that the slider stops at (ms): five minutes to a day. */
export const intervalStops: readonly number[] = [5, 10, 15, 20, 30, 45, 60, 120, 180, 240, 360, 480, 720, 1_440].map(
  (minutes) => minutes * minuteMs,
);

/** How much of a day nothing starts by itself (ms). */
export const quietMsOf = (quiet: Quiet | null): number => {
  if (quiet?.isOn !== true) return 0;
  return ((quiet.to - quiet.from + dayMinutes) % dayMinutes) * minuteMs;
};

/** The calls of a rate window that a rhythm uses in a day, and those that there are: without the share left to others. */
export type TierDay = {
  readonly system: 'erp' | 'dotdigital';
  readonly scope: string;
  readonly calls: number;
  /** Null where the remote has told no limit. */
  readonly of: number | null;
};

/** What a rhythm costs in a day, and what it gains: how late something of one side arrives at the other. */
export type TradeOff = {
  readonly runsPerDay: number;
  readonly erpCalls: number;
  readonly dotdigitalCalls: number;
  readonly tiers: readonly TierDay[];
  /** From the change until the run that brings it has ended; null where no run has told how long it takes. */
  readonly delay: { readonly averageMs: number; readonly worstMs: number } | null;
};

/** What is measured of a job: its forecast for changes holds it. */
export type Measured = Pick<Forecast, 'erpCalls' | 'dotdigitalCalls' | 'tiers' | 'earlier'>;

/**
 * The trade-off of a rhythm: a change waits half an interval on average and a whole one at worst, then for the run's own
 * time and, where the job hands in imports, for the import. An interval begins when the run before it has ended, so the run's time is
 * part of it; in the quiet window nothing starts.
 */
export const tradeOffOf = (rhythm: Rhythm, quiet: Quiet | null, measured: Measured): TradeOff => {
  const { ownMs, importMs } = measured.earlier;
  const spentMs = (ownMs ?? 0) + (importMs ?? 0);
  const quietMs = rhythm.kind === 'interval' ? quietMsOf(quiet) : 0;
  const everyMs = rhythm.kind === 'interval' ? rhythm.everyMs + spentMs : dayMs;
  // However long the interval, something starts once a day: what fell due in the quiet window runs after it.
  const runsPerDay = Math.max(1, Math.floor((dayMs - quietMs) / everyMs));
  const quietShare = quietMs / dayMs;
  const waitsMs = (1 - quietShare) * (everyMs / 2) + quietShare * (quietMs / 2);
  return {
    runsPerDay,
    erpCalls: runsPerDay * measured.erpCalls,
    dotdigitalCalls: runsPerDay * measured.dotdigitalCalls,
    tiers: measured.tiers.map(({ system, scope, calls, limit }) => ({
      system,
      scope,
      calls: calls * runsPerDay,
      of: limit === null ? null : (limit - reserveOf(limit)) * dayMinutes,
    })),
    delay:
      ownMs === null
        ? null
        : { averageMs: Math.round(waitsMs + spentMs), worstMs: Math.round(everyMs + quietMs + spentMs) },
  };
};

/** The stops of the slider with the interval that is set, which may lie between them. */
export const stopsWith = (everyMs: number): readonly number[] =>
  [...new Set([...intervalStops, everyMs])].sort((left, right) => left - right);
