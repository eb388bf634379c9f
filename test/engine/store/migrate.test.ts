import { existsSync } from 'node:fs';
import { join } from 'node:path';
import SqliteDatabase, { type Database } from 'better-sqlite3';
import { expect, onTestFinished, test } from 'vitest';
import { migrate, versionOf } from '../../../electron/engine/store/migrate.ts';
import type { Migration } from '../../../electron/engine/store/migrations/index.ts';
import { temporaryFolder } from './opened.ts';

const first: Migration = { number: 1, name: 'first', up: (db) => db.exec('CREATE TABLE thing (name TEXT)') };
const second: Migration = {
  number: 2,
  name: 'second',
  up: (db) => db.exec("ALTER TABLE thing ADD COLUMN colour TEXT; UPDATE thing SET colour = 'red'"),
};
const broken: Migration = {
  number: 2,
  name: 'broken',
  up: (db) => {
    db.exec('DROP TABLE thing; CREATE TABLE other (a TEXT)');
    throw new Error('half way');
  },
};

const opened = (file: string): Database => {
  const db = new SqliteDatabase(file);
  onTestFinished(() => void db.close());
  return db;
};

const withOneThing = (): { readonly db: Database; readonly file: string } => {
  const file = join(temporaryFolder(), 'workspace.db');
  const db = opened(file);
  expect(migrate(db, file, [first])).toEqual({ ok: true, value: undefined });
  db.exec("INSERT INTO thing VALUES ('lamp')");
  return { db, file };
};

test('a new file gets every migration, the last number and no copy', () => {
  const file = join(temporaryFolder(), 'workspace.db');
  const db = opened(file);
  expect(migrate(db, file, [first, second]).ok).toBe(true);
  expect(versionOf(db)).toBe(2);
  expect(existsSync(`${file}.before-2`)).toBe(false);
});

test('a file with data is copied beside itself before it is migrated', () => {
  const { db, file } = withOneThing();
  expect(migrate(db, file, [first, second]).ok).toBe(true);
  expect(db.prepare('SELECT * FROM thing').all()).toEqual([{ name: 'lamp', colour: 'red' }]);
  const copy = opened(`${file}.before-2`);
  expect(versionOf(copy)).toBe(1);
  expect(copy.prepare('SELECT * FROM thing').all()).toEqual([{ name: 'lamp' }]);
});

test('an older copy of the same name is replaced', () => {
  const { db, file } = withOneThing();
  opened(`${file}.before-2`).exec('CREATE TABLE stale (a TEXT)');
  expect(migrate(db, file, [first, second]).ok).toBe(true);
  expect(opened(`${file}.before-2`).prepare('SELECT name FROM thing').pluck().all()).toEqual(['lamp']);
});

test('a migration that breaks half way leaves the file as it was, and says so', () => {
  const { db, file } = withOneThing();
  const result = migrate(db, file, [first, broken]);
  expect(result).toMatchObject({ ok: false, error: { code: 'migration.failed' } });
  expect(!result.ok && result.error.sentence).toContain('unchanged');
  expect(versionOf(db)).toBe(1);
  expect(db.prepare('SELECT * FROM thing').all()).toEqual([{ name: 'lamp' }]);
  expect(db.prepare("SELECT COUNT(*) FROM sqlite_schema WHERE name = 'other'").pluck().get()).toBe(0);
});

test('when the second of two migrations breaks, the first is undone too', () => {
  const file = join(temporaryFolder(), 'workspace.db');
  const db = opened(file);
  const zeroth: Migration = { number: 1, name: 'zeroth', up: (db) => db.exec('CREATE TABLE base (a TEXT)') };
  migrate(db, file, [zeroth]);
  const third: Migration = { ...broken, number: 3 };
  expect(migrate(db, file, [zeroth, { ...first, number: 2 }, third])).toMatchObject({
    ok: false,
    error: { code: 'migration.failed' },
  });
  expect(versionOf(db)).toBe(1);
  expect(db.prepare("SELECT name FROM sqlite_schema WHERE type = 'table'").pluck().all()).toEqual(['base']);
});

test('a disk that is full while migrating is told as that', () => {
  const { db, file } = withOneThing();
  const full: Migration = {
    ...second,
    up: (db) => {
      db.pragma(`max_page_count = ${Number(db.pragma('page_count', { simple: true }))}`);
      db.exec('CREATE TABLE more (a TEXT)');
    },
  };
  expect(migrate(db, file, [first, full])).toMatchObject({ ok: false, error: { code: 'store.full' } });
  expect(versionOf(db)).toBe(1);
});

test('after a broken migration the right one still works', () => {
  const { db, file } = withOneThing();
  migrate(db, file, [first, broken]);
  expect(migrate(db, file, [first, second]).ok).toBe(true);
  expect(versionOf(db)).toBe(2);
});

test('a file of the current version is left alone', () => {
  const { db, file } = withOneThing();
  expect(migrate(db, file, [first]).ok).toBe(true);
  expect(existsSync(`${file}.before-1`)).toBe(false);
});

test('a file from a newer program is refused with a sentence that says what to do', () => {
  const { db, file } = withOneThing();
  db.pragma('user_version = 9');
  const result = migrate(db, file, [first, second]);
  expect(result).toMatchObject({ ok: false, error: { code: 'store.from-future' } });
  expect(!result.ok && result.error.sentence).toContain('Update this one');
  expect(versionOf(db)).toBe(9);
});
