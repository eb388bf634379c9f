import { type UtilityProcess, utilityProcess } from 'electron';
import { type Failure, failure } from '../../shared/errors.ts';
import { type EngineStart, fromEngineSchema, type Secrets, type ToEngine } from '../../shared/ipc/messages.ts';
import type { EngineState } from '../../shared/ipc/operations/app.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import type { FileLog } from './log/file-log.ts';
import { createRestartLimit } from './restart-limit.ts';

export type EngineProcessOptions = {
  readonly program: string;
  readonly log: FileLog;
  /** What the engine is started with; asked anew for each start. */
  readonly start: () => Promise<EngineStart>;
  readonly onEvent: (name: string, payload: unknown) => void;
  readonly onState: (state: EngineState, sentence: string | null) => void;
};

export type EngineProcess = {
  readonly begin: () => void;
  readonly invoke: (name: string, input: unknown) => Promise<Result<unknown>>;
  readonly state: () => { readonly state: EngineState; readonly sentence: string | null };
  /** Starts again after the limit was reached. */
  readonly restart: () => void;
  /** Stops it cleanly, where it runs, and starts it with what `start` says now; resolves when it runs, or why it does not. */
  readonly reopen: (sentence: string) => Promise<Result<void>>;
  /** Hands over secrets that were entered while it runs; the next start asks for them anew. */
  readonly secrets: (secrets: Secrets) => void;
  /** Lets it finish its page; ends it after a while. */
  readonly stop: () => Promise<void>;
};

const stopLimitMs = 5_000;
const unavailable = (sentence: string): Result<never> => err(failure('engine.unavailable', sentence));

/** Keeps one engine running: starts it, passes calls by number, starts it again when it dies, with a limit. */
export const createEngineProcess = (options: EngineProcessOptions): EngineProcess => {
  const limit = createRestartLimit(4, 60_000);
  const waiting = new Map<number, (result: Result<unknown>) => void>();
  let child: UtilityProcess | null = null;
  let state: EngineState = 'starting';
  let sentence: string | null = null;
  let isStopping = false;
  let lastId = 0;
  /** Counts the starts: one that was overtaken while it asked for its access forks nothing. */
  let starts = 0;
  let opening: ((result: Result<void>) => void)[] = [];

  const move = (next: EngineState, told: string | null = null): void => {
    state = next;
    sentence = told;
    options.onState(next, told);
  };
  const giveUpWaiting = (): void => {
    for (const answer of waiting.values())
      answer(unavailable('The engine stopped while it was working on this; it starts again by itself.'));
    waiting.clear();
  };

  const settle = (result: Result<void>): void => {
    const told = opening;
    opening = [];
    for (const tell of told) tell(result);
  };
  const giveUp = (error: Failure): void => {
    move('stopped', error.sentence);
    settle(err(error));
  };

  const fork = async (mine: number): Promise<void> => {
    const start = await options.start();
    if (isStopping || mine !== starts) return;
    const started = utilityProcess.fork(options.program, [], { serviceName: 'Concord Engine' });
    child = started;
    started.on('message', (raw: unknown) => hear(started, raw));
    started.on('exit', (code) => ended(started, code));
    send(started, { type: 'start', start });
  };
  const send = (to: UtilityProcess, message: ToEngine): void => to.postMessage(message);

  const hear = (from: UtilityProcess, raw: unknown): void => {
    const parsed = fromEngineSchema.safeParse(raw);
    if (!parsed.success || from !== child) return;
    const message = parsed.data;
    switch (message.type) {
      case 'ready':
        move('running');
        settle(ok(undefined));
        break;
      case 'failed':
        // Nothing can be opened: starting again would fail again.
        isStopping = true;
        from.kill();
        child = null;
        giveUpWaiting();
        giveUp(message.failure);
        break;
      case 'reply':
        waiting.get(message.id)?.(message.result as Result<unknown>);
        waiting.delete(message.id);
        break;
      case 'event':
        options.onEvent(message.name, message.payload);
        break;
      case 'log':
        options.log.entry(message.entry);
        break;
      case 'stopped':
        break;
    }
  };

  const ended = (which: UtilityProcess, code: number): void => {
    if (which !== child) return;
    child = null;
    giveUpWaiting();
    if (isStopping) return;
    options.log.warn('the engine ended', { code });
    if (limit.mayRestart(Date.now())) {
      move('restarting', 'The engine stopped and is starting again. Nothing that you decided is lost.');
      begin();
    } else {
      giveUp(
        failure(
          'engine.unavailable',
          'The engine stopped several times in a row. Start it again, and look at the log if it stops once more.',
        ),
      );
    }
  };

  const begin = (): void => {
    isStopping = false;
    starts += 1;
    const mine = starts;
    fork(mine).catch((error: unknown) => {
      options.log.bug('engine start', error);
      if (mine !== starts) return;
      giveUp(
        failure('engine.unavailable', error instanceof Error ? error.message : 'The engine could not be started.'),
      );
    });
  };

  const stop = (): Promise<void> => {
    isStopping = true;
    const ending = child;
    if (ending === null) return Promise.resolve();
    return new Promise((resolve) => {
      const timer = setTimeout(() => ending.kill(), stopLimitMs);
      ending.once('exit', () => {
        clearTimeout(timer);
        resolve();
      });
      send(ending, { type: 'stop' });
    });
  };

  return {
    begin,
    state: () => ({ state, sentence }),
    invoke: (name, input) => {
      const to = child;
      if (to === null || state !== 'running')
        return Promise.resolve(unavailable(sentence ?? 'The engine is starting; this will be asked again.'));
      lastId += 1;
      const id = lastId;
      return new Promise((resolve) => {
        waiting.set(id, resolve);
        send(to, { type: 'invoke', id, name, input });
      });
    },
    restart: () => {
      if (child !== null) return;
      limit.reset();
      move('starting');
      begin();
    },
    reopen: async (told) => {
      await stop();
      giveUpWaiting();
      limit.reset();
      move('restarting', told);
      const opened = new Promise<Result<void>>((resolve) => opening.push(resolve));
      begin();
      return opened;
    },
    secrets: (secrets) => {
      if (child !== null && state === 'running') send(child, { type: 'secrets', secrets });
    },
    stop,
  };
};
