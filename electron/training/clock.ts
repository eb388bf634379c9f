import type { SimulatedClock } from '../../shared/ipc/messages.ts';

/** The present instant, in epoch milliseconds. */
export type Clock = () => number;

/** The clock that engine and simulators share; without one, the wall's. */
export const clockOf = (simulated: SimulatedClock | null): Clock =>
  simulated === null
    ? () => Date.now()
    : () => Math.floor(simulated.epoch + (Date.now() - simulated.startedAt) * simulated.rate);

/** A clock that can be set wrong, as a remote system's may be. */
export type SkewableClock = {
  readonly now: Clock;
  /** From now on it is off by this many milliseconds; 0 sets it right. */
  readonly skew: (offsetMs: number) => void;
};

export const skewable = (clock: Clock): SkewableClock => {
  let offset = 0;
  return {
    now: () => clock() + offset,
    skew: (offsetMs) => {
      offset = offsetMs;
    },
  };
};
