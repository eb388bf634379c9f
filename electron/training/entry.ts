import { type TrainingReady, trainingStartSchema } from '../../shared/ipc/training-messages.ts';
import { clockOf } from './clock.ts';
import { startDotdigitalSimulator } from './dotdigital/server.ts';
import { startErpSimulator } from './erp/server.ts';
import { findParent, type Parent } from './parent.ts';
import type { Simulator } from './server/simulator.ts';

// One simulated system in a process of its own: started by the first message, gone with its parent.

const start = async (message: unknown): Promise<Simulator> => {
  const { system, folder, world, user, secret, clock, admin } = trainingStartSchema.parse(message);
  const options = { folder, world, user, secret, clock: clockOf(clock), admin };
  return system === 'erp' ? startErpSimulator(options) : startDotdigitalSimulator(options);
};

/** The first line of an error: the start message holds secrets, and a longer text might quote it. */
const sentenceOf = (error: unknown): string =>
  error instanceof Error && error.name !== 'ZodError'
    ? (error.message.split('\n')[0] ?? 'unknown')
    : 'The start message is invalid.';

const run = (parent: Parent): void => {
  let running: Promise<Simulator> | null = null;
  const stop = (): void => {
    (running ?? Promise.resolve(null))
      .then((simulator) => simulator?.close())
      .catch(() => undefined)
      .finally(() => process.exit(0));
  };
  parent.onMessage((message) => {
    if (running !== null) return;
    running = start(message);
    running
      .then(({ baseUrl, adminUrl }): TrainingReady => ({ type: 'ready', baseUrl, adminUrl }))
      .catch((error: unknown): TrainingReady => ({ type: 'failed', sentence: sentenceOf(error) }))
      .then(parent.post);
  });
  parent.onGone(stop);
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
};

const parent = findParent();
if (parent === null) {
  process.stderr.write('This program is started by Concord, with a channel to it.\n');
  process.exitCode = 2;
} else {
  run(parent);
}
