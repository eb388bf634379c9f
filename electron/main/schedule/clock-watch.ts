export type ClockWatch = {
  /**
   * How far the wall clock moved since the last look, against time that passes evenly: negative where it was set back, 0
   * within tolerance. Across a sleep only going back is known.
   */
  readonly look: () => number;
  /** From here on time that passes evenly may stand still. */
  readonly sleeps: () => void;
  readonly wakes: () => number;
};

/** Drift, and what the net corrects of a clock between two looks, are no moves. */
export const toleranceMs = 5_000;

/** Compares the wall clock (`now`, epoch ms) with one that nobody can set (`evenly`, ms from anywhere). */
export const createClockWatch = (now: () => number, evenly: () => number): ClockWatch => {
  let last = { wall: now(), even: evenly() };
  let isAsleep = false;
  const look = (): number => {
    const next = { wall: now(), even: evenly() };
    const moved = next.wall - last.wall - (next.even - last.even);
    last = next;
    return moved < -toleranceMs || (moved > toleranceMs && !isAsleep) ? moved : 0;
  };
  return {
    look,
    sleeps: () => {
      isAsleep = true;
    },
    wakes: () => {
      isAsleep = true;
      const moved = look();
      isAsleep = false;
      return moved;
    },
  };
};
