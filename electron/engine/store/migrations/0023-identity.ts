import type { Database } from 'better-sqlite3';

/**
 * Who is the same person as whom, besides what number and email say. `identity_left`: the records of both sides that these
 * leave unlinked, as they were when they were last compared. `identity_pair`: what the comparison found, with its reasons.
 * `identity_verdict`: what a person said, by identity, so that it outlives every row. Links were never kept by row.
 */
export const up = (db: Database): void => {
  db.exec(`
DROP TABLE identity_link;
CREATE TABLE identity_left (
  side INTEGER NOT NULL,
  rid INTEGER NOT NULL,
  match_key TEXT NOT NULL,
  hash INTEGER NOT NULL,
  PRIMARY KEY (side, rid)
) STRICT, WITHOUT ROWID;
CREATE INDEX identity_left_keys ON identity_left (match_key);
CREATE TRIGGER identity_left_key AFTER UPDATE OF match_key ON dd_contact WHEN old.match_key IS NOT new.match_key BEGIN
  UPDATE identity_left SET match_key = new.match_key WHERE side = 1 AND rid = new.rid;
END;
CREATE TRIGGER identity_left_customer AFTER DELETE ON erp_customer BEGIN
  DELETE FROM identity_left WHERE side = 0 AND rid = old.rid;
END;
CREATE TRIGGER identity_left_contact AFTER DELETE ON dd_contact BEGIN
  DELETE FROM identity_left WHERE side = 1 AND rid = old.rid;
END;
CREATE TRIGGER identity_left_gone AFTER DELETE ON identity_left BEGIN
  INSERT INTO workspace_fact (name, value) VALUES ('identity.owed', 'yes')
  ON CONFLICT DO UPDATE SET value = 'yes' WHERE value IN ('no', 'now');
END;
CREATE TABLE identity_pair (
  erp_rid INTEGER NOT NULL REFERENCES erp_customer (rid) ON DELETE CASCADE,
  dd_rid INTEGER NOT NULL REFERENCES dd_contact (rid) ON DELETE CASCADE,
  answer TEXT NOT NULL CHECK (answer IN ('link', 'possible', 'ruled-out')),
  weight REAL NOT NULL,
  waterfall TEXT NOT NULL,
  PRIMARY KEY (erp_rid, dd_rid)
) STRICT, WITHOUT ROWID;
CREATE INDEX identity_pair_contact ON identity_pair (dd_rid, answer);
CREATE TRIGGER identity_pair_gone AFTER DELETE ON identity_pair BEGIN
  INSERT OR IGNORE INTO dirty (entity, match_key) SELECT 1, match_key FROM erp_customer WHERE rid = old.erp_rid;
  INSERT OR IGNORE INTO dirty (entity, match_key) SELECT 1, match_key FROM dd_contact WHERE rid = old.dd_rid;
  INSERT OR IGNORE INTO rekey (rid) SELECT rid FROM dd_contact WHERE rid = old.dd_rid;
END;
CREATE TABLE identity_verdict (
  customer_id TEXT NOT NULL,
  contact_id INTEGER NOT NULL,
  verdict TEXT NOT NULL CHECK (verdict IN ('same', 'different')),
  said_by TEXT NOT NULL,
  said_at INTEGER NOT NULL,
  decision_id TEXT NOT NULL,
  PRIMARY KEY (customer_id, contact_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX identity_verdict_contact ON identity_verdict (contact_id, verdict);
`);
};
