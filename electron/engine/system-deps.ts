import type { EngineEvent } from '../../shared/ipc/events.ts';
import type { EngineStart, LogEntry } from '../../shared/ipc/messages.ts';
import type { EngineDeps } from './engine-deps.ts';
import { systemClock } from './runtime/clock.ts';
import { randomIds } from './runtime/ids.ts';
import { createLogger } from './runtime/logger.ts';

export type Sinks = { readonly log: (entry: LogEntry) => void; readonly emit: (event: EngineEvent) => void };

/** The engine's surroundings as the operating system gives them: its clock (or the simulated one), random ids. */
export const systemDeps = (start: EngineStart, sinks: Sinks): EngineDeps => {
  const clock = systemClock(start.clock);
  return { start, clock, ids: randomIds(), log: createLogger(clock.wallNow, sinks.log), emit: sinks.emit };
};
