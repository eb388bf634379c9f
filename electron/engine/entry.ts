import { serveEngine } from './serve.ts';
import { systemDeps } from './system-deps.ts';

/** What Electron gives a utility process; declared here so that the engine needs no Electron types. */
type ParentPort = {
  readonly postMessage: (message: unknown) => void;
  readonly on: (event: 'message', listener: (event: { readonly data: unknown }) => void) => void;
};

const parentPort = (process as unknown as { readonly parentPort?: ParentPort }).parentPort;
if (parentPort === undefined)
  throw new Error('the engine runs in a utility process; use the headless runner in plain Node');

serveEngine(
  {
    post: (message) => parentPort.postMessage(message),
    onMessage: (listener) => parentPort.on('message', (event) => listener(event.data)),
    close: () => process.exit(0),
  },
  (start, send) =>
    systemDeps(start, {
      log: (entry) => send({ type: 'log', entry }),
      emit: (event) => send({ type: 'event', name: event.name, payload: event.payload }),
    }),
);
