import { contract } from '../../shared/ipc/contract.ts';
import type { Ask } from './ask.ts';
import { until } from './kill-plan.ts';

/** So long a run that has just ended may still be let go of (ms). */
const letGoMs = 10_000;

/** Starts a run. Answers its id; null when the one who was asked died. Throws when it is refused. */
export const startRun = async (ask: Ask, input: object): Promise<number | null> => {
  let started = await ask('sync.start', input);
  await until(async () => {
    if (started === null || started.ok || started.error.code !== 'sync.already-running') return true;
    started = await ask('sync.start', input);
    return false;
  }, letGoMs);
  if (started === null) return null;
  if (!started.ok) throw new Error(`${JSON.stringify(input)} cannot be started: ${started.error.sentence}`);
  return contract['sync.start'].output.parse(started.value).runId;
};
