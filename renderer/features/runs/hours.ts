import { useRef } from 'react';
import type { Bar } from '../../text/run-text.ts';

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;

/** How far back the screen looks. */
export const shownMs = 6 * hourMs;

export type Hours = { readonly since: number; readonly until: number };

/** The six hours up to the end of this minute, so that the questions stay the same within it (epoch ms). */
export const hoursUpTo = (now: number): Hours => {
  const until = Math.floor(now / minuteMs) * minuteMs + minuteMs;
  return { since: until - shownMs, until };
};

/** The first of the sixty minutes whose calls are shown (epoch ms). */
export const firstMinute = (now: number): number => Math.floor(now / minuteMs) * minuteMs - 59 * minuteMs;

/** Where an instant lies in the hours, 0 to 100. */
export const placeOf = (at: number, { since, until }: Hours): number =>
  Math.min(100, Math.max(0, ((at - since) / (until - since)) * 100));

/** The full hours of the local clock that are written on the axis; none beside the end, which has its own label. */
export const ticksOf = ({ since, until }: Hours): readonly number[] => {
  const first = new Date(since);
  first.setMinutes(0, 0, 0);
  const ticks: number[] = [];
  for (let at = first.getTime() + hourMs; at < until; at += hourMs) ticks.push(at);
  return ticks.filter((at) => at - since > 12 * minuteMs && until - at > 36 * minuteMs);
};

/** Bars of a job, oldest first, as they are stepped through. */
export const barsOf = (bars: readonly Bar[], job: Bar['job']): readonly Bar[] =>
  bars.filter((bar) => bar.job === job).sort((left, right) => left.startedAt - right.startedAt || left.id - right.id);

/** The last value while the next is asked for, so that nothing flickers when the minute turns. */
export const useKept = <T>(value: T | undefined): T | undefined => {
  const kept = useRef(value);
  if (value !== undefined) kept.current = value;
  return kept.current;
};
