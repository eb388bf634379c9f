import { useCallback, useSyncExternalStore } from 'react';
import type { Failure } from '../../shared/errors.ts';
import type { InputOf, OperationName, OutputOf } from '../../shared/ipc/contract.ts';
import { invoke, subscribe } from './client.ts';
import { createQueryCache } from './query-cache.ts';

/** The window's answers. */
export const queries = createQueryCache((name, input) => invoke(name, input as InputOf<typeof name>));

/** Keeps the answers current; call once. Answers how to stop. */
export const keepQueriesCurrent = (): (() => void) => {
  const stops = [
    subscribe('store.changed', ({ topics }) => queries.invalidate(topics)),
    subscribe('sync.progressed', () => queries.invalidate(['runs'])),
    subscribe('engine.state-changed', () => queries.invalidate('all')),
  ];
  return () => {
    for (const stop of stops) stop();
  };
};

/** The last answer that came, for what is no component; undefined before the first, and asks for none. */
export const latest = <Name extends OperationName>(name: Name, input: InputOf<Name>): OutputOf<Name> | undefined =>
  queries.read(name, input).data as OutputOf<Name> | undefined;

export type QueryAnswer<Name extends OperationName> = {
  readonly data: OutputOf<Name> | undefined;
  readonly error: Failure | null;
  readonly isLoading: boolean;
  readonly retry: () => void;
};

/** An operation's answer, asked for when first shown and again when it may have changed. */
export const useQuery = <Name extends OperationName>(name: Name, input: InputOf<Name>): QueryAnswer<Name> => {
  const key = queries.keyOf(name, input);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key stands for name and input.
  const watch = useCallback((listener: () => void) => queries.watch(name, input, listener), [key]);
  const answer = useSyncExternalStore(watch, () => queries.read(name, input));
  return {
    data: answer.data as OutputOf<Name> | undefined,
    error: answer.error,
    isLoading: answer.isLoading,
    retry: () => queries.retry(name, input),
  };
};
