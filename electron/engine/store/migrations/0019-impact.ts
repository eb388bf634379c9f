import type { Database } from 'better-sqlite3';
import { noSend } from '../../../../shared/domain/impact.ts';

/**
 * What each case puts at risk is kept with it: the next send that it touches, and its value, so that the list is read in
 * that order from an index. What has to be looked at again is marked by triggers; all that a file holds is marked once.
 */
export const up = (db: Database): void => {
  db.exec(columns);
  db.exec(sends);
  db.exec(counts);
  db.exec(marks);
  db.exec(views);
  db.exec('INSERT INTO case_unpriced (id) SELECT id FROM mismatch');
};

/** `worth` is negative hundredths, so that the dearest comes first in an order that only rises. */
const columns = `
ALTER TABLE mismatch ADD COLUMN send_at INTEGER NOT NULL DEFAULT ${noSend};
ALTER TABLE mismatch ADD COLUMN campaign INTEGER NOT NULL DEFAULT 0;
ALTER TABLE mismatch ADD COLUMN worth INTEGER NOT NULL DEFAULT 0;
ALTER TABLE mismatch ADD COLUMN impact TEXT;
CREATE INDEX mismatch_impact ON mismatch (status, send_at, campaign, severity, worth, detected_at, id);
CREATE INDEX mismatch_bucket_impact ON mismatch (status, kind, severity, send_at, campaign, worth, detected_at, id);
CREATE TABLE case_unpriced (id INTEGER PRIMARY KEY, pass INTEGER NOT NULL DEFAULT 0) STRICT;
`;

/** Of old, whose case it is in the sends that are taken into account: there are few of them. */
const ofOld = `campaign IN (SELECT campaign FROM campaign_send) AND status = old.status AND kind = old.kind
    AND severity = old.severity AND worth = old.worth AND detected_at = old.detected_at AND mismatch = old.id`;

/** Sends to come with their lists, and which cases each of them touches, in the order of the list. */
const sends = `
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
CREATE TRIGGER mismatch_send_update AFTER UPDATE OF status, kind, severity, worth, detected_at ON mismatch
WHEN old.campaign <> 0 AND (old.status IS NOT new.status OR old.kind IS NOT new.kind OR old.severity IS NOT new.severity
  OR old.worth IS NOT new.worth OR old.detected_at IS NOT new.detected_at) BEGIN
  UPDATE case_send SET status = new.status, kind = new.kind, severity = new.severity, worth = new.worth,
    detected_at = new.detected_at WHERE ${ofOld};
END;
CREATE TRIGGER mismatch_send_delete AFTER DELETE ON mismatch BEGIN
  DELETE FROM case_unpriced WHERE id = old.id;
  DELETE FROM case_send WHERE ${ofOld};
END;
`;

const lessOf = (what: 'touching' | 'grouped', from: string): string => `UPDATE case_send_count SET ${what} = ${what} - 1
    WHERE campaign = old.campaign AND kind = old.kind AND severity = old.severity AND status = old.status AND ${from};`;
const moreOf = (what: 'touching' | 'grouped'): string => {
  const [touching, grouped] = what === 'touching' ? [1, 0] : [0, 1];
  return `INSERT INTO case_send_count SELECT new.campaign, new.kind, new.severity, new.status, ${touching}, ${grouped} WHERE new.campaign <> 0
    ON CONFLICT DO UPDATE SET ${what} = ${what} + 1;`;
};

/** How many cases a send touches, and of how many it is the next one. */
const counts = `
CREATE TABLE case_send_count (
  campaign INTEGER NOT NULL,
  kind INTEGER NOT NULL,
  severity INTEGER NOT NULL,
  status INTEGER NOT NULL,
  touching INTEGER NOT NULL,
  grouped INTEGER NOT NULL,
  PRIMARY KEY (campaign, kind, severity, status)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER case_send_count_insert AFTER INSERT ON case_send BEGIN ${moreOf('touching')} END;
CREATE TRIGGER case_send_count_delete AFTER DELETE ON case_send BEGIN ${lessOf('touching', 'TRUE')} END;
CREATE TRIGGER case_send_count_update AFTER UPDATE OF status, kind, severity ON case_send
WHEN old.status IS NOT new.status OR old.kind IS NOT new.kind OR old.severity IS NOT new.severity BEGIN
  ${lessOf('touching', 'TRUE')}
  ${moreOf('touching')}
END;
CREATE TRIGGER mismatch_grouped_update AFTER UPDATE OF status, kind, severity, campaign ON mismatch
WHEN (old.campaign <> 0 OR new.campaign <> 0) AND (old.status IS NOT new.status OR old.kind IS NOT new.kind
  OR old.severity IS NOT new.severity OR old.campaign IS NOT new.campaign) BEGIN
  ${lessOf('grouped', 'old.campaign <> 0')}
  ${moreOf('grouped')}
END;
CREATE TRIGGER mismatch_grouped_delete AFTER DELETE ON mismatch WHEN old.campaign <> 0 BEGIN ${lessOf('grouped', 'TRUE')} END;
`;

/** Marks cases; one that is being looked at just now is marked anew. */
const mark = (select: string): string =>
  `INSERT INTO case_unpriced (id) ${select} ON CONFLICT (id) DO UPDATE SET pass = 0;`;
const about = (entity: number, key: string): string =>
  mark(`SELECT id FROM mismatch WHERE entity = ${entity} AND match_key = ${key}`);
const skusOf = (of: 'new' | 'old'): string =>
  mark(
    `SELECT m.id FROM sale_sku s CROSS JOIN mismatch m ON m.entity = 3 AND m.match_key = s.sku WHERE s.match_key = ${of}.match_key`,
  );
const ofOrder = (of: 'new' | 'old'): string => `${about(1, `${of}.owner`)} ${about(4, `${of}.match_key`)}`;

/** A case, the contact of it, or the orders that its value comes from changed. */
const marks = `
CREATE TRIGGER mismatch_unpriced_insert AFTER INSERT ON mismatch BEGIN ${mark('SELECT new.id WHERE TRUE')} END;
CREATE TRIGGER mismatch_unpriced_update AFTER UPDATE OF erp_rid, dd_rid, status ON mismatch
WHEN old.erp_rid IS NOT new.erp_rid OR old.dd_rid IS NOT new.dd_rid OR (old.status <> new.status AND new.status = 0) BEGIN
  ${mark('SELECT new.id WHERE TRUE')}
END;
CREATE TRIGGER dd_contact_unpriced AFTER UPDATE OF lists, match_key ON dd_contact
WHEN old.lists IS NOT new.lists OR old.match_key IS NOT new.match_key BEGIN
  ${about(1, 'old.match_key')}
  ${about(1, 'new.match_key')}
END;
CREATE TRIGGER erp_order_unpriced_insert AFTER INSERT ON erp_order BEGIN ${ofOrder('new')} END;
CREATE TRIGGER erp_order_unpriced_delete AFTER DELETE ON erp_order BEGIN ${ofOrder('old')} END;
CREATE TRIGGER erp_order_unpriced_update AFTER UPDATE ON erp_order
WHEN old.hash IS NOT new.hash OR old.facts IS NOT new.facts OR old.owner IS NOT new.owner OR old.match_key IS NOT new.match_key BEGIN
  ${ofOrder('old')}
  ${ofOrder('new')}
  ${skusOf('new')}
END;
CREATE TRIGGER sale_sku_unpriced_insert AFTER INSERT ON sale_sku BEGIN ${about(3, 'new.sku')} END;
CREATE TRIGGER sale_sku_unpriced_delete AFTER DELETE ON sale_sku BEGIN ${about(3, 'old.sku')} END;
`;

/** What operators call the filters and orders that they come back to. */
const views = `
CREATE TABLE saved_view (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE COLLATE NOCASE,
  view TEXT NOT NULL,
  saved_by TEXT NOT NULL,
  saved_at INTEGER NOT NULL
) STRICT;
`;
