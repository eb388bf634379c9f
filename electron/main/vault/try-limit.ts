export type TryLimit = {
  /** How long the next try has to wait, in ms; 0 when it may be made now. */
  readonly waitMs: () => number;
  readonly wrong: () => void;
  readonly right: () => void;
};

/** The wait after the first, second, … wrong try in a row; the last stands for all that follow. */
const waitsMs: readonly number[] = [1_000, 2_000, 5_000, 10_000, 30_000];

/** Slows down guessing at the window. `now` is a clock that never goes back (ms). */
export const createTryLimit = (now: () => number): TryLimit => {
  let wrongTries = 0;
  let nextAt = now();
  return {
    waitMs: () => Math.max(0, nextAt - now()),
    wrong: () => {
      nextAt = now() + (waitsMs[Math.min(wrongTries, waitsMs.length - 1)] ?? 0);
      wrongTries += 1;
    },
    right: () => {
      wrongTries = 0;
      nextAt = now();
    },
  };
};
