import SqliteDatabase, { type Database } from 'better-sqlite3';
import { expect, onTestFinished, test } from 'vitest';
import { migrate, versionOf } from '../../../../electron/engine/store/migrate.ts';
import { currentVersion, migrations } from '../../../../electron/engine/store/migrations/index.ts';
import { workspaceFile } from '../../../../electron/engine/store/open.ts';
import { changeSet, evidence } from '../decided.ts';
import { firstBroken } from '../first-broken.ts';
import { inMemory, openedIn, temporaryFolder } from '../opened.ts';
import { NOW } from '../opened-plainly.ts';
import { fillWithPeople } from '../person.ts';

/** The tables of a file that hold rows of their own, in order; not those in which the search keeps itself. */
const tablesOf = (db: Database): readonly string[] =>
  db
    .prepare<[], string>(
      "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'mismatch_fts%' AND name NOT LIKE 'sqlite_%' ORDER BY name",
    )
    .pluck()
    .all();

const rowsOf = (db: Database, table: string): readonly Record<string, unknown>[] =>
  db
    .prepare<[], Record<string, unknown>>(`SELECT * FROM ${table}`)
    .all()
    .sort((left, right) => (JSON.stringify(left) < JSON.stringify(right) ? -1 : 1));

/** Rows that the fill of today does not make, but version 1 could hold. */
const more = `
  INSERT INTO run (job, mode, trigger, state, phase, started_at, progressed_at, started_by, counts)
    VALUES ('customers', 'full', 'operator', 'succeeded', 'done', 1, 2, 'anna', '{}');
  INSERT INTO stream_checkpoint (stream, run_id, cursor, since_at, watermark, complete, read_at) VALUES ('erp', 1, 'c', 1, 2, 1, 3);
  INSERT INTO workspace_fact (name, value) VALUES ('name', 'Northbank');
  INSERT INTO forgotten (hash, at) VALUES ('h', 1);
  INSERT INTO dirty (entity, match_key) VALUES (1, 'k') ON CONFLICT DO NOTHING;
  INSERT INTO rekey (rid) VALUES (3);
  UPDATE outbox_entry SET failure = '{"code":"bug"}', attempts = 3, next_attempt_at = 11, updated_at = 12, verified_at = 13 WHERE id = 'o4';
  UPDATE policy SET is_on = 1, changed_by = 'anna', changed_at = 5 WHERE kind = 'field-drift';
`;

/** Tables of version 1 that no version ever wrote to; a later one leaves them out. */
const neverFilled = new Set(['identity_link']);

/** A file of version 1 with rows in every table, taken over from a workspace of today by the columns that both have. */
const filledFirst = () => {
  const today = inMemory();
  fillWithPeople(today);
  const folder = temporaryFolder();
  const file = workspaceFile(folder);
  const db = new SqliteDatabase(file);
  db.pragma('synchronous = OFF');
  onTestFinished(() => void db.close());
  migrations[0]?.up(db);
  db.pragma('user_version = 1');
  // The tables come by name here, not in the order in which they belong to each other.
  db.pragma('foreign_keys = OFF');
  db.exec('DELETE FROM policy');
  for (const table of tablesOf(db)) {
    // The counters fill themselves from the cases.
    if (table === 'mismatch_count' || neverFilled.has(table)) continue;
    const columns = db.prepare<[], string>(`SELECT name FROM pragma_table_info('${table}')`).pluck().all();
    const insert = db.prepare(
      `INSERT INTO ${table} (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`,
    );
    for (const row of rowsOf(today.db, table)) insert.run(...columns.map((column) => row[column]));
  }
  db.exec(more);
  db.pragma('foreign_keys = ON');
  return { folder, file, db };
};

test('the file that is migrated here has rows in every table of version 1', () => {
  const { db } = filledFirst();
  expect(versionOf(db)).toBe(1);
  for (const table of tablesOf(db))
    if (!neverFilled.has(table)) expect([table, rowsOf(db, table).length]).not.toEqual([table, 0]);
});

test('every row of version 1 is there afterwards, with every column that it had', () => {
  const { db, file } = filledFirst();
  const filled = tablesOf(db).filter((table) => !neverFilled.has(table));
  const before = filled.map((table) => [table, rowsOf(db, table)] as const);
  expect(migrate(db, file)).toEqual({ ok: true, value: undefined });
  expect(versionOf(db)).toBe(migrations.length);
  for (const [table, rows] of before) {
    const now = rowsOf(db, table);
    expect([table, now.length]).toEqual([table, rows.length]);
    rows.forEach((row, place) => {
      expect(now[place]).toMatchObject(row);
    });
  }
});

test('foreign keys hold, the trail is whole, and the search and the counters are those of the cases', () => {
  const { db, file } = filledFirst();
  migrate(db, file);
  expect(db.pragma('foreign_key_check')).toEqual([]);
  expect(db.pragma('foreign_keys', { simple: true })).toBe(1);
  expect(db.pragma('integrity_check', { simple: true })).toBe('ok');
  expect(firstBroken(db)).toBeNull();
  db.exec("INSERT INTO mismatch_fts (mismatch_fts) VALUES ('integrity-check')");
  expect(() => db.exec("UPDATE audit SET actor = 'x'")).toThrow('only added to');
  expect(() => db.exec("DELETE FROM decision WHERE id = 'd1'")).toThrow(/FOREIGN KEY/);
  expect(() => db.exec("DELETE FROM outbox_entry WHERE id = 'o1'")).toThrow(/FOREIGN KEY/);
});

test('a filled file has the schema of a new one', () => {
  const { db, file } = filledFirst();
  migrate(db, file);
  const schemaOf = (one: Database): unknown =>
    one.prepare('SELECT type, name, sql FROM sqlite_schema ORDER BY 1, 2').all();
  expect(schemaOf(db)).toEqual(schemaOf(inMemory().db));
});

test('what was there before is one step, takes nothing back, and belongs to nobody', () => {
  const { db, file } = filledFirst();
  migrate(db, file);
  expect(db.prepare('SELECT DISTINCT step, undo_of, run_id FROM outbox_entry').all()).toEqual([
    { step: 1, undo_of: null, run_id: null },
  ]);
  expect(db.prepare('SELECT DISTINCT assignee, until FROM mismatch').all()).toEqual([{ assignee: null, until: null }]);
});

test('the new verdicts are taken, others are not, and a decision may have several steps', () => {
  const { db, file } = filledFirst();
  migrate(db, file);
  const decide = (verdict: string): void =>
    void db
      .prepare(
        "INSERT INTO decision (id, key, mismatch_id, kind, verdict, decided_by, decided_at) VALUES (@verdict, @verdict, 1, 1, @verdict, 'anna', 1)",
      )
      .run({ verdict });
  for (const verdict of ['approve', 'ignore', 'defer', 'reopen', 'withdraw', 'undo']) decide(verdict);
  expect(() => decide('delete')).toThrow(/CHECK/);
  const owe = (id: string, step: number): void =>
    void db
      .prepare(
        "INSERT INTO outbox_entry (id, mismatch_id, decision_id, step, system, change_set, idempotency_key, state, attempts, next_attempt_at, created_at, updated_at) VALUES (?, 1, 'undo', ?, 'erp', x'00', ?, 'pending', 0, 1, 1, 1)",
      )
      .run(id, step, id);
  owe('s1', 1);
  owe('s2', 2);
  expect(() => owe('s3', 2)).toThrow(/UNIQUE/);
});

test('the first version took none of the new verdicts', () => {
  const { db } = filledFirst();
  expect(() => db.exec("UPDATE decision SET verdict = 'undo' WHERE id = 'd1'")).toThrow(/CHECK/);
});

test('the copy beside it is the file as it was', () => {
  const { db, file } = filledFirst();
  const before = tablesOf(db).map((table) => rowsOf(db, table));
  migrate(db, file);
  const copy = new SqliteDatabase(`${file}.before-${currentVersion}`, { readonly: true });
  onTestFinished(() => void copy.close());
  expect(versionOf(copy)).toBe(1);
  expect(tablesOf(copy).map((table) => rowsOf(copy, table))).toEqual(before);
});

test('who opted out before there was a ledger is in it, with the day where the ERP names one', () => {
  const { folder, db } = filledFirst();
  db.exec(`
    UPDATE run SET progressed_at = 5000;
    UPDATE erp_customer SET facts = facts | 8, permission = json_set(permission, '$.ground', 'opt-out') WHERE ext_id IN ('C2', 'C3');
    UPDATE erp_customer SET permission = json_set(permission, '$.at', '2026-05-01T00:00:00Z') WHERE ext_id = 'C2';
    UPDATE dd_contact SET email_status = 'Unsubscribed' WHERE contact_id IN (2, 9);
    UPDATE dd_contact SET email_status = 'hardBounced' WHERE contact_id = 71`);
  db.close();
  const { latest } = openedIn(folder).optOuts;
  const at = Date.parse('2026-05-01T00:00:00Z');
  const fromErp = { at, givenAt: at, source: 'erp' };
  for (const name of ['customer:C2', 'number:2', 'email:p2@shop.test']) expect(latest([name])).toEqual(fromErp);
  expect(latest(['customer:C3', 'number:3'])).toEqual({ at: 5000, givenAt: null, source: 'erp' });
  for (const name of ['contact:2', 'contact:9', 'email:x@shop.test'])
    expect([name, latest([name])]).toEqual([name, { at: 5000, givenAt: null, source: 'dotdigital' }]);
  expect(latest(['contact:71', 'customer:CUS-W1', 'number:KX-90210', 'email:w.odd@secret.test'])).toBeNull();
});

test('a row that lost what it belongs to stops the migration, and the file stays as it was', () => {
  const { db, file } = filledFirst();
  db.pragma('foreign_keys = OFF');
  db.exec("DELETE FROM decision WHERE id = 'd1'");
  expect(migrate(db, file)).toMatchObject({ ok: false, error: { code: 'migration.failed' } });
  expect(versionOf(db)).toBe(1);
  expect(tablesOf(db)).not.toContain('opt_out');
});

test('a workspace of version 1 opens, and reads and goes on with what it holds', () => {
  const { folder, db } = filledFirst();
  db.close();
  const stores = openedIn(folder);
  expect(stores.workspace.get().name).toBe('Northbank');
  expect(stores.workspace.policy('field-drift')).toBe(true);
  expect(stores.decisions.evidence('d9')).toEqual(evidence);
  expect(stores.outbox.get('o9')).toMatchObject({ changeSet, step: 1, state: 'pending' });
  expect(stores.outbox.due(['pending'], NOW, 9).map(({ id }) => id)).toEqual(['o1', 'o9']);
  expect(stores.changes.row('o1')).toMatchObject({ label: 'Wilhelmina Oddington', undoneBy: null });
  expect(stores.mismatches.get(1)).toMatchObject({ entity: 'customer', row: { assignee: null, until: null } });
  expect(stores.mirror.counts()).toMatchObject({ customers: 3, contacts: 3, prospects: 1 });
});
