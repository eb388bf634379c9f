import type { Database } from 'better-sqlite3';
import { changeSetSchema, systemOf } from '../../../shared/domain/change.ts';
import { mismatchKinds } from '../../../shared/domain/mismatch.ts';
import { isSettled, type OutboxState, outboxStateSchema, outboxStates } from '../../../shared/domain/outbox.ts';
import { failureSchema } from '../../../shared/errors.ts';
import { caseEntity } from './case-stores.ts';
import type { OutboxEntry, OutboxStore, PersonRef, StoredAttempt } from './change-stores.ts';
import type { Sealing } from './sealing.ts';

type EntryRecord = {
  id: string;
  mismatch_id: number;
  decision_id: string;
  step: number;
  undo_of: string | null;
  run_id: number | null;
  person_key_id: number | null;
  change_set: Buffer;
  idempotency_key: string;
  state: string;
  attempts: number;
  next_attempt_at: number;
  failure: string | null;
  created_at: number;
  updated_at: number;
  verified_at: number | null;
};

const columns =
  'o.id, o.mismatch_id, o.decision_id, o.step, o.undo_of, o.run_id, o.person_key_id, o.change_set, o.idempotency_key, o.state, o.attempts, o.next_attempt_at, o.failure, o.created_at, o.updated_at, o.verified_at';

/** The numbers of the kinds whose fixes may go in an import. */
const importKinds = (['field-drift', 'reward-drift'] as const).map((kind) => mismatchKinds.indexOf(kind)).join(', ');

/** A step waits until every step before it is verified. */
const isNext =
  "(o.step = 1 OR NOT EXISTS (SELECT 1 FROM outbox_entry before WHERE before.decision_id = o.decision_id AND before.step < o.step AND before.state <> 'verified'))";

/** Writes owed to the remote systems. An entry is never deleted. */
export const createOutbox = (db: Database, sealing: Sealing): OutboxStore => {
  const insert = db.prepare(
    "INSERT INTO outbox_entry (id, mismatch_id, decision_id, step, undo_of, run_id, system, person_key_id, change_set, idempotency_key, state, attempts, next_attempt_at, created_at, updated_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'pending', 0, ?, ?, ?)",
  );
  const byId = db.prepare<[string], EntryRecord>(`SELECT ${columns} FROM outbox_entry o WHERE o.id = ?`);
  const due = db.prepare<[string, number, number], EntryRecord>(
    `SELECT ${columns} FROM outbox_entry o WHERE o.state = ? AND o.next_attempt_at <= ? AND ${isNext} ORDER BY o.next_attempt_at, o.id LIMIT ?`,
  );
  const dueForImport = db
    .prepare<[number, number], string>(
      `SELECT o.id FROM outbox_entry o JOIN decision d ON d.id = o.decision_id
     WHERE o.state = 'pending' AND o.next_attempt_at <= ? AND o.system = 'dotdigital' AND o.step = 1 AND o.undo_of IS NULL AND d.kind IN (${importKinds})
       AND NOT EXISTS (SELECT 1 FROM contact_import_entry e WHERE e.entry_id = o.id)
     ORDER BY o.next_attempt_at, o.id LIMIT ?`,
    )
    .pluck();
  const open = outboxStates.filter((state) => !isSettled(state));
  const timed = open.filter((state) => state !== 'in-flight');
  const nextDue = db
    .prepare<OutboxState[], number>(
      `SELECT MIN(next_attempt_at) FROM outbox_entry o WHERE state IN (${timed.map(() => '?').join(', ')}) AND ${isNext}`,
    )
    .pluck();
  // By the records of the person's group: their cases are found by their keys, and the entries by their cases.
  const underWay = db.prepare<string[], EntryRecord>(
    `WITH known AS (
       SELECT DISTINCT k.side, k.ext_id FROM json_each(?) record
       CROSS JOIN person_key own ON own.side = record.value ->> 0 AND own.ext_id = record.value ->> 1
       CROSS JOIN person_key k ON k.group_id = own.group_id),
     keys AS (
       SELECT c.match_key FROM known CROSS JOIN erp_customer c ON c.ext_id = known.ext_id WHERE known.side = 'erp'
       UNION SELECT d.match_key FROM known CROSS JOIN dd_contact d ON d.contact_id = CAST(known.ext_id AS INTEGER)
       WHERE known.side = 'dotdigital')
     SELECT ${columns} FROM keys
     CROSS JOIN mismatch m ON m.entity = ${caseEntity.customer} AND m.match_key = keys.match_key
     CROSS JOIN outbox_entry o ON o.mismatch_id = m.id WHERE o.state IN (${open.map(() => '?').join(', ')})`,
  );
  const underWayAt = db
    .prepare<(string | number)[], number>(
      `SELECT 1 FROM mismatch m CROSS JOIN outbox_entry o ON o.mismatch_id = m.id
     WHERE m.entity = ? AND m.match_key = ? AND o.state IN (${open.map(() => '?').join(', ')}) LIMIT 1`,
    )
    .pluck();
  const mayHaveArrived = db
    .prepare<[number, string], number>(
      `SELECT 1 FROM mismatch m CROSS JOIN outbox_entry o ON o.mismatch_id = m.id
     WHERE m.entity = ? AND m.match_key = ? AND o.state NOT IN ('stale', 'rejected', 'withdrawn') LIMIT 1`,
    )
    .pluck();
  const setState = db.prepare(
    'UPDATE outbox_entry SET state = @state, updated_at = @at, next_attempt_at = coalesce(@nextAttemptAt, next_attempt_at), attempts = coalesce(@attempts, attempts), failure = CASE WHEN @setFailure THEN @failure ELSE failure END, verified_at = coalesce(@verifiedAt, verified_at) WHERE id = @id',
  );
  const startAttempt = db.prepare('INSERT INTO attempt (entry_id, purpose, started_at) VALUES (?, ?, ?)');
  const personOfAttempt = db
    .prepare<[number], number | null>(
      'SELECT person_key_id FROM attempt JOIN outbox_entry o ON o.id = entry_id WHERE attempt.id = ?',
    )
    .pluck();
  const endAttempt = db.prepare('UPDATE attempt SET ended_at = ?, outcome = ?, status = ?, detail = ? WHERE id = ?');
  const attempts = db.prepare<[string], StoredAttempt>(
    'SELECT started_at AS startedAt, ended_at AS endedAt, purpose, outcome, status FROM attempt WHERE entry_id = ? ORDER BY id',
  );
  const counts = db.prepare<[], { state: string; count: number }>(
    'SELECT state, COUNT(*) AS count FROM outbox_entry GROUP BY state',
  );
  const ofDecision = db.prepare<[string], EntryRecord>(
    `SELECT ${columns} FROM outbox_entry o WHERE o.decision_id = ? ORDER BY o.step`,
  );
  const undoOf = db.prepare<[string], EntryRecord>(
    `SELECT ${columns} FROM outbox_entry o WHERE o.undo_of = ? AND o.state NOT IN ('stale', 'rejected', 'diverged', 'dead', 'withdrawn') ORDER BY o.id DESC LIMIT 1`,
  );
  const withdrawSteps = db.prepare<[number, string, number]>(
    // After a restore a later step may have been sent already; then nobody can say that it was not.
    "UPDATE outbox_entry SET state = CASE state WHEN 'pending' THEN 'withdrawn' ELSE 'dead' END, updated_at = ? WHERE decision_id = ? AND step > ? AND state IN ('pending', 'unconfirmed', 'accepted')",
  );

  const entryOf = (record: EntryRecord): OutboxEntry | null => {
    const text = sealing.open(record.person_key_id, record.change_set, `outbox:${record.id}`);
    if (text === null) return null;
    const changeSet = changeSetSchema.parse(JSON.parse(text));
    return {
      id: record.id,
      mismatchId: record.mismatch_id,
      decisionId: record.decision_id,
      step: record.step,
      undoOf: record.undo_of,
      runId: record.run_id,
      system: systemOf(changeSet),
      changeSet,
      idempotencyKey: record.idempotency_key,
      state: outboxStateSchema.parse(record.state),
      attempts: record.attempts,
      nextAttemptAt: record.next_attempt_at,
      createdAt: record.created_at,
      updatedAt: record.updated_at,
      verifiedAt: record.verified_at,
      failure: record.failure === null ? null : failureSchema.parse(JSON.parse(record.failure)),
    };
  };

  return {
    insert: (entry, person) => {
      const keyId = sealing.keyOf(person);
      const sealed = sealing.seal(keyId, JSON.stringify(entry.changeSet), `outbox:${entry.id}`);
      const { id, mismatchId, decisionId, idempotencyKey, createdAt } = entry;
      insert.run(
        id,
        mismatchId,
        decisionId,
        entry.step ?? 1,
        entry.undoOf ?? null,
        entry.runId ?? null,
        systemOf(entry.changeSet),
        keyId,
        sealed,
        idempotencyKey,
        createdAt,
        createdAt,
        createdAt,
      );
    },
    get: (id) => {
      const record = byId.get(id);
      return record === undefined ? null : entryOf(record);
    },
    due: (states, now, limit) =>
      states
        .flatMap((state) => due.all(state, now, limit))
        .sort((left, right) => left.next_attempt_at - right.next_attempt_at || (left.id < right.id ? -1 : 1))
        .slice(0, limit)
        .flatMap((record) => entryOf(record) ?? []),
    dueForImport: (now, limit) => dueForImport.all(now, limit),
    nextDueAt: () => nextDue.get(...timed) ?? null,
    setState: (id, state, facts) =>
      void setState.run({
        id,
        state,
        at: facts.at,
        nextAttemptAt: facts.nextAttemptAt ?? null,
        attempts: facts.attempts ?? null,
        setFailure: facts.failure === undefined ? 0 : 1,
        failure: facts.failure === undefined || facts.failure === null ? null : JSON.stringify(facts.failure),
        verifiedAt: facts.verifiedAt ?? null,
      }),
    startAttempt: ({ entryId, purpose, startedAt }) =>
      Number(startAttempt.run(entryId, purpose, startedAt).lastInsertRowid),
    endAttempt: (attemptId, { endedAt, outcome, status, detail }) => {
      const keyId = personOfAttempt.get(attemptId) ?? null;
      endAttempt.run(endedAt, outcome, status, sealing.seal(keyId, detail, `attempt:${attemptId}`), attemptId);
    },
    attempts: (entryId) => attempts.all(entryId),
    counts: () => counts.all().map(({ state, count }) => ({ state: outboxStateSchema.parse(state), count })),
    underWay: (person) =>
      person === null
        ? []
        : underWay.all(JSON.stringify(recordsOf(person)), ...open).flatMap((record) => entryOf(record) ?? []),
    isUnderWayAt: (entity, matchKey) => underWayAt.get(caseEntity[entity], matchKey, ...open) !== undefined,
    mayHaveArrivedAt: (entity, matchKey) => mayHaveArrived.get(caseEntity[entity], matchKey) !== undefined,
    ofDecision: (decisionId) => ofDecision.all(decisionId).flatMap((record) => entryOf(record) ?? []),
    undoOf: (entryId) => {
      const record = undoOf.get(entryId);
      return record === undefined ? null : entryOf(record);
    },
    withdrawSteps: (decisionId, afterStep, at) => withdrawSteps.run(at, decisionId, afterStep).changes,
  };
};

/** The records of a person as the table of keys names them. */
const recordsOf = ({ customerId, contactId, alsoCustomerIds = [], alsoContactIds = [] }: PersonRef) => [
  ...[customerId, ...alsoCustomerIds].map((id) => ['erp', id]),
  ...[contactId, ...alsoContactIds].map((id) => ['dotdigital', id === null ? null : String(id)]),
];
