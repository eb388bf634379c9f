/** At most so many at the same time; who waits is let in in the order of coming. */
export type ConcurrencyGate = {
  /** Answers how to leave (once; again does nothing), or null when the signal aborted before there was a place. */
  readonly enter: (signal: AbortSignal) => Promise<(() => void) | null>;
  readonly inside: () => number;
};

type Waiting = { readonly letIn: () => void };

/** A gate with `places` places. */
export const createConcurrencyGate = (places: number): ConcurrencyGate => {
  const queue: Waiting[] = [];
  let inside = 0;

  const place = (): (() => void) => {
    let left = false;
    return () => {
      if (left) return;
      left = true;
      const next = queue.shift();
      // The place is handed on, never free in between: nobody can come before who waited.
      if (next === undefined) inside -= 1;
      else next.letIn();
    };
  };

  return {
    inside: () => inside,
    enter: (signal) => {
      if (signal.aborted) return Promise.resolve(null);
      if (inside < places) {
        inside += 1;
        return Promise.resolve(place());
      }
      return new Promise((resolve) => {
        const giveUp = (): void => {
          queue.splice(queue.indexOf(waiting), 1);
          resolve(null);
        };
        const waiting: Waiting = {
          letIn: () => {
            signal.removeEventListener('abort', giveUp);
            resolve(place());
          },
        };
        queue.push(waiting);
        signal.addEventListener('abort', giveUp, { once: true });
      });
    },
  };
};
