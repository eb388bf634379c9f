import SqliteDatabase from 'better-sqlite3';

/** Reads a file of SQLite that others may be writing, and closes it. */
export const reading = <T>(file: string, work: (db: SqliteDatabase.Database) => T): T => {
  const db = new SqliteDatabase(file, { readonly: true, timeout: 30_000 });
  try {
    return work(db);
  } finally {
    db.close();
  }
};
