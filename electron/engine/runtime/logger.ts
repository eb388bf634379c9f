import type { LogEntry } from '../../../shared/ipc/messages.ts';

export type LogFacts = LogEntry['facts'];

/** Writes log entries. Messages and facts hold no secret and no personal data: record ids, counts and codes only. */
export interface Logger {
  readonly debug: (message: string, facts?: LogFacts) => void;
  readonly info: (message: string, facts?: LogFacts) => void;
  readonly warn: (message: string, facts?: LogFacts) => void;
  readonly error: (message: string, facts?: LogFacts) => void;
}

/** A logger that hands each entry to a sink. */
export const createLogger = (now: () => number, sink: (entry: LogEntry) => void): Logger => {
  const at =
    (level: LogEntry['level']) =>
    (message: string, facts: LogFacts = {}): void =>
      sink({ at: now(), level, message, facts });
  return { debug: at('debug'), info: at('info'), warn: at('warn'), error: at('error') };
};
