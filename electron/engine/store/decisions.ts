import type { Database } from 'better-sqlite3';
import { evidenceSchema } from '../../../shared/domain/evidence.ts';
import { mismatchKinds } from '../../../shared/domain/mismatch.ts';
import type { DecisionStore, DecisionVerdict, StoredDecision } from './change-stores.ts';
import type { Sealing } from './sealing.ts';

type DecisionRecord = {
  id: string;
  mismatch_id: number;
  verdict: DecisionVerdict;
  decided_by: string;
  decided_at: number;
  person_key_id: number | null;
  reason: Buffer | null;
  evidence: Buffer | null;
};

const columns = 'id, mismatch_id, verdict, decided_by, decided_at, person_key_id, reason, evidence';

/** What operators chose; reason and evidence are sealed under the person's key. */
export const createDecisions = (db: Database, sealing: Sealing): DecisionStore => {
  const insert = db.prepare(
    'INSERT INTO decision (id, key, mismatch_id, kind, verdict, decided_by, decided_at, person_key_id, reason, evidence, evidence_hash) VALUES (?, ?, ?, (SELECT kind FROM mismatch WHERE id = ?), ?, ?, ?, ?, ?, ?, ?)',
  );
  const byKey = db.prepare<[string], DecisionRecord>(`SELECT ${columns} FROM decision WHERE key = ?`);
  const byId = db.prepare<[string], DecisionRecord>(`SELECT ${columns} FROM decision WHERE id = ?`);
  const ofMismatch = db.prepare<[number], DecisionRecord>(
    `SELECT ${columns} FROM decision WHERE mismatch_id = ? ORDER BY decided_at, id`,
  );
  const entryOf = db.prepare<[string], string>('SELECT id FROM outbox_entry WHERE decision_id = ?').pluck();
  const tally = db.prepare<[number], { approved: number; decided: number }>(
    "SELECT coalesce(SUM(verdict = 'approve'), 0) AS approved, COUNT(*) AS decided FROM decision WHERE kind = ? AND verdict IN ('approve', 'ignore') AND decided_by NOT LIKE 'policy %'",
  );
  const stored = (record: DecisionRecord): StoredDecision => ({
    id: record.id,
    mismatchId: record.mismatch_id,
    verdict: record.verdict,
    decidedBy: record.decided_by,
    decidedAt: record.decided_at,
    reason: sealing.open(record.person_key_id, record.reason, `decision:${record.id}:reason`),
  });
  return {
    insert: (decision, person) => {
      const keyId = sealing.keyOf(person);
      const evidence = decision.evidence === null ? null : JSON.stringify(decision.evidence);
      insert.run(
        decision.id,
        decision.key,
        decision.mismatchId,
        decision.mismatchId,
        decision.verdict,
        decision.decidedBy,
        decision.decidedAt,
        keyId,
        sealing.seal(keyId, decision.reason, `decision:${decision.id}:reason`),
        sealing.seal(keyId, evidence, `decision:${decision.id}:evidence`),
        decision.evidenceHash,
      );
    },
    byKey: (key) => {
      const record = byKey.get(key);
      return record === undefined ? null : { ...stored(record), outboxId: entryOf.get(record.id) ?? null };
    },
    ofMismatch: (mismatchId) => ofMismatch.all(mismatchId).map(stored),
    evidence: (decisionId) => {
      const record = byId.get(decisionId);
      if (record === undefined) return null;
      const text = sealing.open(record.person_key_id, record.evidence, `decision:${record.id}:evidence`);
      return text === null ? null : evidenceSchema.parse(JSON.parse(text));
    },
    tally: (kind) => tally.get(mismatchKinds.indexOf(kind)) ?? { approved: 0, decided: 0 },
  };
};
