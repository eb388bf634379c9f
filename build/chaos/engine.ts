import { serveEngine } from '../../electron/engine/serve.ts';
import { systemDeps } from '../../electron/engine/system-deps.ts';

// The engine as a plain Node process, so that it can be killed at any moment: its protocol over the channel to its parent.

serveEngine(
  {
    post: (message) => {
      process.send?.(message);
    },
    onMessage: (listener) => {
      process.on('message', listener);
    },
    close: () => process.disconnect(),
  },
  (start, send) =>
    systemDeps(start, {
      log: (entry) => {
        if (entry.level !== 'debug') send({ type: 'log', entry });
      },
      emit: ({ name, payload }) => send({ type: 'event', name, payload }),
    }),
);
process.on('disconnect', () => process.exit(0));
