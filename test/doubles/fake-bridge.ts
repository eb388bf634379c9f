import type { ConcordBridge } from '../../shared/ipc/bridge.ts';
import type { OperationName } from '../../shared/ipc/contract.ts';
import type { EventName } from '../../shared/ipc/events.ts';

type Answers = Partial<Record<OperationName, (input: never) => unknown>>;

/** Stands in for the preload: answers operations from functions, records the calls, and lets a test tell events. */
export const fakeBridge = (answers: Answers) => {
  const calls: { readonly name: string; readonly input: unknown }[] = [];
  const listeners = new Map<string, Set<(payload: unknown) => void>>();
  const bridge: ConcordBridge = {
    invoke: async (name, input) => {
      calls.push({ name, input });
      const answer = answers[name as OperationName];
      if (answer === undefined) throw new Error(`no answer for ${name}`);
      return answer(input as never);
    },
    subscribe: (name, listener) => {
      const own = listeners.get(name) ?? new Set();
      listeners.set(name, own.add(listener));
      return () => own.delete(listener);
    },
  };
  return {
    bridge,
    calls,
    named: (name: OperationName) => calls.filter((call) => call.name === name),
    tell: (name: EventName, payload: unknown) => {
      for (const listener of listeners.get(name) ?? []) listener(payload);
    },
  };
};

/** Puts a bridge where the window looks for it. */
export const installBridge = (bridge: ConcordBridge): void => {
  Object.defineProperty(window, 'concord', { value: bridge, configurable: true });
};
