import { randomUUID } from 'node:crypto';
import type { StateFile } from '../server/state-file.ts';

export const COMMAND_TABLE = `
  CREATE TABLE IF NOT EXISTS sent_command(
    command_id TEXT PRIMARY KEY,
    external_id TEXT NOT NULL,
    type TEXT NOT NULL,
    command TEXT NOT NULL,
    at INTEGER NOT NULL,
    runs_at INTEGER NOT NULL,
    ends_at INTEGER NOT NULL,
    outcome TEXT NOT NULL,
    state TEXT NOT NULL,
    record_id TEXT,
    error TEXT
  ) STRICT;
  CREATE INDEX IF NOT EXISTS sent_command_open ON sent_command(state, ends_at);
  CREATE INDEX IF NOT EXISTS sent_command_external ON sent_command(external_id);
`;

/** A command that the ERP took. An open one is accepted until `runs_at` and running until `ends_at`. */
export type SentCommand = {
  readonly command_id: string;
  readonly external_id: string;
  readonly type: string;
  readonly command: string;
  readonly at: number;
  readonly runs_at: number;
  readonly ends_at: number;
  readonly outcome: 'done' | 'failed';
  readonly state: 'open' | 'done' | 'failed';
  readonly record_id: string | null;
  readonly error: string | null;
};

const COLUMNS = 'command_id, external_id, type, command, at, runs_at, ends_at, outcome, state, record_id, error';

export type CommandStore = {
  readonly byId: (commandId: string) => SentCommand | null;
  /** The command with this external id that is still to be carried out. */
  readonly openByExternalId: (type: string, externalId: string) => SentCommand | null;
  readonly due: (now: number) => readonly SentCommand[];
  readonly add: (command: Omit<SentCommand, 'command_id'>) => string;
  readonly end: (commandId: string, state: 'done' | 'failed', recordId: string | null, error: object | null) => void;
};

/** Keeps what became of every command that was taken; a refused one leaves nothing. */
export const createCommandStore = (file: StateFile): CommandStore => {
  const byId = file.prepare<[string], SentCommand>(`SELECT ${COLUMNS} FROM sent_command WHERE command_id = ?`);
  const open = file.prepare<[string, string], SentCommand>(
    `SELECT ${COLUMNS} FROM sent_command WHERE external_id = ? AND type = ? AND state = 'open'`,
  );
  const due = file.prepare<[number], SentCommand>(
    `SELECT ${COLUMNS} FROM sent_command WHERE state = 'open' AND ends_at <= ? ORDER BY ends_at, at`,
  );
  const insert = file.prepare(
    `INSERT INTO sent_command(${COLUMNS}) VALUES (@command_id, @external_id, @type, @command, @at, @runs_at, @ends_at,
       @outcome, @state, @record_id, @error)`,
  );
  const end = file.prepare('UPDATE sent_command SET state = ?, record_id = ?, error = ? WHERE command_id = ?');
  return {
    byId: (commandId) => byId.get(commandId) ?? null,
    openByExternalId: (type, externalId) => open.get(externalId, type) ?? null,
    due: (now) => due.all(now),
    add: (command) => {
      const commandId = randomUUID();
      insert.run({ ...command, command_id: commandId });
      return commandId;
    },
    end: (commandId, state, recordId, error) => {
      end.run(state, recordId, error === null ? null : JSON.stringify(error), commandId);
    },
  };
};
