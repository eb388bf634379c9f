import type { Database } from 'better-sqlite3';

/** What was handed in to insight data and not yet read back is found without looking at all that ever was. */
export const up = (db: Database): void => {
  db.exec("CREATE INDEX insight_write_sent ON insight_write (import) WHERE state = 'sent'");
};
