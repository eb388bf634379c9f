import type { Database } from 'better-sqlite3';

/**
 * Contact imports: what went in which import, what its report said, and the rows that it refused. What was refused is
 * sealed as its change is, because a description may repeat a value.
 */
export const up = (db: Database): void => {
  db.exec(imports);
};

const imports = `
CREATE TABLE contact_import (
  id INTEGER PRIMARY KEY,
  import_id TEXT UNIQUE,
  state TEXT NOT NULL,
  row_count INTEGER NOT NULL,
  started_at INTEGER NOT NULL,
  ended_at INTEGER,
  next_poll_at INTEGER,
  polls INTEGER NOT NULL,
  updated INTEGER,
  refused INTEGER,
  unnamed INTEGER,
  failure TEXT
) STRICT;
CREATE INDEX contact_import_state ON contact_import (state, next_poll_at);
CREATE TABLE contact_import_entry (
  entry_id TEXT PRIMARY KEY REFERENCES outbox_entry (id),
  import INTEGER NOT NULL REFERENCES contact_import (id),
  attempt_id INTEGER NOT NULL REFERENCES attempt (id),
  codes TEXT
) STRICT, WITHOUT ROWID;
CREATE INDEX contact_import_entries ON contact_import_entry (import);
CREATE TABLE import_refusal (
  entry_id TEXT PRIMARY KEY REFERENCES outbox_entry (id),
  import INTEGER NOT NULL REFERENCES contact_import (id),
  at INTEGER NOT NULL,
  stands INTEGER NOT NULL,
  failures BLOB NOT NULL
) STRICT, WITHOUT ROWID;
`;
