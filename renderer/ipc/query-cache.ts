import type { Failure } from '../../shared/errors.ts';
import { contract, type OperationName } from '../../shared/ipc/contract.ts';
import type { Topic } from '../../shared/ipc/events.ts';
import type { Result } from '../../shared/result.ts';
import { topicsOf } from './topics.ts';

/** An answer as a component sees it: the last good one stays while it is asked for again. */
export type Answer = {
  readonly data: unknown;
  readonly error: Failure | null;
  readonly isLoading: boolean;
};

type Entry = {
  answer: Answer;
  readonly name: OperationName;
  readonly input: unknown;
  readonly listeners: Set<() => void>;
  isStale: boolean;
  inFlight: boolean;
  /** Grows when the answer is dropped, so that one that was under way then is not taken. */
  age: number;
};

export type QueryCache = {
  readonly keyOf: (name: OperationName, input: unknown) => string;
  readonly read: (name: OperationName, input: unknown) => Answer;
  readonly watch: (name: OperationName, input: unknown, listener: () => void) => () => void;
  readonly invalidate: (topics: readonly Topic[] | 'all') => void;
  readonly retry: (name: OperationName, input: unknown) => void;
  /** Drops what the engine answered: another workspace was opened. What is looked at is asked for anew. */
  readonly forget: () => void;
  /** Asks ahead for what will be looked at next. */
  readonly prefetch: (name: OperationName, input: unknown) => void;
};

const blank: Answer = { data: undefined, error: null, isLoading: true };

/** How many answers that nobody looks at are kept. */
const keptAnswers = 200;

/** Answers by operation and input. One request at a time for each; watched ones are asked for again when stale. */
export const createQueryCache = (
  ask: (name: OperationName, input: unknown) => Promise<Result<unknown>>,
): QueryCache => {
  const entries = new Map<string, Entry>();
  const keyOf = (name: OperationName, input: unknown): string => `${name} ${JSON.stringify(input)}`;
  const entryOf = (name: OperationName, input: unknown): Entry => {
    const key = keyOf(name, input);
    const known = entries.get(key);
    if (known !== undefined) return known;
    const made: Entry = { answer: blank, name, input, listeners: new Set(), isStale: true, inFlight: false, age: 0 };
    entries.set(key, made);
    forget();
    return made;
  };
  const forget = (): void => {
    for (const [key, entry] of entries) {
      if (entries.size <= keptAnswers) return;
      if (entry.listeners.size === 0 && !entry.inFlight) entries.delete(key);
    }
  };
  const publish = (entry: Entry, answer: Answer): void => {
    entry.answer = answer;
    for (const listener of entry.listeners) listener();
  };
  const refresh = async (entry: Entry): Promise<void> => {
    if (entry.inFlight) return;
    entry.inFlight = true;
    while (entry.isStale) {
      entry.isStale = false;
      const { age } = entry;
      const result = await ask(entry.name, entry.input);
      if (age !== entry.age) continue;
      publish(
        entry,
        result.ok
          ? { data: result.value, error: null, isLoading: false }
          : { data: entry.answer.data, error: result.error, isLoading: false },
      );
    }
    entry.inFlight = false;
  };
  return {
    keyOf,
    read: (name, input) => entryOf(name, input).answer,
    watch: (name, input, listener) => {
      const entry = entryOf(name, input);
      entry.listeners.add(listener);
      void refresh(entry);
      return () => entry.listeners.delete(listener);
    },
    invalidate: (topics) => {
      for (const entry of entries.values()) {
        const own = topicsOf[entry.name] ?? [];
        if (topics !== 'all' && !own.some((topic) => topics.includes(topic))) continue;
        entry.isStale = true;
        if (entry.listeners.size > 0) void refresh(entry);
      }
    },
    forget: () => {
      for (const [key, entry] of entries) {
        if (contract[entry.name].process !== 'engine') continue;
        if (entry.listeners.size === 0) entries.delete(key);
        else {
          entry.age += 1;
          entry.isStale = true;
          publish(entry, blank);
          void refresh(entry);
        }
      }
    },
    prefetch: (name, input) => void refresh(entryOf(name, input)),
    retry: (name, input) => {
      const entry = entryOf(name, input);
      entry.isStale = true;
      void refresh(entry);
    },
  };
};
