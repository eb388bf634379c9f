/** Whether a process that died may be started again: at most `most` deaths within `windowMs`. */
export const createRestartLimit = (most: number, windowMs: number) => {
  let deaths: readonly number[] = [];
  return {
    /** Notes a death (epoch ms) and answers whether to start again. */
    mayRestart: (at: number): boolean => {
      deaths = [...deaths.filter((death) => at - death < windowMs), at];
      return deaths.length < most;
    },
    reset: (): void => {
      deaths = [];
    },
  };
};
