import { mkdirSync } from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';

export type StateFile = Database.Database;

const SHARED_TABLES = `
  CREATE TABLE IF NOT EXISTS meta(name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;
  CREATE TABLE IF NOT EXISTS write_log(
    sequence INTEGER PRIMARY KEY AUTOINCREMENT,
    at INTEGER NOT NULL,
    method TEXT NOT NULL,
    path TEXT NOT NULL,
    idempotency_key TEXT,
    status INTEGER NOT NULL,
    record_id TEXT,
    record_key TEXT,
    changed INTEGER NOT NULL
  ) STRICT;
  CREATE INDEX IF NOT EXISTS write_log_record ON write_log(record_id);
`;

/** Opens the file in which a simulated system keeps its state; what is committed survives the death of the process. */
export const openStateFile = (folder: string, name: string, tables: string): StateFile => {
  mkdirSync(folder, { recursive: true });
  const file = new Database(path.join(folder, name));
  file.pragma('journal_mode = WAL');
  file.pragma('synchronous = NORMAL');
  file.exec(SHARED_TABLES);
  file.exec(tables);
  return file;
};

/** Runs the work as one transaction: all of it stands, or none. */
export const atOnce = <T>(file: StateFile, work: () => T): T => file.transaction(work).immediate();

/** Whether the world was ever written into this file. */
export const isSeeded = (file: StateFile): boolean =>
  file.prepare("SELECT 1 FROM meta WHERE name = 'seeded'").get() !== undefined;

/** Notes that the world is in; belongs into the transaction that writes it. */
export const markSeeded = (file: StateFile): void => {
  file.prepare("INSERT OR REPLACE INTO meta(name, value) VALUES ('seeded', '1')").run();
};
