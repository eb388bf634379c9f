import type { Database } from 'better-sqlite3';

/**
 * Causes: what many cases have in common, which case belongs to which, and what happened to each. `cause_look` keeps what was
 * read out of an open case, with a stamp of what it was read from. A case that goes, as when its person is forgotten, goes
 * from here too. Counts move by triggers, in the same transaction.
 */
export const up = (db: Database): void => {
  db.exec(`
CREATE TABLE cause (
  id INTEGER PRIMARY KEY,
  key TEXT NOT NULL UNIQUE,
  found_at INTEGER NOT NULL,
  settled_at INTEGER,
  since INTEGER,
  wave_from INTEGER,
  wave_to INTEGER
) STRICT;
CREATE TABLE cause_case (
  case_id INTEGER PRIMARY KEY,
  cause_id INTEGER NOT NULL REFERENCES cause (id),
  apart TEXT,
  written_at INTEGER
) STRICT;
CREATE INDEX cause_case_of ON cause_case (cause_id, apart, case_id);
CREATE TABLE cause_count (
  cause_id INTEGER NOT NULL,
  is_apart INTEGER NOT NULL,
  status INTEGER NOT NULL,
  n INTEGER NOT NULL,
  PRIMARY KEY (cause_id, is_apart, status)
) STRICT, WITHOUT ROWID;
CREATE TABLE cause_event (
  id INTEGER PRIMARY KEY,
  cause_id INTEGER NOT NULL REFERENCES cause (id),
  at INTEGER NOT NULL,
  what TEXT NOT NULL,
  count INTEGER NOT NULL,
  by TEXT
) STRICT;
CREATE INDEX cause_event_of ON cause_event (cause_id, id);
CREATE TABLE cause_look (case_id INTEGER PRIMARY KEY, stamp TEXT NOT NULL, written_at INTEGER, keys TEXT NOT NULL) STRICT;
CREATE TRIGGER cause_case_insert AFTER INSERT ON cause_case BEGIN
  INSERT INTO cause_count SELECT new.cause_id, new.apart IS NOT NULL, status, 1 FROM mismatch WHERE id = new.case_id
    ON CONFLICT DO UPDATE SET n = n + 1;
END;
CREATE TRIGGER cause_case_update AFTER UPDATE ON cause_case BEGIN
  UPDATE cause_count SET n = n - 1 WHERE cause_id = old.cause_id AND is_apart = (old.apart IS NOT NULL)
    AND status = (SELECT status FROM mismatch WHERE id = old.case_id);
  INSERT INTO cause_count SELECT new.cause_id, new.apart IS NOT NULL, status, 1 FROM mismatch WHERE id = new.case_id
    ON CONFLICT DO UPDATE SET n = n + 1;
END;
CREATE TRIGGER cause_case_delete AFTER DELETE ON cause_case BEGIN
  UPDATE cause_count SET n = n - 1 WHERE cause_id = old.cause_id AND is_apart = (old.apart IS NOT NULL)
    AND status = (SELECT status FROM mismatch WHERE id = old.case_id);
END;
CREATE TRIGGER cause_mismatch_status AFTER UPDATE OF status ON mismatch
WHEN old.status IS NOT new.status AND EXISTS (SELECT 1 FROM cause_case WHERE case_id = old.id) BEGIN
  UPDATE cause_count SET n = n - 1 WHERE status = old.status
    AND (cause_id, is_apart) = (SELECT cause_id, apart IS NOT NULL FROM cause_case WHERE case_id = old.id);
  INSERT INTO cause_count SELECT cause_id, apart IS NOT NULL, new.status, 1 FROM cause_case WHERE case_id = old.id
    ON CONFLICT DO UPDATE SET n = n + 1;
END;
CREATE TRIGGER cause_mismatch_delete BEFORE DELETE ON mismatch BEGIN
  DELETE FROM cause_case WHERE case_id = old.id;
  DELETE FROM cause_look WHERE case_id = old.id;
END;
`);
};
