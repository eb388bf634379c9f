import type { WaitingFor } from '../../../shared/domain/run.ts';
import type { Clock } from './clock.ts';

export type Wait = Omit<WaitingFor, 'since'> & {
  /** Whether a run waits; else somebody who wants one thing done. */
  readonly isBackground: boolean;
};

/** Who waits for what at this moment: whoever waits says so, and says when it is over. */
export type WaitingDesk = {
  /** Answers how to say that it is over. */
  readonly begin: (wait: Wait) => () => void;
  /** What has been waited for longest, by a run before anybody else; null where nothing is waited for. */
  readonly longest: () => WaitingFor | null;
  /** Notes how long a write to the disk took, which held everything up. */
  readonly wrote: (tookMs: number) => void;
};

/** A write that takes this long is no usual one: the disk is busy with something else. */
const slowWriteMs = 2_000;

/** How long a slow write is told as the cause of a stall. */
const toldForMs = 60_000;

/** The waits of one engine. Instants are those of the clock, which may be simulated. */
export const createWaitingDesk = (clock: Pick<Clock, 'now'>): WaitingDesk => {
  const waits = new Set<{ readonly isBackground: boolean; readonly told: WaitingFor }>();
  let slow: { readonly at: number; readonly tookMs: number } | null = null;
  return {
    begin: ({ isBackground, ...wait }) => {
      const entry = { isBackground, told: { ...wait, since: clock.now() } };
      waits.add(entry);
      return () => void waits.delete(entry);
    },
    longest: () => {
      const now = clock.now();
      if (slow !== null && now >= slow.at && now - slow.at < toldForMs)
        return { system: 'machine', reason: 'disk', since: slow.at - slow.tookMs, until: slow.at };
      const [first] = [...waits].sort(
        (left, right) => Number(right.isBackground) - Number(left.isBackground) || left.told.since - right.told.since,
      );
      return first?.told ?? null;
    },
    wrote: (tookMs) => {
      if (tookMs >= slowWriteMs) slow = { at: clock.now(), tookMs };
    },
  };
};
