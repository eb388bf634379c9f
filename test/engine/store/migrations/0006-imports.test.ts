import SqliteDatabase from 'better-sqlite3';
import { expect, onTestFinished, test } from 'vitest';
import { migrate, versionOf } from '../../../../electron/engine/store/migrate.ts';
import { migrations } from '../../../../electron/engine/store/migrations/index.ts';

/** A file of the version before this one, without rows. */
const filedBefore = () => {
  const db = new SqliteDatabase(':memory:');
  onTestFinished(() => void db.close());
  const known = migrations.filter(({ number }) => number < 6);
  const made = migrate(db, ':memory:', known);
  if (!made.ok) throw new Error(made.error.sentence);
  return db;
};

test('a workspace from before there were imports keeps its changes, of which none went in one', () => {
  const db = filedBefore();
  expect(versionOf(db)).toBe(5);
  db.exec(`
    INSERT INTO decision (id, key, mismatch_id, kind, verdict, decided_by, decided_at) VALUES ('d1', 'k1', 1, 1, 'approve', 'anna', 1);
    INSERT INTO outbox_entry (id, mismatch_id, decision_id, step, system, change_set, idempotency_key, state, attempts, next_attempt_at, created_at, updated_at)
      VALUES ('o1', 1, 'd1', 1, 'dotdigital', x'00', 'i1', 'in-flight', 1, 1, 1, 1)`);
  for (const { number, up } of migrations) if (number === 6) up(db);
  expect(db.prepare('SELECT id, state FROM outbox_entry').all()).toEqual([{ id: 'o1', state: 'in-flight' }]);
  for (const table of ['contact_import', 'contact_import_entry', 'import_refusal'])
    expect(db.prepare(`SELECT COUNT(*) FROM ${table}`).pluck().get()).toBe(0);
});

test('a change is in one import at most, and an import id is given once', () => {
  const db = filedBefore();
  for (const { number, up } of migrations) if (number === 6) up(db);
  const begin = db.prepare(
    "INSERT INTO contact_import (import_id, state, row_count, started_at, polls) VALUES (?, 'running', 1, 1, 0)",
  );
  begin.run('i-1');
  expect(() => begin.run('i-1')).toThrow(/UNIQUE/);
  db.pragma('foreign_keys = OFF');
  const add = db.prepare("INSERT INTO contact_import_entry (entry_id, import, attempt_id) VALUES ('o1', ?, 1)");
  add.run(1);
  expect(() => add.run(2)).toThrow(/UNIQUE/);
});
