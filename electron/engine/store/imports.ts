import type { Database } from 'better-sqlite3';
import { z } from 'zod';
import { importStates } from '../../../shared/domain/bulk.ts';
import { evidenceSchema } from '../../../shared/domain/evidence.ts';
import { failureSchema } from '../../../shared/errors.ts';
import { caseEntity } from './case-stores.ts';
import type { ImportedEntry, ImportStore, StoredImport } from './import-stores.ts';
import type { Sealing } from './sealing.ts';

type ImportRecord = {
  id: number;
  import_id: string | null;
  state: string;
  row_count: number;
  started_at: number;
  ended_at: number | null;
  polls: number;
  updated: number | null;
  refused: number | null;
  unnamed: number | null;
  failure: string | null;
};

const columns =
  'i.id, i.import_id, i.state, i.row_count, i.started_at, i.ended_at, i.polls, i.updated, i.refused, i.unnamed, i.failure';

const stateSchema = z.enum(importStates);
const failuresSchema = evidenceSchema.shape.refusal.unwrap().shape.failures;

/** The refusals that stand for a pair. */
const standing = `
  FROM import_refusal r JOIN outbox_entry o ON o.id = r.entry_id JOIN mismatch m ON m.id = o.mismatch_id
  WHERE m.entity = ${caseEntity.customer} AND m.match_key = ? AND r.stands = 1`;

/** Contact imports and what came of them. */
export const createImports = (db: Database, sealing: Sealing): ImportStore => {
  const begin = db.prepare(
    "INSERT INTO contact_import (state, row_count, started_at, polls) VALUES ('sending', ?, ?, 0)",
  );
  const addEntry = db.prepare('INSERT INTO contact_import_entry (entry_id, import, attempt_id) VALUES (?, ?, ?)');
  const started = db.prepare(
    "UPDATE contact_import SET import_id = ?, state = 'running', next_poll_at = ? WHERE id = ?",
  );
  const postpone = db.prepare('UPDATE contact_import SET next_poll_at = ?, polls = polls + 1 WHERE id = ?');
  const end = db.prepare(
    'UPDATE contact_import SET state = ?, ended_at = ?, next_poll_at = NULL, failure = ?, updated = ?, refused = ?, unnamed = ? WHERE id = ?',
  );
  const dropEntries = db.prepare('DELETE FROM contact_import_entry WHERE import = ?');
  const due = db.prepare<[number], ImportRecord>(
    `SELECT ${columns} FROM contact_import i WHERE i.state = 'running' AND i.next_poll_at <= ? ORDER BY i.next_poll_at`,
  );
  const nextDue = db
    .prepare<[], number | null>("SELECT MIN(next_poll_at) FROM contact_import WHERE state = 'running'")
    .pluck();
  const unanswered = db.prepare<[], ImportRecord>(
    `SELECT ${columns} FROM contact_import i WHERE i.state = 'sending' ORDER BY i.id`,
  );
  const recent = db.prepare<[number], ImportRecord>(
    `SELECT ${columns} FROM contact_import i ORDER BY i.id DESC LIMIT ?`,
  );
  const entries = db.prepare<[number], ImportedEntry>(
    'SELECT entry_id AS entryId, attempt_id AS attemptId FROM contact_import_entry WHERE import = ? ORDER BY entry_id',
  );
  const ofEntry = db.prepare<[string], ImportRecord>(
    `SELECT ${columns} FROM contact_import_entry e JOIN contact_import i ON i.id = e.import WHERE e.entry_id = ?`,
  );
  const waiting = db
    .prepare<[], string>(
      "SELECT e.entry_id FROM contact_import i JOIN contact_import_entry e ON e.import = i.id WHERE i.state = 'running'",
    )
    .pluck();
  const note = db.prepare('UPDATE contact_import_entry SET codes = ? WHERE entry_id = ?');
  const keyOf = db.prepare<[string], number | null>('SELECT person_key_id FROM outbox_entry WHERE id = ?').pluck();
  const refuse = db.prepare(
    'INSERT OR REPLACE INTO import_refusal (entry_id, import, at, stands, failures) VALUES (?, ?, ?, 1, ?)',
  );
  const refusal = db.prepare<
    [string],
    { entry_id: string; at: number; failures: Buffer; key: number | null; import_id: string | null }
  >(
    `SELECT r.entry_id, r.at, r.failures, o.person_key_id AS key, (SELECT import_id FROM contact_import WHERE id = r.import) AS import_id
     ${standing} ORDER BY r.at DESC, r.entry_id DESC`,
  );
  const anyRefusal = db.prepare<[], number>('SELECT 1 FROM import_refusal WHERE stands = 1 LIMIT 1').pluck();
  const refused = db
    .prepare<[string], string>(
      `SELECT DISTINCT m.match_key FROM json_each(?) k CROSS JOIN mismatch m ON m.entity = ${caseEntity.customer} AND m.match_key = k.value
       CROSS JOIN outbox_entry o ON o.mismatch_id = m.id JOIN import_refusal r ON r.entry_id = o.id AND r.stands = 1`,
    )
    .pluck();
  const drop = db.prepare(`UPDATE import_refusal SET stands = 0 WHERE entry_id IN (SELECT r.entry_id ${standing})`);
  return {
    begin: (startedAt, own) => {
      const id = Number(begin.run(own.length, startedAt).lastInsertRowid);
      for (const { entryId, attemptId } of own) addEntry.run(entryId, id, attemptId);
      return id;
    },
    started: (id, importId, nextPollAt) => void started.run(importId, nextPollAt, id),
    postpone: (id, nextPollAt) => void postpone.run(nextPollAt, id),
    end: (id, state, { at, failure, updated = null, refused = null, unnamed = null }) => {
      end.run(state, at, failure === null ? null : JSON.stringify(failure), updated, refused, unnamed, id);
      // Its entries were never in it: they may go in another.
      if (state === 'not-sent') dropEntries.run(id);
    },
    due: (now) => due.all(now).flatMap((record) => importOf(record) ?? []),
    nextDueAt: () => nextDue.get() ?? null,
    unanswered: () => unanswered.all().flatMap((record) => importOf(record) ?? []),
    recent: (limit) => recent.all(limit).flatMap((record) => importOf(record) ?? []),
    entries: (id) => entries.all(id),
    ofEntry: (entryId) => importOf(ofEntry.get(entryId)),
    waiting: () => new Set(waiting.all()),
    note: (entryId, codes) => void note.run(JSON.stringify(codes), entryId),
    refuse: (entryId, id, at, failures) => {
      const text = JSON.stringify(failures);
      const sealed = sealing.seal(keyOf.get(entryId) ?? null, text, `import-refusal:${entryId}`);
      // Without a key its person was forgotten: then nothing of it is kept.
      if (sealed !== null) refuse.run(entryId, id, at, sealed);
    },
    refusedIn: (matchKeys) =>
      anyRefusal.get() === undefined ? new Set() : new Set(refused.all(JSON.stringify(matchKeys))),
    refusalOf: (matchKey) => {
      // One of a forgotten person cannot be opened; its case's number may belong to another case by now.
      for (const { entry_id, key, failures, at, import_id } of refusal.all(matchKey)) {
        const text = sealing.open(key, failures, `import-refusal:${entry_id}`);
        if (text !== null) return { importId: import_id, at, failures: failuresSchema.parse(JSON.parse(text)) };
      }
      return null;
    },
    dropRefusals: (matchKey) => void drop.run(matchKey),
  };
};

const importOf = (record: ImportRecord | undefined): StoredImport | null =>
  record === undefined
    ? null
    : {
        id: record.id,
        importId: record.import_id,
        state: stateSchema.parse(record.state),
        rows: record.row_count,
        startedAt: record.started_at,
        endedAt: record.ended_at,
        polls: record.polls,
        updated: record.updated,
        refused: record.refused,
        unnamed: record.unnamed,
        failure: record.failure === null ? null : failureSchema.parse(JSON.parse(record.failure)),
      };
