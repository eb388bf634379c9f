import type { TrainingReady } from '../../shared/ipc/training-messages.ts';

/** Whoever started this process: Electron's main process, or a Node process with an IPC channel. */
export type Parent = {
  readonly post: (message: TrainingReady) => void;
  readonly onMessage: (listener: (message: unknown) => void) => void;
  readonly onGone: (listener: () => void) => void;
};

/** Electron wraps what it delivers. */
const dataOf = (event: unknown): unknown =>
  typeof event === 'object' && event !== null && 'data' in event ? event.data : event;

const electronParent = (): Parent | null => {
  const port: unknown = Reflect.get(process, 'parentPort');
  if (typeof port !== 'object' || port === null) return null;
  // Called on the port itself: its methods need their `this`.
  const call = (name: string, ...values: readonly unknown[]): void => {
    const method: unknown = Reflect.get(port, name);
    if (typeof method === 'function') Reflect.apply(method, port, values);
  };
  return {
    post: (message) => call('postMessage', message),
    onMessage: (listener) => call('on', 'message', (event: unknown) => listener(dataOf(event))),
    onGone: (listener) => call('on', 'close', listener),
  };
};

const nodeParent = (): Parent | null => {
  if (process.send === undefined) return null;
  return {
    post: (message) => {
      process.send?.(message);
    },
    onMessage: (listener) => {
      process.on('message', listener);
    },
    onGone: (listener) => {
      process.on('disconnect', listener);
    },
  };
};

/** The parent, or null when nobody listens: then this program has nothing to do. */
export const findParent = (): Parent | null => electronParent() ?? nodeParent();
