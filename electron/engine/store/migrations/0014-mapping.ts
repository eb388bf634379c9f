import type { Database } from 'better-sqlite3';

/**
 * The mapping: its versions, each in force until the next, and one draft. Rows keep what another mapping would ask of them:
 * what the ERP says of a customer where the rules read it otherwise, and the data fields that the mapping does not name.
 * Contacts from before have none of the latter until they are read again; the index says whether there are any.
 */
export const up = (db: Database): void => {
  db.exec(`
CREATE TABLE mapping_version (
  version INTEGER PRIMARY KEY,
  document TEXT NOT NULL,
  since INTEGER NOT NULL,
  put_by TEXT,
  changes INTEGER NOT NULL
) STRICT;
CREATE TABLE mapping_draft (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  document TEXT NOT NULL,
  put_by TEXT NOT NULL,
  changed_at INTEGER NOT NULL
) STRICT;
ALTER TABLE erp_customer ADD COLUMN given INTEGER;
ALTER TABLE dd_contact ADD COLUMN rest TEXT;
CREATE INDEX dd_contact_without_rest ON dd_contact (rid) WHERE rest IS NULL;
`);
};
