/** Work that can be broken off after each step, so that others are answered in between; its answer comes last. */
export type Steps<T> = Generator<undefined, T, undefined>;

/** Does all steps at once. */
export const finished = <T>(steps: Steps<T>): T => {
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
};
