import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';
import type { Clock } from '../../../../electron/engine/runtime/clock.ts';
import { createLogger } from '../../../../electron/engine/runtime/logger.ts';
import type { LogEntry } from '../../../../shared/ipc/messages.ts';

export const NOW = Date.UTC(2026, 10, 25, 9);

/** A clock that stands until it is waited on: then it jumps there at once, and notes the wait. */
export const standingClock = () => {
  const waits: number[] = [];
  let now = NOW;
  const clock: Clock = {
    now: () => now,
    wallNow: () => now,
    wait: async (ms, signal) => {
      waits.push(ms);
      if (signal?.aborted !== true) now += Math.max(0, ms);
    },
  };
  return { clock, waits };
};

type Timer = { readonly at: number; readonly over: () => void };

/**
 * A clock for many who wait at once: it jumps to the next timer, but only while no call is under way, as waits of
 * minutes beside a call of milliseconds would have it. It has to be told of every call's start and end.
 */
export const steppingClock = () => {
  let now = NOW;
  let underWay = 0;
  let timers: readonly Timer[] = [];
  let planned = false;
  // After everyone who was woken has said what comes next.
  const plan = (): void => {
    if (planned) return;
    planned = true;
    setImmediate(step);
  };
  const step = (): void => {
    planned = false;
    const [first] = [...timers].sort((left, right) => left.at - right.at);
    if (first === undefined || underWay > 0) return;
    now = Math.max(now, first.at);
    timers = timers.filter((timer) => timer !== first);
    first.over();
    plan();
  };
  const clock: Clock = {
    now: () => now,
    wallNow: () => now,
    wait: (ms, signal) =>
      new Promise((resolve) => {
        const timer: Timer = { at: now + Math.max(0, ms), over: resolve };
        if (signal?.aborted === true) return resolve();
        timers = [...timers, timer];
        signal?.addEventListener('abort', () => {
          timers = timers.filter((other) => other !== timer);
          resolve();
        });
        plan();
      }),
  };
  const begun = (): void => {
    underWay += 1;
  };
  const ended = (): void => {
    underWay -= 1;
    plan();
  };
  return { clock, begun, ended };
};

/** A logger, and what was logged as one text to look for what must not be there. */
export const keptLog = () => {
  const entries: LogEntry[] = [];
  const log = createLogger(
    () => NOW,
    (entry) => entries.push(entry),
  );
  return { log, entries, text: () => JSON.stringify(entries) };
};

export type Received = { readonly method: string; readonly url: string; readonly headers: IncomingMessage['headers'] };
export type Handler = (request: IncomingMessage, response: ServerResponse, count: number) => void;

/** A server on loopback that behaves as the test says. `count` is 1 for the first request. */
export const serverThat = async (handle: Handler) => {
  const received: Received[] = [];
  const server = createServer((request, response) => {
    received.push({ method: request.method ?? '', url: request.url ?? '', headers: request.headers });
    handle(request, response, received.length);
  });
  // On a busy machine an idle line must not be closed in the very moment in which it is used again.
  server.keepAliveTimeout = 60_000;
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const close = (): Promise<unknown> => {
    server.closeAllConnections();
    return new Promise((resolve) => server.close(resolve));
  };
  onTestFinished(async () => void (await close()));
  return { baseUrl: `http://127.0.0.1:${port}`, port, received, close };
};
