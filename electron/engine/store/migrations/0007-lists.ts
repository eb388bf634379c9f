import type { Database } from 'better-sqlite3';

/** The lists that a contact is in, as JSON; null until they are read, which the next read of everything does. */
export const up = (db: Database): void => {
  db.exec('ALTER TABLE dd_contact ADD COLUMN lists TEXT');
};
