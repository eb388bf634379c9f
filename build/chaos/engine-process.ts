import { type ChildProcess, fork } from 'node:child_process';
import { type EngineStart, fromEngineSchema, type LogEntry, type ToEngine } from '../../shared/ipc/messages.ts';
import type { Ask } from './ask.ts';

/** One life of the engine, from its start to its death. */
export type EngineLife = {
  readonly pid: number;
  readonly ask: Ask;
  /** Resolves when the engine can be asked, with how long that took (ms); with a failure's sentence when it cannot. */
  readonly ready: Promise<number | string>;
  /** Called with each event; answers how to stop listening. */
  readonly onEvent: (listener: (name: string, payload: unknown) => void) => () => void;
  /** SIGKILL; resolves when the process is gone. */
  readonly kill: () => Promise<void>;
  /** Ends as the application lets it end. */
  readonly stop: () => Promise<void>;
};

export type EngineProcesses = {
  readonly start: (start: EngineStart) => EngineLife;
  /** What engines logged as errors, a sentence each: nothing of what happens here may be one. */
  readonly errors: readonly string[];
  /** How long each start took until the engine could be asked (ms). */
  readonly startsMs: readonly number[];
  readonly close: () => void;
};

/** Starts engines one after another; the next process waits ready while this one works, so that starts cost little. */
export const createEngineProcesses = (program: string): EngineProcesses => {
  const errors: string[] = [];
  const startsMs: number[] = [];
  // Without this process's own options: to read source maps at each start costs a tenth of it.
  const spawn = (): ChildProcess => fork(program, [], { execArgv: [], stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
  let spare = spawn();
  return {
    errors,
    startsMs,
    start: (start) => {
      const child = spare;
      spare = spawn();
      const life = live(child, start, ({ level, message, facts }) => {
        if (level === 'error') errors.push(`the engine logged "${message}" ${JSON.stringify(facts)}`);
      });
      void life.ready.then((ms) => typeof ms === 'number' && startsMs.push(ms));
      return life;
    },
    close: () => {
      spare.kill('SIGKILL');
    },
  };
};

/** The same life once the engine can be asked. Throws with the reason when it cannot. */
export const begun = async (life: EngineLife): Promise<EngineLife> => {
  const began = await life.ready;
  if (typeof began === 'string') throw new Error(`the engine did not start: ${began}`);
  return life;
};

const live = (child: ChildProcess, start: EngineStart, log: (entry: LogEntry) => void): EngineLife => {
  const startedAt = performance.now();
  const waiting = new Map<number, (result: unknown) => void>();
  const listeners = new Set<(name: string, payload: unknown) => void>();
  let lastId = 0;
  let tellReady: (answer: number | string) => void = () => undefined;
  const ready = new Promise<number | string>((resolve) => {
    tellReady = resolve;
  });
  const send = (message: ToEngine): void => {
    // The engine may die at any moment; what was not sent is not answered.
    if (child.connected) child.send(message, () => undefined);
  };
  const gone = new Promise<void>((resolve) =>
    child.once('exit', () => {
      for (const answer of waiting.values()) answer(null);
      waiting.clear();
      tellReady('it died before it was ready');
      resolve();
    }),
  );
  child.on('message', (raw) => {
    const message = fromEngineSchema.parse(raw);
    if (message.type === 'ready') tellReady(performance.now() - startedAt);
    if (message.type === 'failed') tellReady(`${message.failure.code}: ${message.failure.sentence}`);
    if (message.type === 'log') log(message.entry);
    if (message.type === 'event') for (const listener of listeners) listener(message.name, message.payload);
    if (message.type === 'reply') {
      waiting.get(message.id)?.(message.result);
      waiting.delete(message.id);
    }
  });
  send({ type: 'start', start });
  return {
    pid: child.pid ?? 0,
    ready,
    ask: (name, input) =>
      new Promise((resolve) => {
        if (child.exitCode !== null || child.signalCode !== null) return resolve(null);
        lastId += 1;
        waiting.set(lastId, (result) => resolve(result as Awaited<ReturnType<Ask>>));
        send({ type: 'invoke', id: lastId, name, input });
      }),
    onEvent: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    kill: async () => {
      child.kill('SIGKILL');
      await gone;
    },
    stop: async () => {
      send({ type: 'stop' });
      await gone;
    },
  };
};
