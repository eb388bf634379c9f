import type { Database } from 'better-sqlite3';

export type ImportState = 'sending' | 'accepted' | 'finished' | 'failed' | 'unconfirmed';

/** An import of insight data as it was handed in; `importId` is null until Dotdigital has named it. */
export type InsightImport = {
  readonly id: number;
  readonly runId: number;
  readonly importId: string | null;
  readonly state: ImportState;
  readonly records: number;
  readonly startedAt: number;
};

export type NewInsightWrite = {
  readonly key: string;
  readonly matchKey: string;
  readonly verb: 'create' | 'update';
  readonly hash: number;
};

/** What was written to insight data: each import before it is sent, each record with what became of it. */
export interface InsightImportStore {
  readonly begin: (
    facts: { readonly runId: number; readonly collection: string; readonly at: number },
    writes: readonly NewInsightWrite[],
  ) => number;
  readonly accepted: (id: number, importId: string) => void;
  readonly refuse: (id: number, key: string, reason: string) => void;
  readonly end: (id: number, state: ImportState, at: number, failure: string | null) => void;
  /** Imports of a collection that a crash, or a report that never came, left open or not compared with what is there. */
  readonly left: (collection: string) => readonly InsightImport[];
  /** Whether some record of these imports was handed in and is not there as it was written. */
  readonly isMissingSome: (ids: readonly number[]) => boolean;
  /**
   * Compares what was sent by an import and not refused with what is in the replica now. Answers how many more than before
   * are as written; they count as written too where no answer had said that the import was taken. What is not there stays
   * open while the import may still bring it: until its report, and without an answer when it began after `youngSince`.
   */
  readonly settle: (
    id: number,
    table: 'dd_item' | 'dd_order',
    youngSince: number,
  ) => { readonly written: number; readonly verified: number };
  /** How many records of a run Dotdigital refused. */
  readonly refusedCount: (runId: number) => number;
  /** What Dotdigital refused of a run, with its reasons as the report named them. */
  readonly refused: (runId: number, limit: number) => readonly { readonly key: string; readonly reason: string }[];
}

const columns = 'id, run_id AS runId, import_id AS importId, state, records, started_at AS startedAt';

export const createInsightImports = (db: Database): InsightImportStore => {
  const insert = db.prepare(
    "INSERT INTO insight_import (run_id, collection, state, records, refused, started_at) VALUES (?, ?, 'sending', ?, 0, ?)",
  );
  const insertWrite = db.prepare(
    "INSERT INTO insight_write (import, key, match_key, verb, hash, state) VALUES (?, ?, ?, ?, ?, 'sent')",
  );
  const accept = db.prepare("UPDATE insight_import SET import_id = ?, state = 'accepted' WHERE id = ?");
  const refuse = db.prepare("UPDATE insight_write SET state = 'refused', reason = ? WHERE import = ? AND key = ?");
  const count = db.prepare(
    "UPDATE insight_import SET refused = (SELECT COUNT(*) FROM insight_write WHERE import = @id AND state = 'refused') WHERE id = @id",
  );
  const end = db.prepare('UPDATE insight_import SET state = ?, ended_at = ?, failure = ? WHERE id = ?');
  const left = db.prepare<[string], InsightImport>(
    `SELECT ${columns} FROM insight_import WHERE collection = ? AND (state IN ('sending', 'accepted')
       OR id IN (SELECT import FROM insight_write WHERE state = 'sent')) ORDER BY id`,
  );
  const missing = db
    .prepare<[number], number>("SELECT COUNT(*) FROM insight_write WHERE import = ? AND state IN ('sent', 'diverged')")
    .pluck();
  const isUnanswered = db
    .prepare<[number], number>('SELECT COUNT(*) FROM insight_import WHERE id = ? AND import_id IS NULL')
    .pluck();
  const settles = {
    dd_item: settleBy(db, 'dd_item'),
    dd_order: settleBy(db, 'dd_order'),
  };
  const verified = db
    .prepare<[number], number>("SELECT COUNT(*) FROM insight_write WHERE import = ? AND state = 'verified'")
    .pluck();
  const refused = db.prepare<[number, number], { key: string; reason: string }>(
    "SELECT w.key, w.reason FROM insight_import i JOIN insight_write w ON w.import = i.id WHERE i.run_id = ? AND w.state = 'refused' ORDER BY i.id, w.key LIMIT ?",
  );
  const refusedCount = db
    .prepare<[number], number>(
      "SELECT COUNT(*) FROM insight_import i JOIN insight_write w ON w.import = i.id WHERE i.run_id = ? AND w.state = 'refused'",
    )
    .pluck();
  return {
    begin: ({ runId, collection, at }, writes) => {
      const id = Number(insert.run(runId, collection, writes.length, at).lastInsertRowid);
      for (const { key, matchKey, verb, hash } of writes) insertWrite.run(id, key, matchKey, verb, hash);
      return id;
    },
    accepted: (id, importId) => void accept.run(importId, id),
    refuse: (id, key, reason) => void refuse.run(reason, id, key),
    end: (id, state, at, failure) => {
      count.run({ id });
      end.run(state, at, failure, id);
    },
    left: (collection) => left.all(collection),
    isMissingSome: (ids) => ids.some((id) => (missing.get(id) ?? 0) > 0),
    settle: (id, table, youngSince) => {
      const before = verified.get(id) ?? 0;
      settles[table].run({ id, youngSince });
      const more = (verified.get(id) ?? 0) - before;
      return { written: isUnanswered.get(id) === 1 ? more : 0, verified: more };
    },
    refusedCount: (runId) => refusedCount.get(runId) ?? 0,
    refused: (runId, limit) => refused.all(runId, limit),
  };
};

const settleBy = (db: Database, table: string) =>
  db.prepare(
    `UPDATE insight_write SET state = CASE WHEN hash = (SELECT d.hash FROM ${table} d WHERE d.ext_id = insight_write.key)
       THEN 'verified'
       WHEN EXISTS (SELECT 1 FROM insight_import i WHERE i.id = @id AND (i.state = 'accepted'
         OR (i.state = 'unconfirmed' AND i.import_id IS NULL AND i.started_at > @youngSince))) THEN state
       ELSE 'diverged' END
     WHERE import = @id AND state <> 'refused'`,
  );
