import type { Database } from 'better-sqlite3';

/**
 * Policies for customers, and the cases that a policy left to a person so that somebody sees what it does. What became of
 * such a case is told by the decisions on it.
 */
export const up = (db: Database): void => {
  db.exec(`
ALTER TABLE policy ADD COLUMN sample_share REAL;
ALTER TABLE policy ADD COLUMN sample_until INTEGER;
INSERT OR IGNORE INTO policy (kind, is_on, changed_by, changed_at, cap, stop_share, sample_share, sample_until) VALUES
  ('write-attributes', 0, NULL, NULL, 1000, 0.1, 0.05, 20),
  ('create-contacts', 0, NULL, NULL, 1000, 0.1, 0.05, 20),
  ('withdraw-items', 0, NULL, NULL, 500, 0.05, NULL, NULL);
CREATE TABLE policy_sample (
  mismatch_id INTEGER NOT NULL,
  run_id INTEGER NOT NULL,
  policy TEXT NOT NULL,
  marked_at INTEGER NOT NULL,
  PRIMARY KEY (mismatch_id, run_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX policy_sample_of ON policy_sample (policy, marked_at);
`);
};
