import { createHmac } from 'node:crypto';
import type { Database } from 'better-sqlite3';
import { contactFact, customerFact } from '../../../../shared/domain/mirror.ts';

/**
 * Undo and changes of several steps, cases that are assigned or put off, the ledger of opt-outs, connections, and what
 * runs and calls met. Two tables are rebuilt, because SQLite cannot change a CHECK or a UNIQUE; foreign keys are off
 * meanwhile and checked at the end.
 */
export const up = (db: Database): void => {
  db.exec(decisions);
  db.exec(cases);
  db.exec(optOuts);
  db.exec(operations);
  noteKnownOptOuts(db);
};

const decisions = `
CREATE TABLE decision_new (
  id TEXT PRIMARY KEY,
  key TEXT NOT NULL UNIQUE,
  mismatch_id INTEGER NOT NULL,
  kind INTEGER NOT NULL,
  verdict TEXT NOT NULL CHECK (verdict IN ('approve', 'ignore', 'defer', 'reopen', 'withdraw', 'undo')),
  decided_by TEXT NOT NULL,
  decided_at INTEGER NOT NULL,
  person_key_id INTEGER,
  reason BLOB,
  evidence BLOB,
  evidence_hash TEXT
) STRICT;
INSERT INTO decision_new SELECT id, key, mismatch_id, kind, verdict, decided_by, decided_at, person_key_id, reason, evidence, evidence_hash FROM decision;
DROP TABLE decision;
ALTER TABLE decision_new RENAME TO decision;
CREATE INDEX decision_mismatch ON decision (mismatch_id, decided_at);
CREATE INDEX decision_kind ON decision (kind, verdict);
CREATE TABLE outbox_new (
  id TEXT PRIMARY KEY,
  mismatch_id INTEGER NOT NULL,
  decision_id TEXT NOT NULL REFERENCES decision (id),
  step INTEGER NOT NULL,
  undo_of TEXT,
  run_id INTEGER,
  system TEXT NOT NULL CHECK (system IN ('erp', 'dotdigital')),
  person_key_id INTEGER,
  change_set BLOB NOT NULL,
  idempotency_key TEXT NOT NULL UNIQUE,
  state TEXT NOT NULL,
  attempts INTEGER NOT NULL,
  next_attempt_at INTEGER NOT NULL,
  failure TEXT,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  verified_at INTEGER,
  UNIQUE (decision_id, step)
) STRICT;
INSERT INTO outbox_new SELECT id, mismatch_id, decision_id, 1, NULL, NULL, system, person_key_id, change_set, idempotency_key, state, attempts, next_attempt_at, failure, created_at, updated_at, verified_at FROM outbox_entry;
DROP TABLE outbox_entry;
ALTER TABLE outbox_new RENAME TO outbox_entry;
CREATE INDEX outbox_due ON outbox_entry (state, next_attempt_at, id);
CREATE INDEX outbox_undo ON outbox_entry (undo_of) WHERE undo_of IS NOT NULL;
CREATE INDEX outbox_run ON outbox_entry (run_id, id) WHERE run_id IS NOT NULL;
CREATE INDEX outbox_mismatch ON outbox_entry (mismatch_id, id);
CREATE INDEX audit_subject ON audit (subject, seq);
`;

const cases = `
ALTER TABLE mismatch ADD COLUMN assignee TEXT;
ALTER TABLE mismatch ADD COLUMN until INTEGER;
CREATE INDEX mismatch_until ON mismatch (until) WHERE until IS NOT NULL;
CREATE INDEX mismatch_assignee ON mismatch (assignee, status, id) WHERE assignee IS NOT NULL;
CREATE INDEX mismatch_like ON mismatch (status, kind, field_mask, id);
`;

/** Opt-outs are few: partial indexes find those that only one side knows of without reading everybody. */
const optOuts = `
CREATE INDEX erp_customer_out ON erp_customer (match_key) WHERE (facts & ${customerFact.optedOut}) <> 0;
CREATE INDEX dd_contact_out ON dd_contact (match_key) WHERE (facts & ${contactFact.unsubscribed}) <> 0;
CREATE INDEX dd_contact_orphan ON dd_contact (match_key) WHERE method IS NULL AND erp_number IS NOT NULL;
CREATE TABLE opt_out (hash TEXT PRIMARY KEY, at INTEGER, seen_at INTEGER NOT NULL, source TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE former_address (owner TEXT NOT NULL, hash TEXT NOT NULL, PRIMARY KEY (owner, hash)) STRICT, WITHOUT ROWID;
CREATE TABLE data_field (name TEXT PRIMARY KEY, type TEXT NOT NULL, read_at INTEGER NOT NULL) STRICT, WITHOUT ROWID;
`;

const operations = `
CREATE TABLE connection (
  system TEXT NOT NULL CHECK (system IN ('erp', 'dotdigital')),
  slot TEXT NOT NULL CHECK (slot IN ('current', 'next')),
  product TEXT NOT NULL,
  name TEXT NOT NULL,
  base_url TEXT NOT NULL,
  user TEXT NOT NULL,
  saved_at INTEGER NOT NULL,
  tested_at INTEGER,
  passed INTEGER NOT NULL,
  steps INTEGER NOT NULL,
  PRIMARY KEY (system, slot)
) STRICT, WITHOUT ROWID;
CREATE TABLE run_trouble (
  run_id INTEGER NOT NULL,
  system TEXT NOT NULL,
  code TEXT NOT NULL,
  sentence TEXT NOT NULL,
  count INTEGER NOT NULL,
  first_at INTEGER NOT NULL,
  last_at INTEGER NOT NULL,
  PRIMARY KEY (run_id, system, code, sentence)
) STRICT, WITHOUT ROWID;
CREATE INDEX run_started ON run (started_at);
CREATE TABLE call_minute (
  system TEXT NOT NULL,
  scope TEXT NOT NULL,
  minute INTEGER NOT NULL,
  calls INTEGER NOT NULL,
  limited INTEGER NOT NULL,
  failed INTEGER NOT NULL,
  others INTEGER NOT NULL,
  PRIMARY KEY (system, scope, minute)
) STRICT, WITHOUT ROWID;
CREATE TABLE call_window (
  system TEXT NOT NULL,
  scope TEXT NOT NULL,
  quota INTEGER,
  remaining INTEGER,
  reset_at INTEGER,
  PRIMARY KEY (system, scope)
) STRICT, WITHOUT ROWID;
CREATE TABLE handed_out (path TEXT PRIMARY KEY, at INTEGER NOT NULL, by TEXT NOT NULL) STRICT, WITHOUT ROWID;
`;

type Out = { readonly names: string; readonly at: string | null; readonly seen: number; readonly source: string };

/**
 * Who opted out before there was a ledger, with the names under which a sync notes them: an unchanged record is not
 * noted again, and would be forgotten when it is deleted. Without a day it counts from when a run last saw anybody.
 */
const noteKnownOptOuts = (db: Database): void => {
  const key = db.prepare<[], Buffer>('SELECT key FROM workspace_key WHERE id = 1').pluck().get();
  if (key === undefined) return;
  const note = db.prepare('INSERT OR REPLACE INTO opt_out (hash, at, seen_at, source) VALUES (?, ?, ?, ?)');
  // Those without a day come first, so that a known day of the same name stands.
  for (const { names, at, seen, source } of db.prepare<[], Out>(knownOptOuts).all()) {
    for (const name of JSON.parse(names) as readonly (string | null)[]) {
      if (name === null) continue;
      const hash = createHmac('sha256', key).update(`opt-out:${name}`).digest('base64url');
      note.run(hash, at === null ? null : Date.parse(at), seen, source);
    }
  }
};

/** `||` with NULL is NULL: a name that a record lacks is left out. */
const knownOptOuts = `
SELECT json_array('contact:' || contact_id, 'number:' || erp_number, 'email:' || email_key) AS names, NULL AS at,
  coalesce((SELECT MAX(progressed_at) FROM run), updated_at, 0) AS seen, 'dotdigital' AS source
FROM dd_contact WHERE lower(coalesce(email_status, status)) IN ('unsubscribed', 'suppressed', 'ispcomplained', 'directcomplaint')
UNION ALL
SELECT json_array('customer:' || ext_id, 'number:' || number, 'email:' || email_key), json_extract(permission, '$.at'),
  coalesce((SELECT MAX(progressed_at) FROM run), modified_at, 0), 'erp'
FROM erp_customer WHERE (facts & ${customerFact.optedOut}) <> 0
ORDER BY 2 NULLS FIRST, 1`;
