import type { Database } from 'better-sqlite3';

/**
 * Marketing orders that the ERP lacks, each with what it waits for, and the accounting periods as the ERP told them. A
 * record is judged anew at every run; what is kept besides is since when it waits, and what the ERP answered.
 */
export const up = (db: Database): void => {
  db.exec(`
CREATE TABLE posting (
  record_key TEXT PRIMARY KEY,
  hash INTEGER NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('grace', 'void', 'ready', 'waiting')),
  reason TEXT,
  waits TEXT NOT NULL,
  since INTEGER NOT NULL,
  seen_in INTEGER
) STRICT, WITHOUT ROWID;
CREATE INDEX posting_state ON posting (state, reason, since);
CREATE TABLE posting_refusal (record_key TEXT PRIMARY KEY, hash INTEGER NOT NULL, sentence TEXT NOT NULL, at INTEGER NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE erp_period (from_date TEXT PRIMARY KEY, to_date TEXT, name TEXT NOT NULL, ar TEXT NOT NULL, as_of INTEGER NOT NULL) STRICT, WITHOUT ROWID;
INSERT OR IGNORE INTO policy (kind, is_on, changed_by, changed_at, cap, stop_share) VALUES ('post-orders', 0, NULL, NULL, 200, 0.2);
`);
};
