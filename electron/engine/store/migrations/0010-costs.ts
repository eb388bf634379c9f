import type { Database } from 'better-sqlite3';

/**
 * What each run was said to cost before it began, to be held against what it took; and of each rate window how much of it
 * was ours and how much others'.
 */
export const up = (db: Database): void => {
  db.exec(`
CREATE TABLE run_told (
  run_id INTEGER PRIMARY KEY,
  erp_calls INTEGER NOT NULL,
  dotdigital_calls INTEGER NOT NULL,
  is_least INTEGER NOT NULL,
  lasts_ms INTEGER
) STRICT;

CREATE INDEX run_mode ON run (job, mode, id);

ALTER TABLE call_window ADD COLUMN own INTEGER;
ALTER TABLE call_window ADD COLUMN others INTEGER;
`);
};
