import { mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import SqliteDatabase from 'better-sqlite3';
import { expect, onTestFinished, test } from 'vitest';
import { backupFolder, backupsIn, createBackups, freeName } from '../../../electron/engine/store/backups.ts';
import { migrate } from '../../../electron/engine/store/migrate.ts';
import { temporaryFolder } from './opened.ts';

const at = Date.UTC(2026, 10, 25, 9, 30, 15, 7);

/** A workspace's file in a folder, with its backups. */
const workspace = () => {
  const folder = temporaryFolder();
  const db = new SqliteDatabase(join(folder, 'workspace.db'));
  db.pragma('journal_mode = WAL');
  const migrated = migrate(db, join(folder, 'workspace.db'));
  if (!migrated.ok) throw new Error(migrated.error.sentence);
  onTestFinished(() => void db.close());
  return { folder, db, backups: createBackups(db, folder, 'training') };
};

const nameIn = (path: string): string | null => {
  const copy = new SqliteDatabase(path, { readonly: true });
  try {
    return copy.prepare<[], string>("SELECT value FROM workspace_fact WHERE name = 'name'").pluck().get() ?? null;
  } finally {
    copy.close();
  }
};

const setName = (db: SqliteDatabase.Database, name: string) =>
  db.prepare("INSERT OR REPLACE INTO workspace_fact (name, value) VALUES ('name', ?)").run(name);

test('a backup holds what was committed, is for its owner only, and stays as it was', () => {
  const { folder, db, backups } = workspace();
  setName(db, 'before');
  const made = backups.make(at, null);
  setName(db, 'after');
  expect(made.path).toBe(join(backupFolder(folder), '2026-11-25T09-30-15.007Z.db'));
  expect(nameIn(made.path)).toBe('before');
  expect(statSync(made.path).mode & 0o777).toBe(0o600);
  expect(statSync(backupFolder(folder)).mode & 0o777).toBe(0o700);
  expect(backups.list()).toEqual([{ name: basename(made.path), at, bytes: made.bytes, reason: 'operator' }]);
});

test('two backups of one instant are both kept', () => {
  const { backups } = workspace();
  const first = backups.make(at, null);
  expect(backups.make(at, null).path).not.toBe(first.path);
  expect(backups.list().map(({ at: made }) => made)).toEqual([at, at]);
});

test('the list is newest first, names why each was made, and leaves out what is no backup', () => {
  const { folder, backups } = workspace();
  backups.make(at, null);
  backups.make(at + 60_000, null);
  writeFileSync(freeName(backupFolder(folder), '', at + 30_000, '.before-restore'), 'x');
  writeFileSync(join(backupFolder(folder), 'holiday.db'), 'x');
  writeFileSync(join(backupFolder(folder), '2026-11-25T09-30-15.007Z.db.part'), 'x');
  writeFileSync(join(folder, 'workspace.db.before-2'), 'x');
  expect(backups.list().map(({ reason }) => reason)).toEqual([
    'before-migration',
    'operator',
    'before-restore',
    'operator',
  ]);
  expect(backupsIn(folder).map(({ path }) => path)).toContain(join(folder, 'workspace.db.before-2'));
});

test('a workspace without backups has none', () => {
  expect(backupsIn(temporaryFolder())).toEqual([]);
});

test('a copy outside names the workspace, and is listed as handed out', () => {
  const { folder, backups } = workspace();
  const outside = join(folder, 'elsewhere');
  mkdirSync(outside);
  const made = backups.make(at, outside);
  backups.noteHandedOut(made.path, at, 'anna');
  expect(readdirSync(outside)).toEqual(['concord-training-2026-11-25T09-30-15.007Z.db']);
  expect(backups.handedOut()).toEqual([made.path]);
  expect(backups.list()).toEqual([]);
});

test('a copy that cannot be made leaves nothing behind', () => {
  const { db, folder, backups } = workspace();
  db.exec('BEGIN');
  expect(() => backups.make(at, null)).toThrow();
  db.exec('ROLLBACK');
  expect(readdirSync(backupFolder(folder))).toEqual([]);
});
