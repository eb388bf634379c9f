import { writeFileSync } from 'node:fs';
import SqliteDatabase, { type Database } from 'better-sqlite3';
import { expect, test } from 'vitest';
import { migrate, versionOf } from '../../electron/engine/store/migrate.ts';
import { currentVersion, migrations } from '../../electron/engine/store/migrations/index.ts';
import { inRepository, textOf } from './repository.ts';

const SNAPSHOT = 'electron/engine/store/schema.sql';

const schemaOf = (db: Database): string => {
  const statements = db
    .prepare<[], string>(
      "SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY tbl_name, type = 'table' DESC, name",
    )
    .pluck()
    .all();
  return `-- Made by npm run snapshots from the migrations; version ${versionOf(db)}.\n\n${statements.map((sql) => `${sql};\n`).join('\n')}`;
};

const migrated = (db: Database, upTo: number): Database => {
  const known = migrations.filter(({ number }) => number <= upTo);
  for (const { up, number } of known.filter(({ number }) => number > versionOf(db))) {
    up(db);
    db.pragma(`user_version = ${number}`);
  }
  return db;
};

test('a new file has the schema that was reviewed; after a wanted change run: npm run snapshots', () => {
  const db = new SqliteDatabase(':memory:');
  expect(migrate(db, ':memory:').ok).toBe(true);
  if (process.env.CONCORD_WRITE_SNAPSHOTS === '1') writeFileSync(inRepository(SNAPSHOT), schemaOf(db));
  expect(schemaOf(db)).toBe(textOf(SNAPSHOT));
});

test.each(migrations.map(({ number }) => number))('a file of version %i is brought to the same schema', (version) => {
  const db = migrated(migrated(new SqliteDatabase(':memory:'), version), currentVersion);
  expect(schemaOf(db)).toBe(textOf(SNAPSHOT));
});

test('migrations are numbered from 1 without a gap, and the last is the current version', () => {
  expect(migrations.map(({ number }) => number)).toEqual(migrations.map((_, index) => index + 1));
  expect(currentVersion).toBe(migrations.length);
});

test('the picture of a schema shows a new column, a changed index and the version', () => {
  const base = () => migrated(new SqliteDatabase(':memory:'), currentVersion);
  const changes = [
    '',
    'ALTER TABLE run ADD COLUMN note TEXT',
    'DROP INDEX run_job',
    `PRAGMA user_version = ${currentVersion + 1}`,
  ].map((sql) => {
    const db = base();
    db.exec(sql);
    return schemaOf(db);
  });
  expect(new Set(changes).size).toBe(4);
});
