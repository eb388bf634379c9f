import type { Database } from 'better-sqlite3';

/**
 * Policies that write get their bounds: how many records a run may write at most, and the share of what is held beyond
 * which it stops and asks. Off until an operator switches them on.
 */
export const up = (db: Database): void => {
  db.exec(`
ALTER TABLE policy ADD COLUMN cap INTEGER;
ALTER TABLE policy ADD COLUMN stop_share REAL;
INSERT OR IGNORE INTO policy (kind, is_on, changed_by, changed_at, cap, stop_share) VALUES
  ('publish-items', 0, NULL, NULL, 5000, 0.2),
  ('send-orders', 0, NULL, NULL, 5000, 0.2);
`);
};
