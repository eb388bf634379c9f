import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import SqliteDatabase from 'better-sqlite3';
import { expect, test } from 'vitest';
import { storeFailure, workspaceFile } from '../../../electron/engine/store/open.ts';
import { openedIn, temporaryFolder } from './opened.ts';
import { NOW, openIn } from './opened-plainly.ts';

const fingerprint = (file: string): string => createHash('sha256').update(readFileSync(file)).digest('hex');

/** A workspace with something in it, closed again. */
const closedWorkspace = (): { readonly folder: string; readonly file: string } => {
  const folder = temporaryFolder();
  const opened = openIn(folder);
  if (!opened.ok) throw new Error(opened.error.sentence);
  const stores = opened.value;
  stores.atomically(() => {
    stores.workspace.set({ name: 'Northbank', training: false });
    for (let n = 0; n < 500; n += 1) stores.workspace.setFact(`fact-${n}`, 'x'.repeat(100));
  });
  stores.close();
  return { folder, file: workspaceFile(folder) };
};

const behind = (file: string, work: (db: SqliteDatabase.Database) => void): void => {
  const db = new SqliteDatabase(file);
  work(db);
  db.close();
};

test('a new workspace is made, and read again after it was closed', () => {
  const { folder } = closedWorkspace();
  const stores = openedIn(folder);
  expect(stores.workspace.get()).toEqual({ name: 'Northbank', training: false });
  expect(stores.readOnly).toBe(false);
});

test('the file is for its owner only', () => {
  const { file } = closedWorkspace();
  expect(statSync(file).mode & 0o077).toBe(0);
});

test('the keyed hash is the same after opening again, and another in another workspace', () => {
  const folder = temporaryFolder();
  const first = openIn(folder);
  const hash = first.ok ? first.value.keyedHash('anna') : '';
  if (first.ok) first.value.close();
  expect(openedIn(folder).keyedHash('anna')).toBe(hash);
  expect(openedIn(temporaryFolder()).keyedHash('anna')).not.toBe(hash);
});

test.each(['WAL', 'DELETE'])('a file from a newer Concord (journal %s) is refused and not touched', (mode) => {
  const { folder, file } = closedWorkspace();
  behind(file, (db) => {
    db.pragma(`journal_mode = ${mode}`);
    db.exec(
      "INSERT INTO run (job, mode, trigger, state, phase, started_at, progressed_at, started_by, counts) VALUES ('customers', 'full', 'operator', 'running', 'erp', 1, 1, 'anna', '{}')",
    );
    db.pragma('user_version = 99');
  });
  const before = fingerprint(file);
  const opened = openIn(folder);
  expect(opened).toMatchObject({ ok: false, error: { code: 'store.from-future' } });
  expect(!opened.ok && opened.error.sentence).toContain('written by a newer Concord');
  expect(fingerprint(file)).toBe(before);
  expect(readdirSync(folder)).toEqual(['workspace.db']);
});

test('a file from a newer Concord is refused read-only too', () => {
  const { folder, file } = closedWorkspace();
  behind(file, (db) => db.pragma('user_version = 99'));
  expect(openIn(folder, true)).toMatchObject({ ok: false, error: { code: 'store.from-future' } });
});

test('a file that is no database is refused and not touched', () => {
  const folder = temporaryFolder();
  const file = workspaceFile(folder);
  writeFileSync(file, 'This is a letter, not a database. '.repeat(200));
  const before = fingerprint(file);
  expect(openIn(folder)).toMatchObject({ ok: false, error: { code: 'store.corrupt' } });
  expect(fingerprint(file)).toBe(before);
});

test('a file with a damaged header is refused and not touched', () => {
  const { folder, file } = closedWorkspace();
  const bytes = readFileSync(file);
  bytes.fill(0xff, 0, 100);
  writeFileSync(file, bytes);
  const before = fingerprint(file);
  expect(openIn(folder)).toMatchObject({ ok: false, error: { code: 'store.corrupt' } });
  expect(fingerprint(file)).toBe(before);
});

test('a file with a damaged page is refused with the advice to restore a copy', () => {
  const { folder, file } = closedWorkspace();
  const bytes = readFileSync(file);
  const root = pageOf(file, 'workspace_fact');
  bytes.fill(0xa5, (root - 1) * 4096, root * 4096);
  writeFileSync(file, bytes);
  const opened = openIn(folder);
  expect(opened).toMatchObject({ ok: false, error: { code: 'store.corrupt' } });
  expect(!opened.ok && opened.error.sentence).toContain('Restore a copy');
});

const pageOf = (file: string, table: string): number => {
  const db = new SqliteDatabase(file, { readonly: true });
  const root = db.prepare<[string], number>('SELECT rootpage FROM sqlite_schema WHERE name = ?').pluck().get(table);
  db.close();
  return root ?? 0;
};

test('a second opening reads beside the writer, and sees what it commits', () => {
  const folder = temporaryFolder();
  const writer = openedIn(folder);
  const reader = openedIn(folder, true);
  expect(reader.readOnly).toBe(true);
  writer.atomically(() => writer.workspace.set({ name: 'Northbank', training: true }));
  expect(reader.workspace.get()).toEqual({ name: 'Northbank', training: true });
  expect(() => reader.workspace.setFact('a', 'b')).toThrow(/readonly/);
});

test('reading a workspace that is not there yet, or is just being made, asks for a moment', () => {
  const folder = temporaryFolder();
  expect(openIn(folder, true)).toMatchObject({ ok: false, error: { code: 'workspace.read-only' } });
  expect(existsSync(workspaceFile(folder))).toBe(false);
  behind(workspaceFile(folder), (db) => db.exec('CREATE TABLE half (a TEXT)'));
  expect(openIn(folder, true)).toMatchObject({ ok: false, error: { code: 'workspace.read-only' } });
});

test('a run that a crash left running is interrupted when the workspace opens, and only for a writer', () => {
  const folder = temporaryFolder();
  const stores = openedIn(folder);
  const id = stores.runs.insert({ job: 'customers', mode: 'full', trigger: 'operator', at: NOW, by: 'anna' });
  stores.runs.update(id, { state: 'running', progressedAt: NOW });
  expect(openedIn(folder, true).runs.get(id)?.state).toBe('running');
  expect(openedIn(folder).runs.get(id)?.state).toBe('interrupted');
});

test('a full disk is told as a full disk, and what was committed before is still there', () => {
  const { folder, file } = closedWorkspace();
  behind(file, (db) => {
    db.pragma(`max_page_count = ${Number(db.pragma('page_count', { simple: true })) + 2}`);
    const write = db.prepare('INSERT INTO workspace_fact VALUES (?, ?)');
    const fill = db.transaction(() => {
      for (let n = 0; n < 1_000; n += 1) write.run(`more-${n}`, 'y'.repeat(1_000));
    });
    expect(thrownBy(fill)).toMatchObject({ code: 'SQLITE_FULL' });
    expect(storeFailure(thrownBy(fill))).toMatchObject({ code: 'store.full' });
  });
  expect(openedIn(folder).workspace.fact('fact-499')).toBe('x'.repeat(100));
});

const thrownBy = (work: () => void): unknown => {
  try {
    work();
  } catch (error) {
    return error;
  }
  return null;
};

test.each([
  ['SQLITE_FULL', 'store.full'],
  ['ENOSPC', 'store.full'],
  ['SQLITE_CORRUPT_INDEX', 'store.corrupt'],
  ['SQLITE_NOTADB', 'store.corrupt'],
  ['SQLITE_BUSY_SNAPSHOT', 'store.busy'],
  ['SQLITE_LOCKED', 'store.busy'],
  ['SQLITE_CONSTRAINT', 'bug'],
])('the error %s is told as %s', (code, told) => {
  expect(storeFailure(Object.assign(new Error('text'), { code }))).toMatchObject({ code: told });
});

test('a folder that cannot be written is a failure, not a throw', () => {
  expect(openIn(join(temporaryFolder(), 'not', 'there'))).toMatchObject({ ok: false });
});
