import type { Database } from 'better-sqlite3';
import {
  type BadRecord,
  type Job,
  jobs,
  noCounts,
  type Run,
  type RunState,
  runSchema,
} from '../../../shared/domain/run.ts';
import type { Checkpoint, RunStore } from './run-stores.ts';
import { createRunTroubles } from './run-troubles.ts';
import type { Sealing } from './sealing.ts';

type RunRecord = {
  id: number;
  job: string;
  mode: string;
  trigger: string;
  state: string;
  phase: string;
  started_at: number;
  ended_at: number | null;
  progressed_at: number;
  started_by: string;
  counts: string;
  failure: string | null;
};

const columns =
  'id, job, mode, "trigger", state, phase, started_at, ended_at, progressed_at, started_by, counts, failure';

/** Runs, how far each stream got, and the records that could not be used. */
export const createRuns = (db: Database, sealing: Sealing): RunStore => {
  const insert = db.prepare(
    `INSERT INTO run (job, mode, "trigger", state, phase, started_at, progressed_at, started_by, counts) VALUES (?, ?, ?, 'queued', 'erp', ?, ?, ?, ?)`,
  );
  // What a run has seen that goes on, or will, is needed when it comes to its end.
  const forgetSeen = db.prepare(
    "DELETE FROM seen WHERE run_id NOT IN (SELECT id FROM run WHERE state IN ('running', 'interrupted'))",
  );
  const byId = db.prepare<[number], RunRecord>(`SELECT ${columns} FROM run WHERE id = ?`);
  const page = db.prepare<[number, number], RunRecord>(
    `SELECT ${columns} FROM run WHERE id < ? ORDER BY id DESC LIMIT ?`,
  );
  const update = db.prepare(
    'UPDATE run SET state = coalesce(@state, state), phase = coalesce(@phase, phase), counts = coalesce(@counts, counts), progressed_at = @progressedAt, ended_at = coalesce(@endedAt, ended_at), failure = CASE WHEN @setFailure THEN @failure ELSE failure END WHERE id = @id',
  );
  const interrupted = db.prepare<[], RunRecord>(
    `SELECT ${columns} FROM run WHERE state = 'interrupted' ORDER BY id DESC`,
  );
  const last = db.prepare<[string, string], RunRecord>(
    `SELECT ${columns} FROM run WHERE job = ? AND state = ? ORDER BY id DESC LIMIT 1`,
  );
  const checkpoint = db.prepare<[string], Omit<Checkpoint, 'complete'> & { complete: number }>(
    'SELECT stream, run_id AS runId, cursor, since_at AS sinceAt, watermark, complete, read_at AS readAt FROM stream_checkpoint WHERE stream = ?',
  );
  const saveCheckpoint = db.prepare(
    'INSERT OR REPLACE INTO stream_checkpoint (stream, run_id, cursor, since_at, watermark, complete, read_at) VALUES (?, ?, ?, ?, ?, ?, ?)',
  );
  const addBad = db.prepare(
    'INSERT INTO bad_record (run_id, system, reference, problem, seen_at, person_key_id) VALUES (?, ?, ?, ?, ?, ?)',
  );
  const sealBad = db.prepare('UPDATE bad_record SET raw = ? WHERE id = ?');
  const bad = db.prepare<[number, number], BadRecord>(
    'SELECT system, reference, problem, seen_at AS seenAt FROM bad_record WHERE run_id = ? ORDER BY id LIMIT ?',
  );

  const between = db.prepare<[number, number, number], RunRecord>(
    `SELECT ${columns} FROM run WHERE started_at <= ? AND coalesce(ended_at, progressed_at) >= ? ORDER BY started_at DESC LIMIT ?`,
  );

  const failing = db.prepare<[string, number], { times: number; since: number | null }>(
    "SELECT COUNT(*) AS times, MIN(ended_at) AS since FROM run WHERE job = ? AND state IN ('failed', 'aborted') AND id > ?",
  );

  const lastAmong = (of: readonly Job[], states: readonly RunState[]): Run | null => {
    const found = of.flatMap((job) => states.flatMap((state) => last.get(job, state) ?? []));
    const newest = found.sort((left, right) => right.id - left.id)[0];
    return newest === undefined ? null : runOf(newest);
  };

  return {
    ...createRunTroubles(db),
    between: (since, until, limit) => between.all(until, since, limit).map(runOf),
    insert: ({ job, mode, trigger, at, by }) => {
      // What an earlier run saw says nothing about this one.
      forgetSeen.run();
      return Number(insert.run(job, mode, trigger, at, at, by, JSON.stringify(noCounts)).lastInsertRowid);
    },
    get: (id) => {
      const record = byId.get(id);
      return record === undefined ? null : runOf(record);
    },
    page: (before, limit) => page.all(before ?? Number.MAX_SAFE_INTEGER, limit).map(runOf),
    update: (id, facts) =>
      void update.run({
        id,
        state: facts.state ?? null,
        phase: facts.phase ?? null,
        counts: facts.counts === undefined ? null : JSON.stringify(facts.counts),
        progressedAt: facts.progressedAt,
        endedAt: facts.endedAt ?? null,
        setFailure: facts.failure === undefined ? 0 : 1,
        failure: facts.failure === undefined || facts.failure === null ? null : JSON.stringify(facts.failure),
      }),
    interrupted: () => interrupted.all().map(runOf),
    lastOf: (job, states) => lastAmong([job], states),
    failing: (job, goodId) => {
      const { times = 0, since = null } = failing.get(job, goodId) ?? {};
      return times === 0 || since === null ? null : { times, since };
    },
    running: () => lastAmong(jobs, ['running', 'queued']),
    checkpoint: (stream) => {
      const stored = checkpoint.get(stream);
      return stored === undefined ? null : { ...stored, complete: stored.complete === 1 };
    },
    saveCheckpoint: (point) =>
      void saveCheckpoint.run(
        point.stream,
        point.runId,
        point.cursor,
        point.sinceAt,
        point.watermark,
        point.complete ? 1 : 0,
        point.readAt,
      ),
    addBadRecord: (runId, record) => {
      const person =
        record.system === 'erp'
          ? { customerId: record.reference, contactId: null }
          : /^\d{1,15}$/.test(record.reference)
            ? { customerId: null, contactId: Number(record.reference) }
            : null;
      const keyId = sealing.keyOf(person);
      const id = Number(
        addBad.run(runId, record.system, record.reference, record.problem, record.seenAt, keyId).lastInsertRowid,
      );
      sealBad.run(sealing.seal(keyId, record.raw, `bad_record:${id}`), id);
    },
    badRecords: (runId, limit) => bad.all(runId, limit),
  };
};

const runOf = (record: RunRecord): Run =>
  runSchema.parse({
    id: record.id,
    job: record.job,
    mode: record.mode,
    trigger: record.trigger,
    state: record.state,
    phase: record.phase,
    startedAt: record.started_at,
    endedAt: record.ended_at,
    progressedAt: record.progressed_at,
    startedBy: record.started_by,
    counts: JSON.parse(record.counts),
    failure: record.failure === null ? null : JSON.parse(record.failure),
  });
