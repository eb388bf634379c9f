import type { Database } from 'better-sqlite3';

/**
 * Desks whose files are accepted or written to, what a reviewer handed over, what a writer took in, and what an operator
 * chose beyond the suggestion, which a decision did not keep so far.
 */
export const up = (db: Database): void => {
  db.exec(`
CREATE TABLE desk (
  fingerprint TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  role TEXT NOT NULL CHECK (role IN ('writer', 'reviewer')),
  sign_key TEXT NOT NULL,
  seal_key TEXT NOT NULL,
  trusted_at INTEGER NOT NULL,
  trusted_by TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE decision_choice (
  decision_id TEXT PRIMARY KEY REFERENCES decision (id),
  person_key_id INTEGER,
  choice BLOB NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE assignment (mismatch_id INTEGER PRIMARY KEY, id TEXT NOT NULL, at INTEGER NOT NULL, by TEXT NOT NULL) STRICT;
CREATE TABLE handover (
  number INTEGER PRIMARY KEY,
  at INTEGER NOT NULL,
  by TEXT NOT NULL,
  desk TEXT NOT NULL,
  path TEXT NOT NULL,
  decisions INTEGER NOT NULL
) STRICT;
CREATE TABLE handover_item (
  decision_id TEXT NOT NULL,
  number INTEGER NOT NULL REFERENCES handover (number),
  PRIMARY KEY (decision_id, number)
) STRICT, WITHOUT ROWID;
CREATE INDEX handover_item_number ON handover_item (number);
CREATE TABLE taken_file (
  desk TEXT NOT NULL,
  number INTEGER NOT NULL,
  digest TEXT NOT NULL,
  begun_at INTEGER NOT NULL,
  done_at INTEGER,
  by TEXT NOT NULL,
  decisions INTEGER NOT NULL,
  PRIMARY KEY (desk, number)
) STRICT, WITHOUT ROWID;
CREATE TABLE taken_item (
  desk TEXT NOT NULL,
  id TEXT NOT NULL,
  number INTEGER NOT NULL,
  decision_id TEXT,
  PRIMARY KEY (desk, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX taken_item_number ON taken_item (desk, number);
`);
};
