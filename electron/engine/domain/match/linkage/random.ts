/** Numbers from 0 up to, but not including, 1: the same ones for the same seed, so that an estimate can be repeated. */
export const fractions = (seed: number): (() => number) => {
  let state = (seed ^ 0x5f3759df) >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 0x100000000;
  };
};
