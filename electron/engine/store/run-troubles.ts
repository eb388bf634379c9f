import type { Database } from 'better-sqlite3';
import type { Trouble } from '../../../shared/domain/run.ts';
import type { RunStore } from './run-stores.ts';

type Cause = Trouble & { readonly records: number; readonly runId: number };

const troubleColumns = 'system, code, sentence, count, first_at AS firstAt, last_at AS lastAt';

/** What runs met and told, all of a kind together; nothing personal is in it. */
export const createRunTroubles = (db: Database): Pick<RunStore, 'addTrouble' | 'troubles' | 'causes'> => {
  const add = db.prepare(
    `INSERT INTO run_trouble (run_id, system, code, sentence, count, first_at, last_at) VALUES (?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT DO UPDATE SET count = count + excluded.count, last_at = max(last_at, excluded.last_at)`,
  );
  const ofRun = db.prepare<[number], Trouble>(
    `SELECT ${troubleColumns} FROM run_trouble WHERE run_id = ? ORDER BY count DESC, system, code LIMIT 100`,
  );
  const troubles = db.prepare<[number], Cause>(
    `SELECT system, code, sentence, SUM(count) AS count, MIN(first_at) AS firstAt, MAX(last_at) AS lastAt, 0 AS records, MAX(run_id) AS runId
     FROM run_trouble WHERE last_at >= ? GROUP BY system, code, sentence ORDER BY SUM(count) DESC LIMIT 100`,
  );
  const setAside = db.prepare<[number], Cause>(
    `SELECT system, 'record.unusable' AS code, problem AS sentence, COUNT(*) AS count, MIN(seen_at) AS firstAt, MAX(seen_at) AS lastAt,
       COUNT(DISTINCT reference) AS records, MAX(run_id) AS runId
     FROM bad_record WHERE seen_at >= ? GROUP BY system, problem ORDER BY COUNT(*) DESC LIMIT 100`,
  );
  return {
    addTrouble: (runId, { system, code, sentence, count, firstAt, lastAt }) =>
      void add.run(runId, system, code, sentence, count, firstAt, lastAt),
    troubles: (runId) => ofRun.all(runId),
    causes: (since) =>
      [...setAside.all(since), ...troubles.all(since)]
        .sort((left, right) => right.records - left.records || right.count - left.count)
        .slice(0, 100),
  };
};
