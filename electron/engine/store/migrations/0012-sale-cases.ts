import type { Database } from 'better-sqlite3';
import { contactFact } from '../../../../shared/domain/mirror.ts';
import { saleFact } from '../../../../shared/domain/sales.ts';

/**
 * Products and sales become cases. What changes on either side marks its key by triggers, in the same transaction, so that
 * an increment looks at nothing else: items under 5, orders under 4. Which orders name a SKU is kept for the SKUs that no
 * catalogue item has. All that a file holds already is looked at once.
 */
export const up = (db: Database): void => {
  db.exec(lines);
  db.exec(orders);
  db.exec(items);
  db.exec(contacts);
  db.exec(`
INSERT INTO sale_sku (sku, match_key) ${skusOf('erp_order')};
INSERT OR IGNORE INTO dirty (entity, match_key) SELECT 4, match_key FROM erp_order UNION SELECT 4, match_key FROM dd_order;
INSERT OR IGNORE INTO dirty (entity, match_key) SELECT 5, match_key FROM erp_item UNION SELECT 5, match_key FROM dd_item
  UNION SELECT 5, sku FROM sale_sku;`);
};

/** The SKUs of orders in scope. */
const skusOf = (table: string): string => `SELECT DISTINCT json_extract(line.value, '$.sku'), o.match_key
  FROM ${table} o, json_each(o.data, '$.value.lines') line
  WHERE (o.facts & ${saleFact.inScope}) <> 0 AND json_extract(line.value, '$.sku') <> ''`;

const skusOfNew = `INSERT OR IGNORE INTO sale_sku (sku, match_key) SELECT DISTINCT json_extract(line.value, '$.sku'), new.match_key
  FROM json_each(new.data, '$.value.lines') line
  WHERE (new.facts & ${saleFact.inScope}) <> 0 AND json_extract(line.value, '$.sku') <> ''`;

const lines = `
CREATE TABLE sale_sku (sku TEXT NOT NULL, match_key TEXT NOT NULL, PRIMARY KEY (sku, match_key)) STRICT, WITHOUT ROWID;
CREATE INDEX sale_sku_order ON sale_sku (match_key);
CREATE TRIGGER sale_sku_insert AFTER INSERT ON sale_sku BEGIN
  INSERT OR IGNORE INTO dirty (entity, match_key) VALUES (5, new.sku);
END;
CREATE TRIGGER sale_sku_delete AFTER DELETE ON sale_sku BEGIN
  INSERT OR IGNORE INTO dirty (entity, match_key) VALUES (5, old.sku);
END;
CREATE TRIGGER erp_order_sku_insert AFTER INSERT ON erp_order BEGIN
  ${skusOfNew};
END;
CREATE TRIGGER erp_order_sku_update AFTER UPDATE OF data ON erp_order
WHEN old.hash IS NOT new.hash OR old.facts IS NOT new.facts OR old.match_key IS NOT new.match_key BEGIN
  DELETE FROM sale_sku WHERE match_key = old.match_key;
  ${skusOfNew};
END;
CREATE TRIGGER erp_order_sku_delete AFTER DELETE ON erp_order BEGIN
  DELETE FROM sale_sku WHERE match_key = old.match_key;
END;
`;

/** A row that came, went, or says something else than before. */
const marked = (table: string, entity: number): string => `
CREATE TRIGGER ${table}_marks_insert AFTER INSERT ON ${table} BEGIN
  INSERT OR IGNORE INTO dirty (entity, match_key) VALUES (${entity}, new.match_key);
END;
CREATE TRIGGER ${table}_marks_update AFTER UPDATE ON ${table}
WHEN old.hash IS NOT new.hash OR old.facts IS NOT new.facts OR old.owner IS NOT new.owner OR old.match_key IS NOT new.match_key BEGIN
  INSERT OR IGNORE INTO dirty (entity, match_key) VALUES (${entity}, old.match_key), (${entity}, new.match_key);
END;
CREATE TRIGGER ${table}_marks_delete AFTER DELETE ON ${table} BEGIN
  INSERT OR IGNORE INTO dirty (entity, match_key) VALUES (${entity}, old.match_key);
END;
`;

const linked = (of: 'new' | 'old'): string =>
  `INSERT OR IGNORE INTO dirty (entity, match_key) VALUES (4, ${of}.match_key), (4, ${of}.record_key);`;

const orders = `
${marked('erp_order', 4)}
${marked('dd_order', 4)}
CREATE TRIGGER sale_link_insert AFTER INSERT ON sale_link BEGIN ${linked('new')} END;
CREATE TRIGGER sale_link_delete AFTER DELETE ON sale_link BEGIN ${linked('old')} END;
`;

/** An item is put together anew by replacing its row: an insert, whatever stood there. */
const items = `
${marked('dd_item', 5)}
CREATE TRIGGER erp_item_marks_insert AFTER INSERT ON erp_item BEGIN
  INSERT OR IGNORE INTO dirty (entity, match_key) VALUES (5, new.match_key);
END;
CREATE TRIGGER erp_item_marks_delete AFTER DELETE ON erp_item BEGIN
  INSERT OR IGNORE INTO dirty (entity, match_key) VALUES (5, old.match_key);
END;
`;

/** An order belongs to a contact of its customer: where that one comes, goes or moves, the customer's orders are judged anew. */
const contacts = `
CREATE TRIGGER dd_contact_orders_insert AFTER INSERT ON dd_contact WHEN new.method IS NOT NULL BEGIN
  INSERT OR IGNORE INTO dirty (entity, match_key) SELECT 4, match_key FROM erp_order WHERE owner = new.match_key;
END;
CREATE TRIGGER dd_contact_orders_update AFTER UPDATE OF match_key, method, facts ON dd_contact
WHEN old.match_key IS NOT new.match_key OR (old.method IS NULL) <> (new.method IS NULL)
  OR (old.facts & ${contactFact.live}) <> (new.facts & ${contactFact.live}) BEGIN
  INSERT OR IGNORE INTO dirty (entity, match_key) SELECT 4, match_key FROM erp_order WHERE owner = old.match_key;
  INSERT OR IGNORE INTO dirty (entity, match_key) SELECT 4, match_key FROM erp_order WHERE owner = new.match_key;
END;
CREATE TRIGGER dd_contact_orders_delete AFTER DELETE ON dd_contact WHEN old.method IS NOT NULL BEGIN
  INSERT OR IGNORE INTO dirty (entity, match_key) SELECT 4, match_key FROM erp_order WHERE owner = old.match_key;
END;
`;
