/** What Electron's powerMonitor tells, as far as it matters here. */
export type PowerEvents = {
  readonly on: (event: 'suspend' | 'resume' | 'unlock-screen', listener: () => void) => unknown;
};

export type Rest = {
  readonly sleeps: () => void;
  readonly wakes: () => void;
  readonly isAsleep: () => boolean;
  /** How long nothing starts because the machine has just woken up; 0 when it has not. */
  readonly settlesInMs: () => number;
};

/** A machine that says it falls asleep and then goes on for this long has not slept. */
const longestFallingAsleepMs = 60_000;

/**
 * Whether the machine sleeps or has just woken: the network needs a moment. `evenly` passes however the clock is set,
 * and may stand still in sleep.
 */
export const createRest = (evenly: () => number, settleMs: number): Rest => {
  let sleptAt: number | null = null;
  let settledAt = Number.NEGATIVE_INFINITY;
  return {
    sleeps: () => {
      sleptAt = evenly();
    },
    wakes: () => {
      sleptAt = null;
      settledAt = evenly() + settleMs;
    },
    isAsleep: () => sleptAt !== null && evenly() - sleptAt < longestFallingAsleepMs,
    settlesInMs: () => Math.max(0, settledAt - evenly()),
  };
};
