import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import SqliteDatabase from 'better-sqlite3';
import { expect, onTestFinished, test } from 'vitest';
import { contentOf, differencesOf } from '../../build/chaos/sync/content.ts';
import { jobsInOrder } from '../../build/chaos/sync/jobs.ts';
import { repeatsOf } from '../../build/chaos/sync/remote.ts';
import { trainingFolder, workspaceFolder } from '../../build/chaos/world.ts';
import { migrate } from '../../electron/engine/store/migrate.ts';
import { openStateFile } from '../../electron/training/server/state-file.ts';
import { buildsOn } from '../../shared/domain/job-order.ts';
import { jobs } from '../../shared/domain/run.ts';

// What holds a killed sync against an undisturbed one, each time with one thing wrong.

const base = `
  INSERT INTO dd_item (rid, ext_id, modified_at, match_key, facts, hash, data) VALUES (1, 'SKU-1', 5, 'SKU-1', 0, 11, '{}');
  INSERT INTO run (id, job, mode, trigger, state, phase, started_at, progressed_at, started_by, counts)
    VALUES (1, 'products', 'full', 'operator', 'succeeded', 'done', 1, 1, 'chaos', '{"erpRead":7,"erpCalls":2}');
  INSERT INTO insight_import (id, run_id, collection, import_id, state, records, refused, started_at)
    VALUES (1, 1, 'Catalog', 'i-1', 'finished', 1, 0, 1);
  INSERT INTO insight_write (import, key, match_key, verb, hash, state) VALUES (1, 'SKU-1', 'SKU-1', 'update', 11, 'verified');
`;

/** A data folder: a workspace that wrote one item once, and two remote systems that logged it. */
const folderWith = (workspace = '', account = ''): string => {
  const data = mkdtempSync(join(tmpdir(), 'concord-checks-'));
  onTestFinished(() => rmSync(data, { recursive: true, force: true }));
  mkdirSync(workspaceFolder(data), { recursive: true });
  const db = new SqliteDatabase(fileOf(data));
  const made = migrate(db, fileOf(data));
  if (!made.ok) throw new Error(made.error.sentence);
  db.exec(base + workspace);
  db.close();
  openStateFile(trainingFolder(data), 'erp.sqlite', '').close();
  const remote = openStateFile(trainingFolder(data), 'dotdigital.sqlite', '');
  remote.exec(write + account);
  remote.close();
  return data;
};
const fileOf = (data: string): string => join(workspaceFolder(data), 'workspace.db');
const write =
  "INSERT INTO write_log (at, method, path, status, record_id, changed) VALUES (1, 'PUT', '/import', 202, 'Catalog/SKU-1', 1);";

const differences = (workspace: string): readonly string[] =>
  differencesOf(contentOf(fileOf(folderWith())), contentOf(fileOf(folderWith(workspace))));

test.each([
  ['other ids and stamps', 'UPDATE dd_item SET rid = 9, modified_at = 77; UPDATE run SET started_at = 40;'],
  ['more calls', `UPDATE run SET counts = '{"erpRead":7,"erpCalls":5}'`],
])('%s are no difference', (_what, changed) => {
  expect(differences(changed)).toEqual([]);
});

test.each([
  ['a record that is missing', 'DELETE FROM dd_item', /^dd_item has 0 rows and should have 1/],
  ['a record with other content', 'UPDATE dd_item SET hash = 12', /^dd_item .*1 are missing, 1 too many/],
  ['another count', `UPDATE run SET counts = '{"erpRead":8,"erpCalls":2}'`, /^run /],
  ['a run of its own', "UPDATE run SET job = 'orders'", /^run /],
  ['a write that was not read back', "UPDATE insight_write SET state = 'sent'", /^insight_write/],
  ['something that is still to be looked at', "INSERT INTO dirty VALUES (1, 'C1')", /^dirty /],
])('%s is a difference', (_what, changed, sentence) => {
  expect(differences(changed)).toEqual([expect.stringMatching(sentence)]);
});

const again = `
  INSERT INTO insight_import (id, run_id, collection, state, records, refused, started_at) VALUES (2, 1, 'Catalog', 'unconfirmed', 1, 0, 1);
  INSERT INTO insight_write (import, key, match_key, verb, hash, state) VALUES (2, 'SKU-1', 'SKU-1', 'update', 11, 'verified');`;

test('a record that was written twice is told, unless the answer to the first time was lost', () => {
  const undisturbed = folderWith();
  expect(repeatsOf(undisturbed, folderWith())).toEqual({ violations: [], unanswered: 0 });
  expect(repeatsOf(undisturbed, folderWith('', write)).violations).toEqual([
    'dotdigital Catalog/SKU-1 was written 2 times instead of 1',
  ]);
  expect(repeatsOf(undisturbed, folderWith(again, write))).toEqual({ violations: [], unanswered: 1 });
});

test('every job is synced, behind those that it builds on', () => {
  expect([...jobsInOrder].sort()).toEqual([...jobs].sort());
  for (const job of jobs)
    for (const base of buildsOn[job]) expect(jobsInOrder.indexOf(base)).toBeLessThan(jobsInOrder.indexOf(job));
});
