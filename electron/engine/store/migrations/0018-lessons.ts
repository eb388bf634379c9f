import type { Database } from 'better-sqlite3';

/** What decisions of persons teach, in words of Concord's own: no value of anybody, so that nothing of it has to be forgotten. */
export const up = (db: Database): void => {
  db.exec(`
CREATE TABLE lesson (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  decision_id TEXT NOT NULL,
  kind INTEGER NOT NULL,
  field TEXT,
  features TEXT NOT NULL,
  outcome INTEGER NOT NULL,
  suggested INTEGER
) STRICT;
CREATE INDEX lesson_kind ON lesson (kind, id);
CREATE INDEX lesson_decision ON lesson (decision_id);
`);
};
