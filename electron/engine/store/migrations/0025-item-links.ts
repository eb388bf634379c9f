import type { Database } from 'better-sqlite3';

/**
 * What people said of products and catalogue items, by SKU and record key, so that it outlives every row. `product`: the
 * item is that product's, one of one; its row is kept under the product's SKU, and its own stands in `reference`. `named`:
 * order lines call the item by that SKU. What a SKU is called by is judged anew whenever it changes.
 */
export const up = (db: Database): void => {
  db.exec(`
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
CREATE UNIQUE INDEX item_verdict_sku ON item_verdict (sku) WHERE verdict = 'same';
CREATE UNIQUE INDEX item_verdict_product ON item_verdict (record_key) WHERE verdict = 'same' AND role = 'product';
CREATE INDEX item_verdict_record ON item_verdict (record_key);
CREATE INDEX dd_item_own_sku ON dd_item (reference) WHERE reference IS NOT NULL;
CREATE TRIGGER item_verdict_insert AFTER INSERT ON item_verdict BEGIN
  INSERT OR IGNORE INTO dirty (entity, match_key) VALUES (5, new.sku);
END;
CREATE TRIGGER item_verdict_delete AFTER DELETE ON item_verdict BEGIN
  INSERT OR IGNORE INTO dirty (entity, match_key) VALUES (5, old.sku);
END;
CREATE TRIGGER dd_item_called_insert AFTER INSERT ON dd_item BEGIN
  INSERT OR IGNORE INTO dirty (entity, match_key) SELECT 5, new.reference WHERE new.reference IS NOT NULL;
  INSERT OR IGNORE INTO dirty (entity, match_key) SELECT 5, sku FROM item_verdict WHERE record_key = new.ext_id AND verdict = 'same';
END;
CREATE TRIGGER dd_item_called_delete AFTER DELETE ON dd_item BEGIN
  INSERT OR IGNORE INTO dirty (entity, match_key) SELECT 5, old.reference WHERE old.reference IS NOT NULL;
  INSERT OR IGNORE INTO dirty (entity, match_key) SELECT 5, sku FROM item_verdict WHERE record_key = old.ext_id AND verdict = 'same';
END;
CREATE TRIGGER dd_item_called_update AFTER UPDATE OF reference ON dd_item WHEN old.reference IS NOT new.reference BEGIN
  INSERT OR IGNORE INTO dirty (entity, match_key) SELECT 5, old.reference WHERE old.reference IS NOT NULL;
  INSERT OR IGNORE INTO dirty (entity, match_key) SELECT 5, new.reference WHERE new.reference IS NOT NULL;
END;
`);
};
