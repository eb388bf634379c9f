import { createHmac } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import SqliteDatabase from 'better-sqlite3';
import { expect, test } from 'vitest';
import { createLogger } from '../../../electron/engine/runtime/logger.ts';
import { backupsIn } from '../../../electron/engine/store/backups.ts';
import { forgetRecords } from '../../../electron/engine/store/forget.ts';
import { currentVersion, migrations } from '../../../electron/engine/store/migrations/index.ts';
import { workspaceFile } from '../../../electron/engine/store/open.ts';
import { restoreBackup } from '../../../electron/engine/store/restore.ts';
import type { Stores } from '../../../electron/engine/store/stores.ts';
import { temporaryFolder } from './opened.ts';
import { NOW, openIn } from './opened-plainly.ts';
import { customer } from './records.ts';

const opened = (folder: string): Stores => {
  const stores = openIn(folder, false);
  if (!stores.ok) throw new Error(stores.error.sentence);
  return stores.value;
};

/** Work on a workspace's file, closed again. */
const on = <T>(file: string, work: (db: SqliteDatabase.Database) => T): T => {
  const db = new SqliteDatabase(file);
  try {
    return work(db);
  } finally {
    db.close();
  }
};

const restored = (folder: string, from: string) =>
  restoreBackup({
    folder,
    from,
    file: workspaceFile(folder),
    operator: 'anna',
    at: NOW + 60_000,
    log: createLogger(
      () => NOW,
      () => undefined,
    ),
  });

const waiting = (states: readonly string[]): string =>
  `INSERT INTO decision (id, key, mismatch_id, kind, verdict, decided_by, decided_at)
     VALUES ${states.map((_state, n) => `('d${n}', 'k${n}', 1, 1, 'approve', 'anna', 1)`).join(', ')};
   INSERT INTO outbox_entry (id, mismatch_id, decision_id, step, system, change_set, idempotency_key, state, attempts, next_attempt_at, created_at, updated_at)
     VALUES ${states.map((state, n) => `('o${n}', 1, 'd${n}', 1, 'erp', x'00', 'i${n}', '${state}', 0, 1, 1, 1)`).join(', ')};`;

/** A workspace with a run, a backup of it, and a later change that the backup lacks. */
const workspace = (before = '') => {
  const folder = temporaryFolder();
  const first = opened(folder);
  first.workspace.setFact('note', 'then');
  first.close();
  const file = workspaceFile(folder);
  on(file, (db) => {
    db.exec(
      "INSERT INTO run (job, mode, trigger, state, phase, started_at, progressed_at, started_by, counts) VALUES ('customers', 'full', 'operator', 'succeeded', 'done', 1, 1, 'anna', '{}')",
    );
    db.exec(before);
  });
  const second = opened(folder);
  const backup = second.backups.make(NOW, null).path;
  second.workspace.setFact('note', 'now');
  second.close();
  return { folder, file, backup };
};

const note = (file: string): unknown =>
  on(file, (db) => db.prepare("SELECT value FROM workspace_fact WHERE name = 'note'").pluck().get());

const leftovers = (folder: string): readonly string[] =>
  readdirSync(folder).filter((name) => name.includes('restoring'));

test('a backup takes the place of the file, and what was there is backed up first', () => {
  const { folder, file, backup } = workspace();
  expect(restored(folder, backup)).toEqual({ ok: true, value: undefined });
  expect(note(file)).toBe('then');
  expect(statSync(file).mode & 0o777).toBe(0o600);
  const [newest, oldest] = backupsIn(folder);
  expect([newest?.reason, note(newest?.path ?? ''), oldest?.path]).toEqual(['before-restore', 'now', backup]);
  expect(leftovers(folder)).toEqual([]);
  const stores = opened(folder);
  expect(stores.audit.page(null, 5)).toMatchObject([{ action: 'workspace.restored', actor: 'anna', at: NOW + 60_000 }]);
  stores.close();
});

test('the forgotten of now are forgotten in what comes back too', () => {
  const { folder, file, backup } = workspace("INSERT INTO forgotten (hash, at) VALUES ('early', 1)");
  on(file, (db) => db.exec("INSERT INTO forgotten (hash, at) VALUES ('late', 2)"));
  expect(restored(folder, backup).ok).toBe(true);
  expect(on(file, (db) => db.prepare('SELECT hash FROM forgotten ORDER BY hash').pluck().all())).toEqual([
    'early',
    'late',
  ]);
});

test('who opted out after the backup was made stays out, and a later day stands', () => {
  const { folder, backup } = workspace();
  const known = opened(folder);
  known.optOuts.note(['email:a@shop.test'], NOW - 5, 'erp');
  const withOne = known.backups.make(NOW + 1, null).path;
  known.optOuts.note(['email:a@shop.test'], NOW - 2, 'dotdigital');
  known.optOuts.note(['contact:7'], null, 'dotdigital');
  known.close();
  for (const from of [withOne, backup]) {
    expect(restored(folder, from).ok).toBe(true);
    const stores = opened(folder);
    expect(stores.optOuts.latest(['email:a@shop.test'])).toEqual({
      at: NOW - 2,
      givenAt: NOW - 2,
      source: 'dotdigital',
    });
    expect(stores.optOuts.latest(['contact:7'])).toEqual({ at: NOW, givenAt: null, source: 'dotdigital' });
    stores.close();
  }
});

test('somebody who was forgotten after the backup was made does not come back with it', () => {
  const { folder } = workspace();
  const first = opened(folder);
  first.atomically(() => first.mirror.upsertCustomers([customer(1), customer(2)], 1));
  const backup = first.backups.make(NOW + 1, null).path;
  first.close();
  on(workspaceFile(folder), (db) => {
    const key = db.prepare<[], Buffer>('SELECT key FROM workspace_key').pluck().get() ?? '';
    const hashOf = (name: string) => createHmac('sha256', key).update(`forgotten:${name}`).digest('base64url');
    db.transaction(() => forgetRecords(db, hashOf, [{ system: 'erp', id: 'C1' }], NOW + 2))();
  });
  const customers = (file: string) =>
    on(file, (db) => db.prepare('SELECT ext_id FROM erp_customer ORDER BY ext_id').pluck().all());
  expect(customers(backup)).toEqual(['C1', 'C2']);
  expect(restored(folder, backup).ok).toBe(true);
  expect(customers(workspaceFile(folder))).toEqual(['C2']);
  expect(readFileSync(workspaceFile(folder)).includes('p1@shop.test')).toBe(false);
});

test('what waited to be sent at the time of the backup is read back first, and nothing else changes', () => {
  const states = ['pending', 'in-flight', 'accepted', 'verified', 'dead', 'withdrawn', 'unconfirmed'];
  const { folder, file, backup } = workspace(waiting(states));
  expect(restored(folder, backup).ok).toBe(true);
  const found = on(file, (db) => db.prepare('SELECT state FROM outbox_entry ORDER BY id').pluck().all());
  expect(found).toEqual(['unconfirmed', 'unconfirmed', 'accepted', 'verified', 'dead', 'withdrawn', 'unconfirmed']);
});

test('connections stay those of now, and a place that is another is read from the start', () => {
  const before = `INSERT INTO connection (system, slot, product, name, base_url, user, saved_at, passed, steps)
      VALUES ('erp', 'current', 'flow', 'Old', 'https://old.example', '', 1, 5, 5);
    INSERT INTO stream_checkpoint (stream, run_id, complete) VALUES ('erp.customers', 1, 1), ('dotdigital.contacts', 1, 1);`;
  const { folder, file, backup } = workspace(before);
  on(file, (db) => db.exec("UPDATE connection SET base_url = 'https://new.example'"));
  expect(restored(folder, backup).ok).toBe(true);
  on(file, (db) => {
    expect(db.prepare('SELECT base_url FROM connection').pluck().all()).toEqual(['https://new.example']);
    expect(db.prepare('SELECT stream FROM stream_checkpoint').pluck().all()).toEqual(['dotdigital.contacts']);
  });
});

test('a backup of an older version is brought to this one', () => {
  const { folder, file } = workspace();
  const old = join(folder, 'old.db');
  on(old, (db) => {
    migrations[0]?.up(db);
    db.pragma('user_version = 1');
    const key = on(file, (present) => present.prepare<[], Buffer>('SELECT key FROM workspace_key').pluck().get());
    db.prepare('INSERT INTO workspace_key (id, key) VALUES (1, ?)').run(key);
  });
  expect(restored(folder, old)).toMatchObject({ ok: true });
  expect(on(file, (db) => db.pragma('user_version', { simple: true }))).toBe(currentVersion);
  expect(leftovers(folder)).toEqual([]);
});

const damaged = (backup: string): void => {
  const bytes = readFileSync(backup);
  bytes.fill(0xff, 4096 * 3, 4096 * 6);
  writeFileSync(backup, bytes);
};

test.each<[string, (backup: string) => void, string, RegExp]>([
  [
    'from a newer Concord',
    (backup) => on(backup, (db) => db.pragma(`user_version = ${currentVersion + 1}`)),
    'store.from-future',
    /newer Concord/,
  ],
  ['that is damaged', damaged, 'store.corrupt', /damaged/],
  [
    'that is cut short',
    (backup) => writeFileSync(backup, readFileSync(backup).subarray(0, 9_000)),
    'store.corrupt',
    /damaged/,
  ],
  ['that is no database', (backup) => writeFileSync(backup, 'no database at all'), 'store.corrupt', /no backup/],
  ['that is empty', (backup) => writeFileSync(backup, ''), 'store.corrupt', /no backup/],
  [
    'of something else',
    (backup) => on(backup, (db) => db.exec('DROP TABLE workspace_key')),
    'store.corrupt',
    /no backup of a Concord/,
  ],
  [
    'of another workspace',
    (backup) => on(backup, (db) => db.exec("UPDATE workspace_key SET key = x'0102'")),
    'not-found',
    /another workspace/,
  ],
])('a backup %s is refused in words, and the workspace stays as it was', (_what, spoil, code, sentence) => {
  const { folder, file, backup } = workspace();
  spoil(backup);
  expect(restored(folder, backup)).toMatchObject({
    ok: false,
    error: { code, sentence: expect.stringMatching(sentence) },
  });
  expect([note(file), leftovers(folder), backupsIn(folder).length]).toEqual(['now', [], 1]);
});

test('a backup that is gone is told as that', () => {
  const { folder, file } = workspace();
  expect(restored(folder, join(folder, 'gone.db'))).toMatchObject({ ok: false, error: { code: 'not-found' } });
  expect(note(file)).toBe('now');
});

test('a damaged workspace is kept byte by byte, and the backup comes in its place', () => {
  const { folder, file, backup } = workspace();
  writeFileSync(file, 'damaged beyond reading');
  expect(restored(folder, backup).ok).toBe(true);
  expect(note(file)).toBe('then');
  expect(backupsIn(folder).map(({ path }) => path)).toEqual([backup]);
  const stores = opened(folder);
  const [kept = ''] = stores.backups.handedOut();
  stores.close();
  expect([kept.endsWith('.damaged.db'), readFileSync(kept, 'utf8')]).toEqual([true, 'damaged beyond reading']);
});

test('a workspace that was not used yet takes any backup', () => {
  const { backup } = workspace();
  const folder = temporaryFolder();
  opened(folder).close();
  expect(restored(folder, backup).ok).toBe(true);
  expect(note(workspaceFile(folder))).toBe('then');
  const empty = temporaryFolder();
  expect(restored(empty, backup).ok).toBe(true);
  expect(existsSync(join(empty, 'backups'))).toBe(false);
});
