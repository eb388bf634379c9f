import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import SqliteDatabase, { type Database } from 'better-sqlite3';
import { expect, test } from 'vitest';
import { backupsIn } from '../../../electron/engine/store/backups.ts';
import { migrations } from '../../../electron/engine/store/migrations/index.ts';
import { workspaceFile } from '../../../electron/engine/store/open.ts';
import { rewriteBackups } from '../../../electron/engine/store/rewrite-backups.ts';
import { openedIn, temporaryFolder } from './opened.ts';
import { NOW } from './opened-plainly.ts';
import { fillWithPeople, herRecords, traces } from './person.ts';

const tracesIn = (path: string): readonly string[] => {
  const bytes = readFileSync(path, 'latin1').toLowerCase();
  return traces.filter((trace) => bytes.includes(trace.toLowerCase()));
};

const reading = <T>(path: string, read: (db: Database) => T): T => {
  const db = new SqliteDatabase(path, { readonly: true });
  try {
    return read(db);
  } finally {
    db.close();
  }
};

/** A workspace with two backups that hold Wilhelmina, who is forgotten in the workspace itself. */
const forgottenWithBackups = () => {
  const folder = temporaryFolder();
  const stores = openedIn(folder);
  fillWithPeople(stores);
  const made = [NOW, NOW + 1].map((at) => stores.backups.make(at, null).path);
  stores.atomically(() => stores.forgotten.forget(herRecords, NOW + 5), 'durable');
  stores.forgotten.shred();
  return { folder, stores, made };
};

test('no backup holds a byte of the forgotten afterwards, and each holds the others still', () => {
  const { folder, stores, made } = forgottenWithBackups();
  for (const path of made) expect(tracesIn(path)).not.toEqual([]);
  expect(rewriteBackups(folder, stores.forgotten.list(), NOW + 9)).toEqual({ rewritten: 2, left: [] });
  for (const path of made) {
    expect(tracesIn(path)).toEqual([]);
    const names = reading(path, (db) => [
      db.pragma('integrity_check', { simple: true }),
      db.prepare('SELECT label FROM mismatch').pluck().all(),
      db.prepare('SELECT state FROM outbox_entry ORDER BY id').pluck().all(),
      db.prepare('SELECT COUNT(*) FROM forgotten').pluck().get(),
    ]);
    const states = ['withdrawn', 'dead', 'dead', 'verified', 'pending'];
    expect(names).toEqual(['ok', ['Anna Hart'], states, stores.forgotten.list().length]);
  }
});

test('nothing is left beside a backup, and it stays what it was for', () => {
  const { folder, stores } = forgottenWithBackups();
  const before = backupsIn(folder).map(({ name, reason }) => ({ name, reason }));
  rewriteBackups(folder, stores.forgotten.list(), NOW + 9);
  expect(backupsIn(folder).map(({ name, reason }) => ({ name, reason }))).toEqual(before);
  for (const { path } of backupsIn(folder))
    for (const end of ['-wal', '-shm', '-journal']) expect(() => readFileSync(`${path}${end}`)).toThrow('ENOENT');
});

test('rewriting again changes nothing, and a list of nobody forgets nobody', () => {
  const { folder, stores, made } = forgottenWithBackups();
  rewriteBackups(folder, [], NOW + 9);
  for (const path of made) expect(tracesIn(path)).not.toEqual([]);
  rewriteBackups(folder, stores.forgotten.list(), NOW + 9);
  const rows = () => made.map((path) => reading(path, (db) => db.prepare('SELECT * FROM outbox_entry').all()));
  const once = rows();
  expect(rewriteBackups(folder, stores.forgotten.list(), NOW + 99)).toEqual({ rewritten: 2, left: [] });
  expect(rows()).toEqual(once);
});

test('a workspace without backups has none to rewrite', () => {
  expect(rewriteBackups(temporaryFolder(), [], NOW)).toEqual({ rewritten: 0, left: [] });
});

test('the copy from before a migration, of the first version, is rewritten too', () => {
  const { folder, stores, made } = forgottenWithBackups();
  const copy = `${workspaceFile(folder)}.before-2`;
  const db = new SqliteDatabase(copy);
  try {
    migrations[0]?.up(db);
    db.pragma('user_version = 1');
    db.prepare('ATTACH ? AS filled').run(made[0]);
    const tables = ['workspace_key', 'person_key', 'dd_contact', 'erp_customer', ...Object.keys(columnsOfFirst)];
    for (const table of tables) {
      // What version 1 had of a table that later grew.
      const own = db.pragma(`main.table_info(${table})`) as readonly { readonly name: string }[];
      const columns = columnsOfFirst[table] ?? own.map(({ name }) => name).join(', ');
      db.exec(`INSERT INTO main.${table} (${columns}) SELECT ${columns} FROM filled.${table} WHERE true`);
    }
  } finally {
    db.close();
  }
  expect(tracesIn(copy)).not.toEqual([]);
  expect(rewriteBackups(folder, stores.forgotten.list(), NOW + 9)).toEqual({ rewritten: 3, left: [] });
  expect(tracesIn(copy)).toEqual([]);
  expect(reading(copy, (file) => file.prepare('SELECT ext_id FROM erp_customer ORDER BY 1').pluck().all())).toEqual([
    'C2',
    'C3',
  ]);
  expect(reading(copy, (file) => file.pragma('user_version', { simple: true }))).toBe(1);
});

/** What is taken of tables that were rebuilt since. */
const columnsOfFirst: Readonly<Record<string, string>> = {
  mismatch:
    'id, entity, kind, severity, status, match_key, erp_rid, dd_rid, field_mask, label, email, reference, detected_at, changed_at, run_id',
  decision:
    'id, key, mismatch_id, kind, verdict, decided_by, decided_at, person_key_id, reason, evidence, evidence_hash',
  outbox_entry:
    'id, mismatch_id, decision_id, system, person_key_id, change_set, idempotency_key, state, attempts, next_attempt_at, failure, created_at, updated_at, verified_at',
};

test('a backup that is no database is told, not passed over', () => {
  const { folder, stores } = forgottenWithBackups();
  const noise = join(folder, 'backups', '2026-11-25T10-00-00.000Z.db');
  writeFileSync(noise, 'noise'.repeat(2_000));
  expect(rewriteBackups(folder, stores.forgotten.list(), NOW + 9)).toEqual({ rewritten: 2, left: [noise] });
});
