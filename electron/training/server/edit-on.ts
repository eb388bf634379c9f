import { z } from 'zod';
import type { Call, Handler } from './http.ts';
import { fits, matchSchema } from './match.ts';

const editOnSchema = z.strictObject({
  when: matchSchema.extend({ nth: z.number().int().positive().default(1) }),
  edit: z.unknown(),
});

/** One edit that waits, or was done: `problem` says why the system did not take it. */
export type WaitingEdit = {
  readonly when: z.output<typeof editOnSchema>['when'];
  readonly done: boolean;
  readonly problem: string | null;
};

export type EditOn = {
  /** Lays an edit ready. Says why not, or null. */
  readonly arm: (input: unknown) => string | null;
  readonly list: () => readonly WaitingEdit[];
  readonly clear: () => void;
  /** The handler, with the edits made right after the requests that they wait for were answered. */
  readonly watch: (handler: Handler) => Handler;
};

type Waiting = z.output<typeof editOnSchema> & { seen: number; done: boolean; problem: string | null };

/**
 * Changes records behind a reader's back: right after the n-th request that fits was answered, and before any other is
 * served. What a fault answers in the system's place does not count.
 */
export const createEditOn = (edit: (edit: unknown) => string | null): EditOn => {
  let waiting: Waiting[] = [];
  const apply = (call: Call): void => {
    for (const entry of waiting) {
      if (entry.done || !fits(entry.when, call)) continue;
      entry.seen += 1;
      if (entry.seen < entry.when.nth) continue;
      entry.done = true;
      entry.problem = edit(entry.edit);
    }
  };
  return {
    arm: (input) => {
      const parsed = editOnSchema.safeParse(input);
      if (!parsed.success) return z.prettifyError(parsed.error);
      waiting.push({ ...parsed.data, seen: 0, done: false, problem: null });
      return null;
    },
    list: () => waiting.map(({ when, done, problem }) => ({ when, done, problem })),
    clear: () => {
      waiting = [];
    },
    watch: (handler) => (call) => {
      const answer = handler(call);
      if (!(answer instanceof Promise)) {
        apply(call);
        return answer;
      }
      return answer.then((late) => {
        apply(call);
        return late;
      });
    },
  };
};
