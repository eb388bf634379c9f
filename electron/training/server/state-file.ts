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

/** Whether the world, or the part of it with another mark, was ever written into this file. */
export const isSeeded = (file: StateFile, mark = 'seeded'): boolean =>
  file.prepare('SELECT 1 FROM meta WHERE name = ?').get(mark) !== undefined;

const BATCH = 10_000;

/** While a file is founded, keys come in no order: pages are kept longer and written back less often. */
const atEase = (file: StateFile, work: () => void): void => {
  file.pragma('cache_size = -131072');
  file.pragma('wal_autocheckpoint = 50000');
  try {
    work();
  } finally {
    file.pragma('cache_size = -2000');
    file.pragma('wal_autocheckpoint = 1000');
    file.pragma('wal_checkpoint(TRUNCATE)');
  }
};

type Fill = (take: (insert: () => void) => void) => void;

/**
 * Fills the file with a world, in batches, so that neither memory nor the log beside the file grows with it. Until the last
 * batch is in, the file counts as empty: whoever dies on the way begins anew. A part that is added later has its own mark.
 */
export const found = (file: StateFile, empty: () => void, fill: Fill, mark = 'seeded'): void =>
  atEase(file, () => {
    try {
      inBatches(file, empty, fill, mark);
    } catch (error) {
      if (file.inTransaction) file.exec('ROLLBACK');
      throw error;
    }
  });

const inBatches = (file: StateFile, empty: () => void, fill: Fill, mark: string): void => {
  let size = 0;
  const end = (): void => {
    file.exec('COMMIT');
    size = 0;
  };
  const begin = (): void => {
    if (!file.inTransaction) file.exec('BEGIN IMMEDIATE');
  };
  begin();
  file.prepare('DELETE FROM meta WHERE name = ?').run(mark);
  empty();
  fill((insert) => {
    begin();
    insert();
    size += 1;
    if (size >= BATCH) end();
  });
  begin();
  file.prepare("INSERT OR REPLACE INTO meta(name, value) VALUES (?, '1')").run(mark);
  end();
};
