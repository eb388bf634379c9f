import { randomUUID } from 'node:crypto';
import { appendFileSync, existsSync, mkdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { LogEntry } from '../../../shared/ipc/messages.ts';
import { redactFacts, redactText } from './redact.ts';

type Facts = LogEntry['facts'];
export type FileLog = {
  readonly entry: (entry: LogEntry) => void;
  readonly info: (message: string, facts: Facts) => void;
  readonly warn: (message: string, facts: Facts) => void;
  /** Logs something that must not happen, and answers the incident number under which it stands. */
  readonly bug: (where: unknown, error: unknown) => string;
};

const mostBytes = 1024 * 1024;
const mostFiles = 5;

/** JSON lines in a folder: five files of a megabyte, the oldest goes. Everything passes the redaction. */
export const createFileLog = (folder: string): FileLog => {
  const file = (number: number): string => join(folder, number === 0 ? 'concord.log' : `concord.${number}.log`);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const rotate = (): void => {
    rmSync(file(mostFiles - 1), { force: true });
    for (let number = mostFiles - 2; number >= 0; number -= 1)
      if (existsSync(file(number))) renameSync(file(number), file(number + 1));
  };
  const entry = ({ at, level, message, facts }: LogEntry): void => {
    const line = JSON.stringify({
      at: new Date(at).toISOString(),
      level,
      message: redactText(message),
      ...redactFacts(facts),
    });
    try {
      if (existsSync(file(0)) && statSync(file(0)).size > mostBytes) rotate();
      appendFileSync(file(0), `${line}\n`, { mode: 0o600 });
    } catch {
      // A full disk must not take the app down with its log.
    }
  };
  const at = (level: LogEntry['level']) => (message: string, facts: Facts) =>
    entry({ at: Date.now(), level, message, facts });
  return {
    entry,
    info: at('info'),
    warn: at('warn'),
    bug: (where, error) => {
      const incident = randomUUID().slice(0, 8);
      const text = error instanceof Error ? (error.stack ?? error.message) : 'unknown';
      at('error')('something that must not happen', {
        incident,
        where: typeof where === 'string' ? where : 'call',
        error: text,
      });
      return incident;
    },
  };
};
