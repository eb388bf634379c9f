import type { Database } from 'better-sqlite3';

/** What is left to be linked, and whether anything of it changed, is told by an index alone: what items say is long. */
export const up = (db: Database): void => {
  db.exec('CREATE INDEX erp_item_key ON erp_item (match_key, hash, facts);');
};
