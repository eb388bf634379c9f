import type { Database } from 'better-sqlite3';

/**
 * Records of one side that are one person (`side`: 0 the ERP, 1 Dotdigital). `double_pair`: what the last comparison of a whole
 * side found, both ways, the reasons with the lower row; a pair goes with its records, and when what tells who one of them is
 * changes. `double_verdict`: what a person said, both ways and by identity, so that it outlives every row.
 */
export const up = (db: Database): void => {
  const telling = ['first_name', 'last_name', 'birth_date', 'email', 'phone', 'street', 'city', 'postcode'].map(
    (name) => `v_${name}`,
  );
  const differs = telling.map((column) => `old.${column} IS NOT new.${column}`).join(' OR ');
  db.exec(`
CREATE TABLE double_pair (
  side INTEGER NOT NULL,
  rid INTEGER NOT NULL,
  other INTEGER NOT NULL,
  answer TEXT NOT NULL CHECK (answer IN ('same', 'ruled-out')),
  weight REAL NOT NULL,
  waterfall TEXT,
  PRIMARY KEY (side, rid, other)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER double_pair_gone AFTER DELETE ON double_pair BEGIN
  INSERT OR IGNORE INTO dirty (entity, match_key) SELECT 1, match_key FROM erp_customer WHERE old.side = 0 AND rid IN (old.rid, old.other);
  INSERT OR IGNORE INTO dirty (entity, match_key) SELECT 1, match_key FROM dd_contact WHERE old.side = 1 AND rid IN (old.rid, old.other);
  DELETE FROM double_pair WHERE side = old.side AND rid = old.other AND other = old.rid;
END;
CREATE TRIGGER double_customer_gone AFTER DELETE ON erp_customer BEGIN
  DELETE FROM double_pair WHERE side = 0 AND rid = old.rid;
END;
CREATE TRIGGER double_customer_changed AFTER UPDATE OF ${telling.join(', ')} ON erp_customer WHEN ${differs} BEGIN
  DELETE FROM double_pair WHERE side = 0 AND rid = new.rid;
END;
CREATE TRIGGER double_contact_gone AFTER DELETE ON dd_contact BEGIN
  DELETE FROM double_pair WHERE side = 1 AND rid = old.rid;
END;
CREATE TRIGGER double_contact_changed AFTER UPDATE OF ${telling.join(', ')} ON dd_contact WHEN ${differs} BEGIN
  DELETE FROM double_pair WHERE side = 1 AND rid = new.rid;
END;
CREATE TRIGGER double_contact_moved AFTER UPDATE OF lists, email_status ON dd_contact
WHEN (old.lists IS NOT new.lists OR old.email_status IS NOT new.email_status)
  AND EXISTS (SELECT 1 FROM double_pair WHERE side = 1 AND rid = new.rid) BEGIN
  INSERT OR IGNORE INTO dirty (entity, match_key) VALUES (1, new.match_key);
END;
CREATE TABLE double_verdict (
  side INTEGER NOT NULL,
  one TEXT NOT NULL,
  other TEXT NOT NULL,
  said_by TEXT NOT NULL,
  said_at INTEGER NOT NULL,
  decision_id TEXT NOT NULL,
  PRIMARY KEY (side, one, other)
) STRICT, WITHOUT ROWID;
`);
};
