import SqliteDatabase from 'better-sqlite3';
import { backupsIn } from './backups.ts';
import { applyForgotten } from './forget.ts';

/**
 * Takes the forgotten out of every backup of a workspace, in place: the list of the forgotten goes into each, and
 * everybody whom it names goes out. Answers how many were rewritten.
 */
export const rewriteBackups = (
  folder: string,
  forgotten: readonly { readonly hash: string; readonly at: number }[],
  at: number,
): number => {
  const backups = backupsIn(folder);
  for (const { path } of backups) {
    const db = new SqliteDatabase(path, { timeout: 5_000 });
    try {
      db.pragma('secure_delete = ON');
      db.transaction(() => {
        const remember = db.prepare('INSERT OR IGNORE INTO forgotten (hash, at) VALUES (?, ?)');
        for (const one of forgotten) remember.run(one.hash, one.at);
        applyForgotten(db, at);
      }).immediate();
      db.exec("INSERT INTO mismatch_fts (mismatch_fts) VALUES ('optimize')");
      db.pragma('journal_mode = DELETE');
      db.exec('VACUUM');
    } finally {
      db.close();
    }
  }
  return backups.length;
};
