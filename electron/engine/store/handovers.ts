import type { Database } from 'better-sqlite3';
import { mismatchStatuses } from '../../../shared/domain/mismatch.ts';
import type { HandoverStore, OwnAssignment, OwnDecision, WrittenFile } from './desk-stores.ts';
import type { Sealing } from './sealing.ts';

/** The number of the last file that was begun, finished or not. */
export const lastNumberFact = 'handover.last-number';

/** The last decision on a case, and the last on it that stands in another file. */
const lastOnCase = (inFile: string): string => `
SELECT d.id, d.mismatch_id AS mismatchId, d.verdict, d.decided_by AS by, d.decided_at AS at,
  (SELECT b.verdict FROM decision b JOIN handover_item h ON h.decision_id = b.id
   WHERE b.mismatch_id = d.mismatch_id AND b.id <> d.id ORDER BY b.decided_at DESC, b.id DESC LIMIT 1) AS before
FROM decision d
WHERE ${inFile}
  AND NOT EXISTS (SELECT 1 FROM decision n WHERE n.mismatch_id = d.mismatch_id AND (n.decided_at, n.id) > (d.decided_at, d.id))
ORDER BY d.decided_at, d.id`;

const unhandedDecision = 'NOT EXISTS (SELECT 1 FROM handover_item h WHERE h.decision_id = d.id)';
const decisionOfFile = 'd.id IN (SELECT decision_id FROM handover_item WHERE number = ?)';
const assignmentColumns = 'a.id, a.mismatch_id AS mismatchId, a.by, a.at';

/** What this desk decided, and in which file it was handed over. */
export const createHandovers = (db: Database, sealing: Sealing): HandoverStore => {
  const decisions = db.prepare<[], OwnDecision>(lastOnCase(unhandedDecision));
  const decisionsOf = db.prepare<[number], OwnDecision>(lastOnCase(decisionOfFile));
  const assignments = db.prepare<[], OwnAssignment>(
    `SELECT ${assignmentColumns} FROM assignment a WHERE NOT EXISTS (SELECT 1 FROM handover_item h WHERE h.decision_id = a.id) ORDER BY a.at, a.id`,
  );
  const assignmentsOf = db.prepare<[number], OwnAssignment>(
    `SELECT ${assignmentColumns} FROM assignment a WHERE a.id IN (SELECT decision_id FROM handover_item WHERE number = ?) ORDER BY a.at, a.id`,
  );
  const readFact = db.prepare<[string], string>('SELECT value FROM workspace_fact WHERE name = ?').pluck();
  const writeFact = db.prepare<[string, string]>('INSERT OR REPLACE INTO workspace_fact (name, value) VALUES (?, ?)');
  const insertFile = db.prepare(
    'INSERT INTO handover (number, at, by, desk, path, decisions) VALUES (@number, @at, @by, @desk, @path, @decisions)',
  );
  const insertItem = db.prepare<[string, number]>('INSERT INTO handover_item (decision_id, number) VALUES (?, ?)');
  const fileOf = db
    .prepare<[string], number>('SELECT number FROM handover_item WHERE decision_id = ? ORDER BY number DESC LIMIT 1')
    .pluck();
  const files = db.prepare<[number], WrittenFile>('SELECT * FROM handover ORDER BY number DESC LIMIT ?');
  const assign = db.prepare(
    'INSERT OR REPLACE INTO assignment (mismatch_id, id, at, by) VALUES (@mismatchId, @id, @at, @by)',
  );
  const choice = db.prepare<[string], { person_key_id: number | null; choice: Buffer }>(
    'SELECT person_key_id, choice FROM decision_choice WHERE decision_id = ?',
  );
  const personKey = db.prepare<[string], number | null>('SELECT person_key_id FROM decision WHERE id = ?').pluck();
  const keep = db.prepare('INSERT INTO decision_choice (decision_id, person_key_id, choice) VALUES (?, ?, ?)');
  const decided = db.prepare<[number, number, number], { id: number; decisionId: string; evidenceHash: string | null }>(
    `SELECT m.id, d.id AS decisionId, d.evidence_hash AS evidenceHash FROM mismatch m JOIN decision d ON d.id = m.decision_id
     WHERE m.status = ? AND m.id > ? ORDER BY m.id LIMIT ?`,
  );
  const contextOf = (decisionId: string): string => `decision:${decisionId}:choice`;
  return {
    decisions: () => decisions.all(),
    assignments: () => assignments.all(),
    decisionsOf: (number) => decisionsOf.all(number),
    assignmentsOf: (number) => assignmentsOf.all(number),
    fileOf: (id) => fileOf.get(id) ?? null,
    nextNumber: () => {
      const number = Number(readFact.get(lastNumberFact) ?? '0') + 1;
      writeFact.run(lastNumberFact, String(number));
      return number;
    },
    note: (file, ids) => {
      insertFile.run(file);
      for (const id of ids) insertItem.run(id, file.number);
    },
    files: (limit) => files.all(limit),
    noteAssignment: (assignment) => void assign.run(assignment),
    choiceOf: (decisionId) => {
      const row = choice.get(decisionId);
      return row === undefined ? null : sealing.open(row.person_key_id, row.choice, contextOf(decisionId));
    },
    keepChoice: (decisionId, text) => {
      const keyId = personKey.get(decisionId) ?? null;
      keep.run(decisionId, keyId, sealing.seal(keyId, text, contextOf(decisionId)));
    },
    decidedCases: (afterId, limit) => decided.all(mismatchStatuses.indexOf('decided'), afterId, limit),
  };
};
