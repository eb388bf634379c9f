import SqliteDatabase, { type Database } from 'better-sqlite3';
import { backupsIn } from './backups.ts';
import { applyForgotten } from './forget.ts';

/**
 * Takes the forgotten out of every backup of a workspace, in place: the list of the forgotten goes into each, and
 * everybody whom it names goes out. Answers how many were rewritten, and the paths of those that could not be.
 */
export const rewriteBackups = (
  folder: string,
  forgotten: readonly { readonly hash: string; readonly at: number }[],
  at: number,
): { readonly rewritten: number; readonly left: readonly string[] } => {
  const backups = backupsIn(folder);
  const left: string[] = [];
  for (const { path } of backups) {
    let db: Database | null = null;
    try {
      db = new SqliteDatabase(path, { timeout: 5_000 });
      const copy = db;
      db.pragma('secure_delete = ON');
      db.transaction(() => {
        const remember = copy.prepare('INSERT OR IGNORE INTO forgotten (hash, at) VALUES (?, ?)');
        for (const one of forgotten) remember.run(one.hash, one.at);
        applyForgotten(copy, at);
      }).immediate();
      db.exec("INSERT INTO mismatch_fts (mismatch_fts) VALUES ('optimize')");
      db.pragma('journal_mode = DELETE');
      db.exec('VACUUM');
    } catch {
      // Unreadable or in use: the operator is told to see to it.
      left.push(path);
    } finally {
      db?.close();
    }
  }
  return { rewritten: backups.length - left.length, left };
};
