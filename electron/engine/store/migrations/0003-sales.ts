import type { Database } from 'better-sqlite3';

/**
 * Products and sales of both sides, each a replica of its own, and what was written to insight data. A replica's rows
 * look alike: who needs a field of one reads it from `data`, which holds the record in the shape of the domain.
 */
export const up = (db: Database): void => {
  for (const table of ['erp_product', 'erp_stock', 'erp_price', 'erp_order', 'erp_document', 'dd_item', 'dd_order'])
    db.exec(replica(table));
  db.exec(item);
  db.exec(writes);
};

export const replica = (table: string): string => `
CREATE TABLE ${table} (
  rid INTEGER PRIMARY KEY,
  ext_id TEXT NOT NULL UNIQUE,
  version TEXT,
  modified_at INTEGER,
  match_key TEXT NOT NULL,
  owner TEXT,
  reference TEXT,
  facts INTEGER NOT NULL,
  hash INTEGER NOT NULL,
  data TEXT NOT NULL
) STRICT;
CREATE INDEX ${table}_key ON ${table} (match_key, hash, facts);
`;

/** What is to be found in the catalogue, put together from a product, its stock and its prices. */
const item = `
CREATE TABLE erp_item (
  match_key TEXT PRIMARY KEY,
  facts INTEGER NOT NULL,
  hash INTEGER NOT NULL,
  next_at INTEGER,
  data TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX erp_item_next ON erp_item (next_at) WHERE next_at IS NOT NULL;
`;

const writes = `
CREATE INDEX erp_order_reference ON erp_order (reference) WHERE reference IS NOT NULL;
CREATE INDEX erp_order_owner ON erp_order (owner) WHERE owner IS NOT NULL;
CREATE TABLE sale_link (match_key TEXT PRIMARY KEY, record_key TEXT NOT NULL UNIQUE, method TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE INDEX dd_order_owner ON dd_order (owner) WHERE owner IS NOT NULL;
CREATE TABLE insight_import (
  id INTEGER PRIMARY KEY,
  run_id INTEGER NOT NULL,
  collection TEXT NOT NULL,
  import_id TEXT,
  state TEXT NOT NULL CHECK (state IN ('sending', 'accepted', 'finished', 'failed', 'unconfirmed')),
  records INTEGER NOT NULL,
  refused INTEGER NOT NULL,
  started_at INTEGER NOT NULL,
  ended_at INTEGER,
  failure TEXT
) STRICT;
CREATE INDEX insight_import_run ON insight_import (run_id, id);
CREATE INDEX insight_import_open ON insight_import (collection, id) WHERE state IN ('sending', 'accepted');
CREATE TABLE insight_write (
  import INTEGER NOT NULL REFERENCES insight_import (id),
  key TEXT NOT NULL,
  match_key TEXT NOT NULL,
  verb TEXT NOT NULL CHECK (verb IN ('create', 'update')),
  hash INTEGER NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('sent', 'verified', 'refused', 'diverged')),
  reason TEXT,
  PRIMARY KEY (import, key)
) STRICT, WITHOUT ROWID;
`;
