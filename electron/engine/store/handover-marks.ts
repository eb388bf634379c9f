import type { Database } from 'better-sqlite3';
import type { TakenFile } from './desk-stores.ts';
import { createTaken } from './desks.ts';
import { lastNumberFact } from './handovers.ts';

/** What a restored workspace must still know: the last number that it gave, and which files it took in. */
export type HandoverMarks = { readonly lastNumber: number; readonly files: readonly TakenFile[] };

export const noMarks: HandoverMarks = { lastNumber: 0, files: [] };

const factOf = (db: Database): number =>
  Number(db.prepare('SELECT value FROM workspace_fact WHERE name = ?').pluck().get(lastNumberFact) ?? '0');

export const handoverMarksOf = (db: Database): HandoverMarks => ({
  lastNumber: factOf(db),
  files: db
    .prepare<[], TakenFile>(
      'SELECT desk, number, digest, begun_at AS begunAt, done_at AS doneAt, by, decisions FROM taken_file',
    )
    .all(),
});

/**
 * Puts the marks of the file that was in use into the restored one: a number that went out is never given again, and no
 * file counts twice. Its decisions may be handed over again under a new number. Needs a transaction.
 */
export const keepHandoverMarks = (db: Database, { lastNumber, files }: HandoverMarks, at: number): void => {
  if (lastNumber > factOf(db))
    db.prepare('INSERT OR REPLACE INTO workspace_fact (name, value) VALUES (?, ?)').run(
      lastNumberFact,
      String(lastNumber),
    );
  const taken = createTaken(db);
  for (const file of files) {
    if (taken.file(file.desk, file.number) !== null) continue;
    taken.begin(file);
    taken.finish(file.desk, file.number, file.doneAt ?? at);
  }
};
