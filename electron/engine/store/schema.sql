-- Made by npm run snapshots from the migrations; version 29.

CREATE TABLE assignment (mismatch_id INTEGER PRIMARY KEY, id TEXT NOT NULL, at INTEGER NOT NULL, by TEXT NOT NULL) STRICT;

CREATE TABLE attempt (
  id INTEGER PRIMARY KEY,
  entry_id TEXT NOT NULL REFERENCES outbox_entry (id),
  purpose TEXT NOT NULL CHECK (purpose IN ('write', 'read-back')),
  started_at INTEGER NOT NULL,
  ended_at INTEGER,
  outcome TEXT,
  status INTEGER,
  detail BLOB
) STRICT;

CREATE INDEX attempt_entry ON attempt (entry_id, id);

CREATE TABLE audit (
  seq INTEGER PRIMARY KEY,
  at INTEGER NOT NULL,
  actor TEXT NOT NULL,
  action TEXT NOT NULL,
  subject TEXT NOT NULL,
  person_key_id INTEGER,
  personal BLOB,
  prev_hash TEXT NOT NULL,
  hash TEXT NOT NULL
) STRICT;

CREATE TRIGGER audit_no_delete BEFORE DELETE ON audit BEGIN SELECT RAISE(ABORT, 'the audit trail is only added to'); END;

CREATE TRIGGER audit_no_update BEFORE UPDATE ON audit BEGIN SELECT RAISE(ABORT, 'the audit trail is only added to'); END;

CREATE INDEX audit_subject ON audit (subject, seq);

CREATE TABLE bad_record (
  id INTEGER PRIMARY KEY,
  run_id INTEGER NOT NULL,
  system TEXT NOT NULL,
  reference TEXT NOT NULL,
  problem TEXT NOT NULL,
  seen_at INTEGER NOT NULL,
  person_key_id INTEGER,
  raw BLOB
) STRICT;

CREATE INDEX bad_record_run ON bad_record (run_id, id);

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
  reset_at INTEGER, own INTEGER, others INTEGER,
  PRIMARY KEY (system, scope)
) STRICT, WITHOUT ROWID;

CREATE TABLE campaign_named (
  campaign TEXT PRIMARY KEY,
  targets TEXT NOT NULL,
  named_by TEXT NOT NULL,
  named_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE campaign_send (
  campaign INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  send_at INTEGER NOT NULL,
  lists TEXT NOT NULL,
  everyone INTEGER NOT NULL,
  not_told TEXT NOT NULL,
  named_by TEXT,
  named_at INTEGER,
  gone INTEGER NOT NULL,
  marked INTEGER NOT NULL
) STRICT;

CREATE TABLE campaign_target (
  campaign TEXT PRIMARY KEY,
  asked_of TEXT NOT NULL,
  targets TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE case_send (
  campaign INTEGER NOT NULL,
  status INTEGER NOT NULL,
  kind INTEGER NOT NULL,
  severity INTEGER NOT NULL,
  worth INTEGER NOT NULL,
  detected_at INTEGER NOT NULL,
  mismatch INTEGER NOT NULL,
  PRIMARY KEY (campaign, status, kind, severity, worth, detected_at, mismatch)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER case_send_count_delete AFTER DELETE ON case_send BEGIN UPDATE case_send_count SET touching = touching - 1
    WHERE campaign = old.campaign AND kind = old.kind AND severity = old.severity AND status = old.status AND TRUE; END;

CREATE TRIGGER case_send_count_insert AFTER INSERT ON case_send BEGIN INSERT INTO case_send_count SELECT new.campaign, new.kind, new.severity, new.status, 1, 0 WHERE new.campaign <> 0
    ON CONFLICT DO UPDATE SET touching = touching + 1; END;

CREATE TRIGGER case_send_count_update AFTER UPDATE OF status, kind, severity ON case_send
WHEN old.status IS NOT new.status OR old.kind IS NOT new.kind OR old.severity IS NOT new.severity BEGIN
  UPDATE case_send_count SET touching = touching - 1
    WHERE campaign = old.campaign AND kind = old.kind AND severity = old.severity AND status = old.status AND TRUE;
  INSERT INTO case_send_count SELECT new.campaign, new.kind, new.severity, new.status, 1, 0 WHERE new.campaign <> 0
    ON CONFLICT DO UPDATE SET touching = touching + 1;
END;

CREATE TABLE case_send_count (
  campaign INTEGER NOT NULL,
  kind INTEGER NOT NULL,
  severity INTEGER NOT NULL,
  status INTEGER NOT NULL,
  touching INTEGER NOT NULL,
  grouped INTEGER NOT NULL,
  PRIMARY KEY (campaign, kind, severity, status)
) STRICT, WITHOUT ROWID;

CREATE TABLE case_unpriced (id INTEGER PRIMARY KEY, pass INTEGER NOT NULL DEFAULT 0) STRICT;

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

CREATE TRIGGER cause_case_delete AFTER DELETE ON cause_case BEGIN
  UPDATE cause_count SET n = n - 1 WHERE cause_id = old.cause_id AND is_apart = (old.apart IS NOT NULL)
    AND status = (SELECT status FROM mismatch WHERE id = old.case_id);
END;

CREATE TRIGGER cause_case_insert AFTER INSERT ON cause_case BEGIN
  INSERT INTO cause_count SELECT new.cause_id, new.apart IS NOT NULL, status, 1 FROM mismatch WHERE id = new.case_id
    ON CONFLICT DO UPDATE SET n = n + 1;
END;

CREATE INDEX cause_case_of ON cause_case (cause_id, apart, case_id);

CREATE TRIGGER cause_case_update AFTER UPDATE ON cause_case BEGIN
  UPDATE cause_count SET n = n - 1 WHERE cause_id = old.cause_id AND is_apart = (old.apart IS NOT NULL)
    AND status = (SELECT status FROM mismatch WHERE id = old.case_id);
  INSERT INTO cause_count SELECT new.cause_id, new.apart IS NOT NULL, status, 1 FROM mismatch WHERE id = new.case_id
    ON CONFLICT DO UPDATE SET n = n + 1;
END;

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

CREATE TABLE data_field (name TEXT PRIMARY KEY, type TEXT NOT NULL, read_at INTEGER NOT NULL) STRICT, WITHOUT ROWID;

CREATE TABLE dd_campaign (
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

CREATE INDEX dd_campaign_key ON dd_campaign (match_key, hash, facts);

CREATE TABLE dd_contact (
  rid INTEGER PRIMARY KEY,
  contact_id INTEGER NOT NULL UNIQUE,
  erp_number TEXT,
  created_at INTEGER,
  updated_at INTEGER,
  v_email TEXT,
  v_title TEXT,
  v_first_name TEXT,
  v_last_name TEXT,
  v_phone TEXT,
  v_birth_date TEXT,
  v_street TEXT,
  v_city TEXT,
  v_postcode TEXT,
  v_country TEXT,
  v_language TEXT,
  v_loyalty_tier TEXT,
  v_loyalty_points TEXT,
  v_price_group TEXT,
  v_home_store TEXT,
  status TEXT NOT NULL,
  email_status TEXT,
  opt_in_type TEXT,
  consented_at INTEGER,
  facts INTEGER NOT NULL,
  email_key TEXT,
  hash INTEGER NOT NULL,
  match_key TEXT NOT NULL,
  method INTEGER
, lists TEXT, rest TEXT, v_extra TEXT) STRICT;

CREATE INDEX dd_contact_email ON dd_contact (email_key) WHERE email_key IS NOT NULL;

CREATE INDEX dd_contact_key ON dd_contact (match_key, rid, hash, facts, method, contact_id);

CREATE INDEX dd_contact_number ON dd_contact (erp_number) WHERE erp_number IS NOT NULL;

CREATE TRIGGER dd_contact_orders_delete AFTER DELETE ON dd_contact WHEN old.method IS NOT NULL BEGIN
  INSERT OR IGNORE INTO dirty (entity, match_key) SELECT 4, match_key FROM erp_order WHERE owner = old.match_key;
END;

CREATE TRIGGER dd_contact_orders_insert AFTER INSERT ON dd_contact WHEN new.method IS NOT NULL BEGIN
  INSERT OR IGNORE INTO dirty (entity, match_key) SELECT 4, match_key FROM erp_order WHERE owner = new.match_key;
END;

CREATE TRIGGER dd_contact_orders_update AFTER UPDATE OF match_key, method, facts ON dd_contact
WHEN old.match_key IS NOT new.match_key OR (old.method IS NULL) <> (new.method IS NULL)
  OR (old.facts & 1) <> (new.facts & 1) BEGIN
  INSERT OR IGNORE INTO dirty (entity, match_key) SELECT 4, match_key FROM erp_order WHERE owner = old.match_key;
  INSERT OR IGNORE INTO dirty (entity, match_key) SELECT 4, match_key FROM erp_order WHERE owner = new.match_key;
END;

CREATE INDEX dd_contact_orphan ON dd_contact (match_key) WHERE method IS NULL AND erp_number IS NOT NULL;

CREATE INDEX dd_contact_out ON dd_contact (match_key) WHERE (facts & 8) <> 0;

CREATE TRIGGER dd_contact_unpriced AFTER UPDATE OF lists, match_key ON dd_contact
WHEN old.lists IS NOT new.lists OR old.match_key IS NOT new.match_key BEGIN
  INSERT INTO case_unpriced (id) SELECT id FROM mismatch WHERE entity = 1 AND match_key = old.match_key ON CONFLICT (id) DO UPDATE SET pass = 0;
  INSERT INTO case_unpriced (id) SELECT id FROM mismatch WHERE entity = 1 AND match_key = new.match_key ON CONFLICT (id) DO UPDATE SET pass = 0;
END;

CREATE INDEX dd_contact_without_rest ON dd_contact (rid) WHERE rest IS NULL;

CREATE TRIGGER dd_membership_delete AFTER DELETE ON dd_contact WHEN old.lists IS NOT NULL BEGIN
  DELETE FROM dd_membership WHERE rid = old.rid AND list IN (SELECT value ->> 'id' FROM json_each(old.lists));
END;

CREATE TRIGGER dd_membership_insert AFTER INSERT ON dd_contact WHEN new.lists IS NOT NULL BEGIN
  INSERT OR IGNORE INTO dd_membership SELECT value ->> 'id', new.rid FROM json_each(new.lists);
END;

CREATE TRIGGER dd_membership_update AFTER UPDATE OF lists ON dd_contact WHEN old.lists IS NOT new.lists BEGIN
  DELETE FROM dd_membership WHERE rid = old.rid AND list IN (SELECT value ->> 'id' FROM json_each(old.lists));
  INSERT OR IGNORE INTO dd_membership SELECT value ->> 'id', new.rid FROM json_each(new.lists);
END;

CREATE TRIGGER double_contact_changed AFTER UPDATE OF v_first_name, v_last_name, v_birth_date, v_email, v_phone, v_street, v_city, v_postcode ON dd_contact WHEN old.v_first_name IS NOT new.v_first_name OR old.v_last_name IS NOT new.v_last_name OR old.v_birth_date IS NOT new.v_birth_date OR old.v_email IS NOT new.v_email OR old.v_phone IS NOT new.v_phone OR old.v_street IS NOT new.v_street OR old.v_city IS NOT new.v_city OR old.v_postcode IS NOT new.v_postcode BEGIN
  DELETE FROM double_pair WHERE side = 1 AND rid = new.rid;
END;

CREATE TRIGGER double_contact_gone AFTER DELETE ON dd_contact BEGIN
  DELETE FROM double_pair WHERE side = 1 AND rid = old.rid;
END;

CREATE TRIGGER double_contact_moved AFTER UPDATE OF lists, email_status ON dd_contact
WHEN (old.lists IS NOT new.lists OR old.email_status IS NOT new.email_status)
  AND EXISTS (SELECT 1 FROM double_pair WHERE side = 1 AND rid = new.rid) BEGIN
  INSERT OR IGNORE INTO dirty (entity, match_key) VALUES (1, new.match_key);
END;

CREATE TRIGGER double_contact_told AFTER UPDATE OF v_extra ON dd_contact
WHEN old.v_extra IS NOT new.v_extra
  AND EXISTS (SELECT 1 FROM double_pair WHERE side = 1 AND rid = new.rid)
  AND EXISTS (
    SELECT 1 FROM mapping_version m, json_each(m.document, '$.extras') e
    WHERE m.version = (SELECT max(version) FROM mapping_version)
      AND json_extract(e.value, '$.source.tells') IS NOT NULL
      AND json_type(old.v_extra, '$.' || json_extract(e.value, '$.field')) IS NOT NULL
      AND json_type(new.v_extra, '$.' || json_extract(e.value, '$.field')) IS NOT NULL
      AND json_extract(old.v_extra, '$.' || json_extract(e.value, '$.field'))
        IS NOT json_extract(new.v_extra, '$.' || json_extract(e.value, '$.field'))) BEGIN
  DELETE FROM double_pair WHERE side = 1 AND rid = new.rid;
END;

CREATE TRIGGER identity_left_contact AFTER DELETE ON dd_contact BEGIN
  DELETE FROM identity_left WHERE side = 1 AND rid = old.rid;
END;

CREATE TRIGGER identity_left_key AFTER UPDATE OF match_key ON dd_contact WHEN old.match_key IS NOT new.match_key BEGIN
  UPDATE identity_left SET match_key = new.match_key WHERE side = 1 AND rid = new.rid;
END;

CREATE TRIGGER judged_contact_delete AFTER DELETE ON dd_contact BEGIN DELETE FROM judged WHERE match_key = old.match_key; END;

CREATE TABLE dd_item (
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

CREATE TRIGGER dd_item_called_delete AFTER DELETE ON dd_item BEGIN
  INSERT OR IGNORE INTO dirty (entity, match_key) SELECT 5, old.reference WHERE old.reference IS NOT NULL;
  INSERT OR IGNORE INTO dirty (entity, match_key) SELECT 5, sku FROM item_verdict WHERE record_key = old.ext_id AND verdict = 'same';
END;

CREATE TRIGGER dd_item_called_insert AFTER INSERT ON dd_item BEGIN
  INSERT OR IGNORE INTO dirty (entity, match_key) SELECT 5, new.reference WHERE new.reference IS NOT NULL;
  INSERT OR IGNORE INTO dirty (entity, match_key) SELECT 5, sku FROM item_verdict WHERE record_key = new.ext_id AND verdict = 'same';
END;

CREATE TRIGGER dd_item_called_update AFTER UPDATE OF reference ON dd_item WHEN old.reference IS NOT new.reference BEGIN
  INSERT OR IGNORE INTO dirty (entity, match_key) SELECT 5, old.reference WHERE old.reference IS NOT NULL;
  INSERT OR IGNORE INTO dirty (entity, match_key) SELECT 5, new.reference WHERE new.reference IS NOT NULL;
END;

CREATE INDEX dd_item_key ON dd_item (match_key, hash, facts);

CREATE TRIGGER dd_item_marks_delete AFTER DELETE ON dd_item BEGIN
  INSERT OR IGNORE INTO dirty (entity, match_key) VALUES (5, old.match_key);
END;

CREATE TRIGGER dd_item_marks_insert AFTER INSERT ON dd_item BEGIN
  INSERT OR IGNORE INTO dirty (entity, match_key) VALUES (5, new.match_key);
END;

CREATE TRIGGER dd_item_marks_update AFTER UPDATE ON dd_item
WHEN old.hash IS NOT new.hash OR old.facts IS NOT new.facts OR old.owner IS NOT new.owner OR old.match_key IS NOT new.match_key BEGIN
  INSERT OR IGNORE INTO dirty (entity, match_key) VALUES (5, old.match_key), (5, new.match_key);
END;

CREATE INDEX dd_item_own_sku ON dd_item (reference) WHERE reference IS NOT NULL;

CREATE TABLE dd_list (
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

CREATE INDEX dd_list_key ON dd_list (match_key, hash, facts);

CREATE TABLE dd_membership (list INTEGER NOT NULL, rid INTEGER NOT NULL, PRIMARY KEY (list, rid)) STRICT, WITHOUT ROWID;

CREATE TABLE dd_order (
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

CREATE TRIGGER dd_order_identity_delete AFTER DELETE ON dd_order WHEN old.owner IS NOT NULL BEGIN UPDATE workspace_fact SET value = 'yes' WHERE name = 'identity.owed' AND value IN ('no', 'now') AND (old.owner IS NOT NULL AND EXISTS (SELECT 1 FROM erp_order e WHERE e.match_key = old.match_key
    AND e.owner IS NOT NULL AND (EXISTS (SELECT 1 FROM dd_contact c CROSS JOIN identity_left l ON l.side = 1 AND l.rid = c.rid WHERE c.contact_id = CAST(old.owner AS INTEGER)) OR EXISTS (SELECT 1 FROM identity_left WHERE match_key = e.owner AND side = 0)))) OR (old.owner IS NOT NULL AND EXISTS (SELECT 1 FROM erp_order e WHERE e.reference = old.match_key
    AND e.owner IS NOT NULL AND (EXISTS (SELECT 1 FROM dd_contact c CROSS JOIN identity_left l ON l.side = 1 AND l.rid = c.rid WHERE c.contact_id = CAST(old.owner AS INTEGER)) OR EXISTS (SELECT 1 FROM identity_left WHERE match_key = e.owner AND side = 0)))); END;

CREATE TRIGGER dd_order_identity_insert AFTER INSERT ON dd_order WHEN new.owner IS NOT NULL BEGIN UPDATE workspace_fact SET value = 'yes' WHERE name = 'identity.owed' AND value IN ('no', 'now') AND (new.owner IS NOT NULL AND EXISTS (SELECT 1 FROM erp_order e WHERE e.match_key = new.match_key
    AND e.owner IS NOT NULL AND (EXISTS (SELECT 1 FROM dd_contact c CROSS JOIN identity_left l ON l.side = 1 AND l.rid = c.rid WHERE c.contact_id = CAST(new.owner AS INTEGER)) OR EXISTS (SELECT 1 FROM identity_left WHERE match_key = e.owner AND side = 0)))) OR (new.owner IS NOT NULL AND EXISTS (SELECT 1 FROM erp_order e WHERE e.reference = new.match_key
    AND e.owner IS NOT NULL AND (EXISTS (SELECT 1 FROM dd_contact c CROSS JOIN identity_left l ON l.side = 1 AND l.rid = c.rid WHERE c.contact_id = CAST(new.owner AS INTEGER)) OR EXISTS (SELECT 1 FROM identity_left WHERE match_key = e.owner AND side = 0)))); END;

CREATE TRIGGER dd_order_identity_update AFTER UPDATE ON dd_order
WHEN old.owner IS NOT new.owner OR old.match_key IS NOT new.match_key OR old.reference IS NOT new.reference
  OR (old.hash IS NOT new.hash AND json_extract(old.data, '$.value.orderedAt') IS NOT json_extract(new.data, '$.value.orderedAt')) BEGIN UPDATE workspace_fact SET value = 'yes' WHERE name = 'identity.owed' AND value IN ('no', 'now') AND (new.owner IS NOT NULL AND EXISTS (SELECT 1 FROM erp_order e WHERE e.match_key = new.match_key
    AND e.owner IS NOT NULL AND (EXISTS (SELECT 1 FROM dd_contact c CROSS JOIN identity_left l ON l.side = 1 AND l.rid = c.rid WHERE c.contact_id = CAST(new.owner AS INTEGER)) OR EXISTS (SELECT 1 FROM identity_left WHERE match_key = e.owner AND side = 0)))) OR (new.owner IS NOT NULL AND EXISTS (SELECT 1 FROM erp_order e WHERE e.reference = new.match_key
    AND e.owner IS NOT NULL AND (EXISTS (SELECT 1 FROM dd_contact c CROSS JOIN identity_left l ON l.side = 1 AND l.rid = c.rid WHERE c.contact_id = CAST(new.owner AS INTEGER)) OR EXISTS (SELECT 1 FROM identity_left WHERE match_key = e.owner AND side = 0)))); UPDATE workspace_fact SET value = 'yes' WHERE name = 'identity.owed' AND value IN ('no', 'now') AND (old.owner IS NOT NULL AND EXISTS (SELECT 1 FROM erp_order e WHERE e.match_key = old.match_key
    AND e.owner IS NOT NULL AND (EXISTS (SELECT 1 FROM dd_contact c CROSS JOIN identity_left l ON l.side = 1 AND l.rid = c.rid WHERE c.contact_id = CAST(old.owner AS INTEGER)) OR EXISTS (SELECT 1 FROM identity_left WHERE match_key = e.owner AND side = 0)))) OR (old.owner IS NOT NULL AND EXISTS (SELECT 1 FROM erp_order e WHERE e.reference = old.match_key
    AND e.owner IS NOT NULL AND (EXISTS (SELECT 1 FROM dd_contact c CROSS JOIN identity_left l ON l.side = 1 AND l.rid = c.rid WHERE c.contact_id = CAST(old.owner AS INTEGER)) OR EXISTS (SELECT 1 FROM identity_left WHERE match_key = e.owner AND side = 0)))); END;

CREATE INDEX dd_order_key ON dd_order (match_key, hash, facts, owner);

CREATE TRIGGER dd_order_marks_delete AFTER DELETE ON dd_order BEGIN
  INSERT OR IGNORE INTO dirty (entity, match_key) VALUES (4, old.match_key);
END;

CREATE TRIGGER dd_order_marks_insert AFTER INSERT ON dd_order BEGIN
  INSERT OR IGNORE INTO dirty (entity, match_key) VALUES (4, new.match_key);
END;

CREATE TRIGGER dd_order_marks_update AFTER UPDATE ON dd_order
WHEN old.hash IS NOT new.hash OR old.facts IS NOT new.facts OR old.owner IS NOT new.owner OR old.match_key IS NOT new.match_key BEGIN
  INSERT OR IGNORE INTO dirty (entity, match_key) VALUES (4, old.match_key), (4, new.match_key);
END;

CREATE INDEX dd_order_owner ON dd_order (owner) WHERE owner IS NOT NULL;

CREATE TABLE dd_segment (
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

CREATE INDEX dd_segment_key ON dd_segment (match_key, hash, facts);

CREATE TABLE "decision" (
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

CREATE INDEX decision_kind ON decision (kind, verdict);

CREATE INDEX decision_mismatch ON decision (mismatch_id, decided_at);

CREATE TABLE decision_choice (
  decision_id TEXT PRIMARY KEY REFERENCES decision (id),
  person_key_id INTEGER,
  choice BLOB NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE desk (
  fingerprint TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  role TEXT NOT NULL CHECK (role IN ('writer', 'reviewer')),
  sign_key TEXT NOT NULL,
  seal_key TEXT NOT NULL,
  trusted_at INTEGER NOT NULL,
  trusted_by TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE dirty (entity INTEGER NOT NULL, match_key TEXT NOT NULL, PRIMARY KEY (entity, match_key)) STRICT, WITHOUT ROWID;

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

CREATE TABLE double_verdict (
  side INTEGER NOT NULL,
  one TEXT NOT NULL,
  other TEXT NOT NULL,
  said_by TEXT NOT NULL,
  said_at INTEGER NOT NULL,
  decision_id TEXT NOT NULL,
  PRIMARY KEY (side, one, other)
) STRICT, WITHOUT ROWID;

CREATE TABLE erp_customer (
  rid INTEGER PRIMARY KEY,
  ext_id TEXT NOT NULL UNIQUE,
  number TEXT NOT NULL,
  version TEXT,
  modified_at INTEGER,
  v_email TEXT,
  v_title TEXT,
  v_first_name TEXT,
  v_last_name TEXT,
  v_phone TEXT,
  v_birth_date TEXT,
  v_street TEXT,
  v_city TEXT,
  v_postcode TEXT,
  v_country TEXT,
  v_language TEXT,
  v_loyalty_tier TEXT,
  v_loyalty_points TEXT,
  v_price_group TEXT,
  v_home_store TEXT,
  permission TEXT NOT NULL,
  facts INTEGER NOT NULL,
  email_key TEXT,
  malformed INTEGER NOT NULL,
  hash INTEGER NOT NULL,
  match_key TEXT NOT NULL
, given INTEGER, custom TEXT, v_extra TEXT) STRICT;

CREATE TRIGGER double_customer_changed AFTER UPDATE OF v_first_name, v_last_name, v_birth_date, v_email, v_phone, v_street, v_city, v_postcode ON erp_customer WHEN old.v_first_name IS NOT new.v_first_name OR old.v_last_name IS NOT new.v_last_name OR old.v_birth_date IS NOT new.v_birth_date OR old.v_email IS NOT new.v_email OR old.v_phone IS NOT new.v_phone OR old.v_street IS NOT new.v_street OR old.v_city IS NOT new.v_city OR old.v_postcode IS NOT new.v_postcode BEGIN
  DELETE FROM double_pair WHERE side = 0 AND rid = new.rid;
END;

CREATE TRIGGER double_customer_gone AFTER DELETE ON erp_customer BEGIN
  DELETE FROM double_pair WHERE side = 0 AND rid = old.rid;
END;

CREATE TRIGGER double_customer_told AFTER UPDATE OF v_extra ON erp_customer
WHEN old.v_extra IS NOT new.v_extra
  AND EXISTS (SELECT 1 FROM double_pair WHERE side = 0 AND rid = new.rid)
  AND EXISTS (
    SELECT 1 FROM mapping_version m, json_each(m.document, '$.extras') e
    WHERE m.version = (SELECT max(version) FROM mapping_version)
      AND json_extract(e.value, '$.source.tells') IS NOT NULL
      AND json_type(old.v_extra, '$.' || json_extract(e.value, '$.field')) IS NOT NULL
      AND json_type(new.v_extra, '$.' || json_extract(e.value, '$.field')) IS NOT NULL
      AND json_extract(old.v_extra, '$.' || json_extract(e.value, '$.field'))
        IS NOT json_extract(new.v_extra, '$.' || json_extract(e.value, '$.field'))) BEGIN
  DELETE FROM double_pair WHERE side = 0 AND rid = new.rid;
END;

CREATE INDEX erp_customer_email ON erp_customer (email_key) WHERE email_key IS NOT NULL;

CREATE INDEX erp_customer_key ON erp_customer (match_key, rid, hash, malformed, facts);

CREATE INDEX erp_customer_out ON erp_customer (match_key) WHERE (facts & 8) <> 0;

CREATE INDEX erp_customer_without_custom ON erp_customer (rid) WHERE custom IS NULL;

CREATE TRIGGER identity_left_customer AFTER DELETE ON erp_customer BEGIN
  DELETE FROM identity_left WHERE side = 0 AND rid = old.rid;
END;

CREATE TRIGGER judged_customer_delete AFTER DELETE ON erp_customer BEGIN DELETE FROM judged WHERE match_key = old.match_key; END;

CREATE TABLE erp_document (
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

CREATE INDEX erp_document_key ON erp_document (match_key, hash, facts);

CREATE TABLE erp_item (
  match_key TEXT PRIMARY KEY,
  facts INTEGER NOT NULL,
  hash INTEGER NOT NULL,
  next_at INTEGER,
  data TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX erp_item_key ON erp_item (match_key, hash, facts);

CREATE TRIGGER erp_item_marks_delete AFTER DELETE ON erp_item BEGIN
  INSERT OR IGNORE INTO dirty (entity, match_key) VALUES (5, old.match_key);
END;

CREATE TRIGGER erp_item_marks_insert AFTER INSERT ON erp_item BEGIN
  INSERT OR IGNORE INTO dirty (entity, match_key) VALUES (5, new.match_key);
END;

CREATE INDEX erp_item_next ON erp_item (next_at) WHERE next_at IS NOT NULL;

CREATE TABLE erp_order (
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

CREATE INDEX erp_order_currency ON erp_order (coalesce(json_extract(data, '$.value.currency'), ''));

CREATE TRIGGER erp_order_figures_delete AFTER DELETE ON erp_order BEGIN INSERT OR IGNORE INTO dirty (entity, match_key) SELECT 6, old.owner WHERE old.owner IS NOT NULL; END;

CREATE TRIGGER erp_order_figures_insert AFTER INSERT ON erp_order BEGIN INSERT OR IGNORE INTO dirty (entity, match_key) SELECT 6, new.owner WHERE new.owner IS NOT NULL; END;

CREATE TRIGGER erp_order_figures_update AFTER UPDATE ON erp_order
WHEN old.hash IS NOT new.hash OR old.owner IS NOT new.owner BEGIN INSERT OR IGNORE INTO dirty (entity, match_key) SELECT 6, old.owner WHERE old.owner IS NOT NULL; INSERT OR IGNORE INTO dirty (entity, match_key) SELECT 6, new.owner WHERE new.owner IS NOT NULL; END;

CREATE TRIGGER erp_order_identity_delete AFTER DELETE ON erp_order WHEN old.owner IS NOT NULL BEGIN UPDATE workspace_fact SET value = 'yes' WHERE name = 'identity.owed' AND value IN ('no', 'now') AND old.owner IS NOT NULL AND EXISTS (SELECT 1 FROM dd_order d WHERE d.match_key IN (old.match_key, old.reference)
    AND d.owner IS NOT NULL AND (EXISTS (SELECT 1 FROM identity_left WHERE match_key = old.owner AND side = 0) OR EXISTS (SELECT 1 FROM dd_contact c CROSS JOIN identity_left l ON l.side = 1 AND l.rid = c.rid WHERE c.contact_id = CAST(d.owner AS INTEGER)))); END;

CREATE TRIGGER erp_order_identity_insert AFTER INSERT ON erp_order WHEN new.owner IS NOT NULL BEGIN UPDATE workspace_fact SET value = 'yes' WHERE name = 'identity.owed' AND value IN ('no', 'now') AND new.owner IS NOT NULL AND EXISTS (SELECT 1 FROM dd_order d WHERE d.match_key IN (new.match_key, new.reference)
    AND d.owner IS NOT NULL AND (EXISTS (SELECT 1 FROM identity_left WHERE match_key = new.owner AND side = 0) OR EXISTS (SELECT 1 FROM dd_contact c CROSS JOIN identity_left l ON l.side = 1 AND l.rid = c.rid WHERE c.contact_id = CAST(d.owner AS INTEGER)))); END;

CREATE TRIGGER erp_order_identity_update AFTER UPDATE ON erp_order
WHEN old.owner IS NOT new.owner OR old.match_key IS NOT new.match_key OR old.reference IS NOT new.reference
  OR (old.hash IS NOT new.hash AND json_extract(old.data, '$.value.orderedAt') IS NOT json_extract(new.data, '$.value.orderedAt')) BEGIN UPDATE workspace_fact SET value = 'yes' WHERE name = 'identity.owed' AND value IN ('no', 'now') AND new.owner IS NOT NULL AND EXISTS (SELECT 1 FROM dd_order d WHERE d.match_key IN (new.match_key, new.reference)
    AND d.owner IS NOT NULL AND (EXISTS (SELECT 1 FROM identity_left WHERE match_key = new.owner AND side = 0) OR EXISTS (SELECT 1 FROM dd_contact c CROSS JOIN identity_left l ON l.side = 1 AND l.rid = c.rid WHERE c.contact_id = CAST(d.owner AS INTEGER)))); UPDATE workspace_fact SET value = 'yes' WHERE name = 'identity.owed' AND value IN ('no', 'now') AND old.owner IS NOT NULL AND EXISTS (SELECT 1 FROM dd_order d WHERE d.match_key IN (old.match_key, old.reference)
    AND d.owner IS NOT NULL AND (EXISTS (SELECT 1 FROM identity_left WHERE match_key = old.owner AND side = 0) OR EXISTS (SELECT 1 FROM dd_contact c CROSS JOIN identity_left l ON l.side = 1 AND l.rid = c.rid WHERE c.contact_id = CAST(d.owner AS INTEGER)))); END;

CREATE INDEX erp_order_key ON erp_order (match_key, hash, facts, owner);

CREATE TRIGGER erp_order_marks_delete AFTER DELETE ON erp_order BEGIN
  INSERT OR IGNORE INTO dirty (entity, match_key) VALUES (4, old.match_key);
END;

CREATE TRIGGER erp_order_marks_insert AFTER INSERT ON erp_order BEGIN
  INSERT OR IGNORE INTO dirty (entity, match_key) VALUES (4, new.match_key);
END;

CREATE TRIGGER erp_order_marks_update AFTER UPDATE ON erp_order
WHEN old.hash IS NOT new.hash OR old.facts IS NOT new.facts OR old.owner IS NOT new.owner OR old.match_key IS NOT new.match_key BEGIN
  INSERT OR IGNORE INTO dirty (entity, match_key) VALUES (4, old.match_key), (4, new.match_key);
END;

CREATE INDEX erp_order_owner ON erp_order (owner) WHERE owner IS NOT NULL;

CREATE INDEX erp_order_reference ON erp_order (reference) WHERE reference IS NOT NULL;

CREATE TRIGGER erp_order_sku_delete AFTER DELETE ON erp_order BEGIN
  DELETE FROM sale_sku WHERE match_key = old.match_key;
END;

CREATE TRIGGER erp_order_sku_insert AFTER INSERT ON erp_order BEGIN
  INSERT OR IGNORE INTO sale_sku (sku, match_key) SELECT DISTINCT json_extract(line.value, '$.sku'), new.match_key
  FROM json_each(new.data, '$.value.lines') line
  WHERE (new.facts & 1) <> 0 AND json_extract(line.value, '$.sku') <> '';
END;

CREATE TRIGGER erp_order_sku_update AFTER UPDATE OF data ON erp_order
WHEN old.hash IS NOT new.hash OR old.facts IS NOT new.facts OR old.match_key IS NOT new.match_key BEGIN
  DELETE FROM sale_sku WHERE match_key = old.match_key;
  INSERT OR IGNORE INTO sale_sku (sku, match_key) SELECT DISTINCT json_extract(line.value, '$.sku'), new.match_key
  FROM json_each(new.data, '$.value.lines') line
  WHERE (new.facts & 1) <> 0 AND json_extract(line.value, '$.sku') <> '';
END;

CREATE TRIGGER erp_order_unpriced_delete AFTER DELETE ON erp_order BEGIN INSERT INTO case_unpriced (id) SELECT id FROM mismatch WHERE entity = 1 AND match_key = old.owner ON CONFLICT (id) DO UPDATE SET pass = 0; INSERT INTO case_unpriced (id) SELECT id FROM mismatch WHERE entity = 4 AND match_key = old.match_key ON CONFLICT (id) DO UPDATE SET pass = 0; END;

CREATE TRIGGER erp_order_unpriced_insert AFTER INSERT ON erp_order BEGIN INSERT INTO case_unpriced (id) SELECT id FROM mismatch WHERE entity = 1 AND match_key = new.owner ON CONFLICT (id) DO UPDATE SET pass = 0; INSERT INTO case_unpriced (id) SELECT id FROM mismatch WHERE entity = 4 AND match_key = new.match_key ON CONFLICT (id) DO UPDATE SET pass = 0; END;

CREATE TRIGGER erp_order_unpriced_update AFTER UPDATE ON erp_order
WHEN old.hash IS NOT new.hash OR old.facts IS NOT new.facts OR old.owner IS NOT new.owner OR old.match_key IS NOT new.match_key BEGIN
  INSERT INTO case_unpriced (id) SELECT id FROM mismatch WHERE entity = 1 AND match_key = old.owner ON CONFLICT (id) DO UPDATE SET pass = 0; INSERT INTO case_unpriced (id) SELECT id FROM mismatch WHERE entity = 4 AND match_key = old.match_key ON CONFLICT (id) DO UPDATE SET pass = 0;
  INSERT INTO case_unpriced (id) SELECT id FROM mismatch WHERE entity = 1 AND match_key = new.owner ON CONFLICT (id) DO UPDATE SET pass = 0; INSERT INTO case_unpriced (id) SELECT id FROM mismatch WHERE entity = 4 AND match_key = new.match_key ON CONFLICT (id) DO UPDATE SET pass = 0;
  INSERT INTO case_unpriced (id) SELECT m.id FROM sale_sku s CROSS JOIN mismatch m ON m.entity = 3 AND m.match_key = s.sku WHERE s.match_key = new.match_key ON CONFLICT (id) DO UPDATE SET pass = 0;
END;

CREATE TABLE erp_period (from_date TEXT PRIMARY KEY, to_date TEXT, name TEXT NOT NULL, ar TEXT NOT NULL, as_of INTEGER NOT NULL) STRICT, WITHOUT ROWID;

CREATE TABLE erp_price (
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

CREATE INDEX erp_price_key ON erp_price (match_key, hash, facts);

CREATE TABLE erp_product (
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

CREATE INDEX erp_product_key ON erp_product (match_key, hash, facts);

CREATE TABLE erp_stock (
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

CREATE INDEX erp_stock_key ON erp_stock (match_key, hash, facts);

CREATE TABLE forgotten (hash TEXT PRIMARY KEY, at INTEGER NOT NULL) STRICT, WITHOUT ROWID;

CREATE TABLE former_address (owner TEXT NOT NULL, hash TEXT NOT NULL, PRIMARY KEY (owner, hash)) STRICT, WITHOUT ROWID;

CREATE TABLE handed_out (path TEXT PRIMARY KEY, at INTEGER NOT NULL, by TEXT NOT NULL) STRICT, WITHOUT ROWID;

CREATE TABLE handover (
  number INTEGER PRIMARY KEY,
  at INTEGER NOT NULL,
  by TEXT NOT NULL,
  desk TEXT NOT NULL,
  path TEXT NOT NULL,
  decisions INTEGER NOT NULL
) STRICT;

CREATE TABLE handover_item (
  decision_id TEXT NOT NULL,
  number INTEGER NOT NULL REFERENCES handover (number),
  PRIMARY KEY (decision_id, number)
) STRICT, WITHOUT ROWID;

CREATE INDEX handover_item_number ON handover_item (number);

CREATE TABLE identity_left (
  side INTEGER NOT NULL,
  rid INTEGER NOT NULL,
  match_key TEXT NOT NULL,
  hash INTEGER NOT NULL,
  PRIMARY KEY (side, rid)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER identity_left_gone AFTER DELETE ON identity_left BEGIN
  INSERT INTO workspace_fact (name, value) VALUES ('identity.owed', 'yes')
  ON CONFLICT DO UPDATE SET value = 'yes' WHERE value IN ('no', 'now');
END;

CREATE INDEX identity_left_keys ON identity_left (match_key);

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

CREATE TABLE import_refusal (
  entry_id TEXT PRIMARY KEY REFERENCES outbox_entry (id),
  import INTEGER NOT NULL REFERENCES contact_import (id),
  at INTEGER NOT NULL,
  stands INTEGER NOT NULL,
  failures BLOB NOT NULL
) STRICT, WITHOUT ROWID;

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

CREATE INDEX insight_import_open ON insight_import (collection, id) WHERE state IN ('sending', 'accepted');

CREATE INDEX insight_import_run ON insight_import (run_id, id);

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

CREATE INDEX insight_write_sent ON insight_write (import) WHERE state = 'sent';

CREATE TABLE item_verdict (
  sku TEXT NOT NULL,
  record_key TEXT NOT NULL,
  verdict TEXT NOT NULL CHECK (verdict IN ('same', 'different')),
  role TEXT NOT NULL CHECK (role IN ('product', 'named')),
  said_by TEXT NOT NULL,
  said_at INTEGER NOT NULL,
  decision_id TEXT NOT NULL UNIQUE,
  PRIMARY KEY (sku, record_key)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER item_verdict_delete AFTER DELETE ON item_verdict BEGIN
  INSERT OR IGNORE INTO dirty (entity, match_key) VALUES (5, old.sku);
END;

CREATE TRIGGER item_verdict_insert AFTER INSERT ON item_verdict BEGIN
  INSERT OR IGNORE INTO dirty (entity, match_key) VALUES (5, new.sku);
END;

CREATE UNIQUE INDEX item_verdict_product ON item_verdict (record_key) WHERE verdict = 'same' AND role = 'product';

CREATE INDEX item_verdict_record ON item_verdict (record_key);

CREATE UNIQUE INDEX item_verdict_sku ON item_verdict (sku) WHERE verdict = 'same';

CREATE TABLE judged (match_key TEXT PRIMARY KEY, signature INTEGER NOT NULL, ambiguous INTEGER NOT NULL) STRICT, WITHOUT ROWID;

CREATE TABLE lesson (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  decision_id TEXT NOT NULL,
  kind INTEGER NOT NULL,
  field TEXT,
  features TEXT NOT NULL,
  outcome INTEGER NOT NULL,
  suggested INTEGER
) STRICT;

CREATE INDEX lesson_decision ON lesson (decision_id);

CREATE INDEX lesson_kind ON lesson (kind, id);

CREATE TABLE mapping_draft (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  document TEXT NOT NULL,
  put_by TEXT NOT NULL,
  changed_at INTEGER NOT NULL
) STRICT;

CREATE TABLE mapping_version (
  version INTEGER PRIMARY KEY,
  document TEXT NOT NULL,
  since INTEGER NOT NULL,
  put_by TEXT,
  changes INTEGER NOT NULL
) STRICT;

CREATE TABLE mirror_count (name TEXT PRIMARY KEY, n INTEGER NOT NULL) STRICT, WITHOUT ROWID;

CREATE TABLE mismatch (
  id INTEGER PRIMARY KEY,
  entity INTEGER NOT NULL,
  kind INTEGER NOT NULL,
  severity INTEGER NOT NULL,
  status INTEGER NOT NULL,
  match_key TEXT NOT NULL,
  erp_rid INTEGER,
  dd_rid INTEGER,
  field_mask INTEGER NOT NULL,
  label TEXT NOT NULL COLLATE NOCASE,
  email TEXT NOT NULL,
  reference TEXT NOT NULL,
  detected_at INTEGER NOT NULL,
  changed_at INTEGER NOT NULL,
  run_id INTEGER,
  reopened TEXT,
  ignored_as TEXT,
  decision_id TEXT,
  outbox_id TEXT
, assignee TEXT, until INTEGER, send_at INTEGER NOT NULL DEFAULT 9007199254740991, campaign INTEGER NOT NULL DEFAULT 0, worth INTEGER NOT NULL DEFAULT 0, impact TEXT) STRICT;

CREATE TRIGGER cause_mismatch_delete BEFORE DELETE ON mismatch BEGIN
  DELETE FROM cause_case WHERE case_id = old.id;
  DELETE FROM cause_look WHERE case_id = old.id;
END;

CREATE TRIGGER cause_mismatch_status AFTER UPDATE OF status ON mismatch
WHEN old.status IS NOT new.status AND EXISTS (SELECT 1 FROM cause_case WHERE case_id = old.id) BEGIN
  UPDATE cause_count SET n = n - 1 WHERE status = old.status
    AND (cause_id, is_apart) = (SELECT cause_id, apart IS NOT NULL FROM cause_case WHERE case_id = old.id);
  INSERT INTO cause_count SELECT cause_id, apart IS NOT NULL, new.status, 1 FROM cause_case WHERE case_id = old.id
    ON CONFLICT DO UPDATE SET n = n + 1;
END;

CREATE INDEX mismatch_assignee ON mismatch (assignee, status, id) WHERE assignee IS NOT NULL;

CREATE INDEX mismatch_bucket ON mismatch (status, kind, severity, detected_at DESC, id DESC);

CREATE INDEX mismatch_bucket_impact ON mismatch (status, kind, severity, send_at, campaign, worth, detected_at, id);

CREATE INDEX mismatch_bucket_label ON mismatch (status, kind, severity, label, id);

CREATE UNIQUE INDEX mismatch_case ON mismatch (entity, match_key, kind);

CREATE TRIGGER mismatch_count_delete AFTER DELETE ON mismatch BEGIN
  UPDATE mismatch_count SET n = n - 1 WHERE entity = old.entity AND kind = old.kind AND severity = old.severity AND status = old.status;
END;

CREATE TRIGGER mismatch_count_insert AFTER INSERT ON mismatch BEGIN
  INSERT INTO mismatch_count VALUES (new.entity, new.kind, new.severity, new.status, 1)
    ON CONFLICT DO UPDATE SET n = n + 1;
END;

CREATE TRIGGER mismatch_count_update AFTER UPDATE OF kind, severity, status ON mismatch
WHEN old.severity IS NOT new.severity OR old.status IS NOT new.status OR old.kind IS NOT new.kind BEGIN
  UPDATE mismatch_count SET n = n - 1 WHERE entity = old.entity AND kind = old.kind AND severity = old.severity AND status = old.status;
  INSERT INTO mismatch_count VALUES (new.entity, new.kind, new.severity, new.status, 1)
    ON CONFLICT DO UPDATE SET n = n + 1;
END;

CREATE TRIGGER mismatch_fts_delete AFTER DELETE ON mismatch BEGIN
  INSERT INTO mismatch_fts (mismatch_fts, rowid, label, email, reference) VALUES ('delete', old.id, old.label, old.email, old.reference);
END;

CREATE TRIGGER mismatch_fts_insert AFTER INSERT ON mismatch BEGIN
  INSERT INTO mismatch_fts (rowid, label, email, reference) VALUES (new.id, new.label, new.email, new.reference);
END;

CREATE TRIGGER mismatch_fts_update AFTER UPDATE OF label, email, reference ON mismatch
WHEN old.label IS NOT new.label OR old.email IS NOT new.email OR old.reference IS NOT new.reference BEGIN
  INSERT INTO mismatch_fts (mismatch_fts, rowid, label, email, reference) VALUES ('delete', old.id, old.label, old.email, old.reference);
  INSERT INTO mismatch_fts (rowid, label, email, reference) VALUES (new.id, new.label, new.email, new.reference);
END;

CREATE TRIGGER mismatch_grouped_delete AFTER DELETE ON mismatch WHEN old.campaign <> 0 BEGIN UPDATE case_send_count SET grouped = grouped - 1
    WHERE campaign = old.campaign AND kind = old.kind AND severity = old.severity AND status = old.status AND TRUE; END;

CREATE TRIGGER mismatch_grouped_update AFTER UPDATE OF status, kind, severity, campaign ON mismatch
WHEN (old.campaign <> 0 OR new.campaign <> 0) AND (old.status IS NOT new.status OR old.kind IS NOT new.kind
  OR old.severity IS NOT new.severity OR old.campaign IS NOT new.campaign) BEGIN
  UPDATE case_send_count SET grouped = grouped - 1
    WHERE campaign = old.campaign AND kind = old.kind AND severity = old.severity AND status = old.status AND old.campaign <> 0;
  INSERT INTO case_send_count SELECT new.campaign, new.kind, new.severity, new.status, 0, 1 WHERE new.campaign <> 0
    ON CONFLICT DO UPDATE SET grouped = grouped + 1;
END;

CREATE INDEX mismatch_impact ON mismatch (status, send_at, campaign, severity, worth, detected_at, id);

CREATE INDEX mismatch_label ON mismatch (status, label, id);

CREATE INDEX mismatch_like ON mismatch (status, kind, field_mask, id);

CREATE INDEX mismatch_newest ON mismatch (status, detected_at DESC, id DESC);

CREATE TRIGGER mismatch_send_delete AFTER DELETE ON mismatch BEGIN
  DELETE FROM case_unpriced WHERE id = old.id;
  DELETE FROM case_send WHERE campaign IN (SELECT campaign FROM campaign_send) AND status = old.status AND kind = old.kind
    AND severity = old.severity AND worth = old.worth AND detected_at = old.detected_at AND mismatch = old.id;
END;

CREATE TRIGGER mismatch_send_update AFTER UPDATE OF status, kind, severity, worth, detected_at ON mismatch
WHEN old.campaign <> 0 AND (old.status IS NOT new.status OR old.kind IS NOT new.kind OR old.severity IS NOT new.severity
  OR old.worth IS NOT new.worth OR old.detected_at IS NOT new.detected_at) BEGIN
  UPDATE case_send SET status = new.status, kind = new.kind, severity = new.severity, worth = new.worth,
    detected_at = new.detected_at WHERE campaign IN (SELECT campaign FROM campaign_send) AND status = old.status AND kind = old.kind
    AND severity = old.severity AND worth = old.worth AND detected_at = old.detected_at AND mismatch = old.id;
END;

CREATE INDEX mismatch_severity ON mismatch (status, severity, detected_at DESC, id DESC);

CREATE TRIGGER mismatch_unpriced_insert AFTER INSERT ON mismatch BEGIN INSERT INTO case_unpriced (id) SELECT new.id WHERE TRUE ON CONFLICT (id) DO UPDATE SET pass = 0; END;

CREATE TRIGGER mismatch_unpriced_update AFTER UPDATE OF erp_rid, dd_rid, status ON mismatch
WHEN old.erp_rid IS NOT new.erp_rid OR old.dd_rid IS NOT new.dd_rid OR (old.status <> new.status AND new.status = 0) BEGIN
  INSERT INTO case_unpriced (id) SELECT new.id WHERE TRUE ON CONFLICT (id) DO UPDATE SET pass = 0;
END;

CREATE INDEX mismatch_until ON mismatch (until) WHERE until IS NOT NULL;

CREATE TABLE mismatch_count (
  entity INTEGER NOT NULL,
  kind INTEGER NOT NULL,
  severity INTEGER NOT NULL,
  status INTEGER NOT NULL,
  n INTEGER NOT NULL,
  PRIMARY KEY (entity, kind, severity, status)
) STRICT, WITHOUT ROWID;

CREATE VIRTUAL TABLE mismatch_fts USING fts5(label, email, reference, content='mismatch', content_rowid='id', prefix='2 3', tokenize='unicode61 remove_diacritics 2');

CREATE TABLE 'mismatch_fts_config'(k PRIMARY KEY, v) WITHOUT ROWID;

CREATE TABLE 'mismatch_fts_data'(id INTEGER PRIMARY KEY, block BLOB);

CREATE TABLE 'mismatch_fts_docsize'(id INTEGER PRIMARY KEY, sz BLOB);

CREATE TABLE 'mismatch_fts_idx'(segid, term, pgno, PRIMARY KEY(segid, term)) WITHOUT ROWID;

CREATE TABLE opt_out (hash TEXT PRIMARY KEY, at INTEGER, seen_at INTEGER NOT NULL, source TEXT NOT NULL) STRICT, WITHOUT ROWID;

CREATE TABLE "outbox_entry" (
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

CREATE INDEX outbox_due ON outbox_entry (state, next_attempt_at, id);

CREATE INDEX outbox_mismatch ON outbox_entry (mismatch_id, id);

CREATE INDEX outbox_run ON outbox_entry (run_id, id) WHERE run_id IS NOT NULL;

CREATE INDEX outbox_undo ON outbox_entry (undo_of) WHERE undo_of IS NOT NULL;

CREATE TABLE person_key (
  id INTEGER PRIMARY KEY,
  group_id INTEGER NOT NULL,
  side TEXT NOT NULL,
  ext_id TEXT NOT NULL,
  key BLOB NOT NULL,
  UNIQUE (side, ext_id)
) STRICT;

CREATE INDEX person_key_group ON person_key (group_id);

CREATE TABLE policy (kind TEXT PRIMARY KEY, is_on INTEGER NOT NULL, changed_by TEXT, changed_at INTEGER, cap INTEGER, stop_share REAL, sample_share REAL, sample_until INTEGER) STRICT, WITHOUT ROWID;

CREATE TABLE policy_sample (
  mismatch_id INTEGER NOT NULL,
  run_id INTEGER NOT NULL,
  policy TEXT NOT NULL,
  marked_at INTEGER NOT NULL,
  PRIMARY KEY (mismatch_id, run_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX policy_sample_of ON policy_sample (policy, marked_at);

CREATE TABLE posting (
  record_key TEXT PRIMARY KEY,
  hash INTEGER NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('grace', 'void', 'ready', 'waiting')),
  reason TEXT,
  waits TEXT NOT NULL,
  since INTEGER NOT NULL,
  seen_in INTEGER
) STRICT, WITHOUT ROWID;

CREATE INDEX posting_state ON posting (state, reason, since);

CREATE TABLE posting_refusal (record_key TEXT PRIMARY KEY, hash INTEGER NOT NULL, sentence TEXT NOT NULL, at INTEGER NOT NULL) STRICT, WITHOUT ROWID;

CREATE TABLE rekey (rid INTEGER PRIMARY KEY) STRICT;

CREATE TABLE run (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  job TEXT NOT NULL,
  mode TEXT NOT NULL,
  trigger TEXT NOT NULL,
  state TEXT NOT NULL,
  phase TEXT NOT NULL,
  started_at INTEGER NOT NULL,
  ended_at INTEGER,
  progressed_at INTEGER NOT NULL,
  started_by TEXT NOT NULL,
  counts TEXT NOT NULL,
  failure TEXT
) STRICT;

CREATE INDEX run_job ON run (job, state, id);

CREATE INDEX run_mode ON run (job, mode, id);

CREATE INDEX run_started ON run (started_at);

CREATE TABLE run_told (
  run_id INTEGER PRIMARY KEY,
  erp_calls INTEGER NOT NULL,
  dotdigital_calls INTEGER NOT NULL,
  is_least INTEGER NOT NULL,
  lasts_ms INTEGER
) STRICT;

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

CREATE TABLE sale_link (match_key TEXT PRIMARY KEY, record_key TEXT NOT NULL UNIQUE, method TEXT NOT NULL) STRICT, WITHOUT ROWID;

CREATE TRIGGER sale_link_delete AFTER DELETE ON sale_link BEGIN INSERT OR IGNORE INTO dirty (entity, match_key) VALUES (4, old.match_key), (4, old.record_key); END;

CREATE TRIGGER sale_link_insert AFTER INSERT ON sale_link BEGIN INSERT OR IGNORE INTO dirty (entity, match_key) VALUES (4, new.match_key), (4, new.record_key); END;

CREATE TABLE sale_sku (sku TEXT NOT NULL, match_key TEXT NOT NULL, PRIMARY KEY (sku, match_key)) STRICT, WITHOUT ROWID;

CREATE TRIGGER sale_sku_delete AFTER DELETE ON sale_sku BEGIN
  INSERT OR IGNORE INTO dirty (entity, match_key) VALUES (5, old.sku);
END;

CREATE TRIGGER sale_sku_insert AFTER INSERT ON sale_sku BEGIN
  INSERT OR IGNORE INTO dirty (entity, match_key) VALUES (5, new.sku);
END;

CREATE INDEX sale_sku_order ON sale_sku (match_key);

CREATE TRIGGER sale_sku_unpriced_delete AFTER DELETE ON sale_sku BEGIN INSERT INTO case_unpriced (id) SELECT id FROM mismatch WHERE entity = 3 AND match_key = old.sku ON CONFLICT (id) DO UPDATE SET pass = 0; END;

CREATE TRIGGER sale_sku_unpriced_insert AFTER INSERT ON sale_sku BEGIN INSERT INTO case_unpriced (id) SELECT id FROM mismatch WHERE entity = 3 AND match_key = new.sku ON CONFLICT (id) DO UPDATE SET pass = 0; END;

CREATE TABLE saved_view (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE COLLATE NOCASE,
  view TEXT NOT NULL,
  saved_by TEXT NOT NULL,
  saved_at INTEGER NOT NULL
) STRICT;

CREATE TABLE seen (side INTEGER NOT NULL, run_id INTEGER NOT NULL, rid INTEGER NOT NULL, PRIMARY KEY (side, run_id, rid)) STRICT, WITHOUT ROWID;

CREATE TABLE sqlite_sequence(name,seq);

CREATE TABLE stream_checkpoint (
  stream TEXT PRIMARY KEY,
  run_id INTEGER,
  cursor TEXT,
  since_at INTEGER,
  watermark INTEGER,
  complete INTEGER NOT NULL,
  read_at INTEGER
) STRICT, WITHOUT ROWID;

CREATE TABLE taken_file (
  desk TEXT NOT NULL,
  number INTEGER NOT NULL,
  digest TEXT NOT NULL,
  begun_at INTEGER NOT NULL,
  done_at INTEGER,
  by TEXT NOT NULL,
  decisions INTEGER NOT NULL,
  PRIMARY KEY (desk, number)
) STRICT, WITHOUT ROWID;

CREATE TABLE taken_item (
  desk TEXT NOT NULL,
  id TEXT NOT NULL,
  number INTEGER NOT NULL,
  decision_id TEXT,
  PRIMARY KEY (desk, id)
) STRICT, WITHOUT ROWID;

CREATE INDEX taken_item_number ON taken_item (desk, number);

CREATE TABLE workspace_fact (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;

CREATE TABLE workspace_key (id INTEGER PRIMARY KEY CHECK (id = 1), key BLOB NOT NULL) STRICT;
