import type { Database } from 'better-sqlite3';

/**
 * Who is in which list, kept from what a contact's record says so that an audience is counted without reading every contact;
 * and targets of campaigns that an operator named by hand, because Dotdigital does not tell those of a send to come.
 */
export const up = (db: Database): void => {
  db.exec(`
CREATE TABLE dd_membership (list INTEGER NOT NULL, rid INTEGER NOT NULL, PRIMARY KEY (list, rid)) STRICT, WITHOUT ROWID;
INSERT OR IGNORE INTO dd_membership
  SELECT one.value ->> 'id', c.rid FROM dd_contact c, json_each(c.lists) one WHERE c.lists IS NOT NULL;
CREATE TRIGGER dd_membership_insert AFTER INSERT ON dd_contact WHEN new.lists IS NOT NULL BEGIN
  INSERT OR IGNORE INTO dd_membership SELECT value ->> 'id', new.rid FROM json_each(new.lists);
END;
CREATE TRIGGER dd_membership_update AFTER UPDATE OF lists ON dd_contact WHEN old.lists IS NOT new.lists BEGIN
  DELETE FROM dd_membership WHERE rid = old.rid AND list IN (SELECT value ->> 'id' FROM json_each(old.lists));
  INSERT OR IGNORE INTO dd_membership SELECT value ->> 'id', new.rid FROM json_each(new.lists);
END;
CREATE TRIGGER dd_membership_delete AFTER DELETE ON dd_contact WHEN old.lists IS NOT NULL BEGIN
  DELETE FROM dd_membership WHERE rid = old.rid AND list IN (SELECT value ->> 'id' FROM json_each(old.lists));
END;
CREATE TABLE campaign_named (
  campaign TEXT PRIMARY KEY,
  targets TEXT NOT NULL,
  named_by TEXT NOT NULL,
  named_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
`);
};
