import type { Database } from 'better-sqlite3';

/**
 * What a key of customers was judged on: a full pass leaves alone what stands as it was judged. It goes with the row that
 * it is about.
 */
export const up = (db: Database): void => {
  db.exec(`
    CREATE TABLE judged (match_key TEXT PRIMARY KEY, signature INTEGER NOT NULL, ambiguous INTEGER NOT NULL) STRICT, WITHOUT ROWID;
    CREATE TRIGGER judged_customer_delete AFTER DELETE ON erp_customer BEGIN DELETE FROM judged WHERE match_key = old.match_key; END;
    CREATE TRIGGER judged_contact_delete AFTER DELETE ON dd_contact BEGIN DELETE FROM judged WHERE match_key = old.match_key; END;
  `);
};
