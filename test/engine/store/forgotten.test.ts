import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import SqliteDatabase from 'better-sqlite3';
import { expect, test } from 'vitest';
import { workspaceFile } from '../../../electron/engine/store/open.ts';
import { inMemory, openedIn, temporaryFolder } from './opened.ts';
import { NOW } from './opened-plainly.ts';
import { fillWithPeople, herContact, herRecords, traces, wilhelmina } from './person.ts';

/** Which of these words stand in any file below a folder, whatever its case. */
const tracesIn = (folder: string): readonly string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((path) => statSync(path).isFile())
    .flatMap((path) => {
      const bytes = readFileSync(path, 'latin1').toLowerCase();
      return traces.filter((trace) => bytes.includes(trace.toLowerCase()));
    });

test('after forgetting and shredding no byte of the person is in the file or beside it', () => {
  const folder = temporaryFolder();
  const stores = openedIn(folder);
  fillWithPeople(stores);
  expect([...new Set(tracesIn(folder))].sort()).toEqual([...traces].sort());
  stores.atomically(() => stores.forgotten.forget(herRecords, NOW), 'durable');
  stores.forgotten.shred();
  expect(tracesIn(folder)).toEqual([]);
  expect(statSync(`${workspaceFile(folder)}-wal`).size).toBe(0);
  expect(readFileSync(workspaceFile(folder), 'latin1')).toContain('Anna Hart');
  stores.close();
  expect(tracesIn(folder)).toEqual([]);
});

test('a file that was shredded is whole, and keeps what is there of others', () => {
  const folder = temporaryFolder();
  const stores = openedIn(folder);
  fillWithPeople(stores);
  stores.atomically(() => stores.forgotten.forget(herRecords, NOW), 'durable');
  stores.forgotten.shred();
  expect(stores.decisions.evidence('d9')).not.toBeNull();
  expect(stores.changes.row('o9')?.label).toBe('Anna Hart');
  stores.close();
  const db = new SqliteDatabase(workspaceFile(folder));
  try {
    expect(db.pragma('integrity_check', { simple: true })).toBe('ok');
    db.exec("INSERT INTO mismatch_fts (mismatch_fts) VALUES ('integrity-check')");
  } finally {
    db.close();
  }
});

test('forgetting that is rolled back forgets nobody', () => {
  const stores = openedIn(temporaryFolder());
  fillWithPeople(stores);
  const broken = (): void =>
    stores.atomically(() => {
      stores.forgotten.forget(herRecords, NOW);
      throw new Error('the disk is full');
    }, 'durable');
  expect(broken).toThrow('the disk is full');
  expect(stores.forgotten.list()).toEqual([]);
  expect(stores.mirror.customerById('CUS-W1')?.values.lastName).toBe('Oddington');
  expect(stores.decisions.byKey('key-d1')?.reason).toBe('Wilhelmina phoned');
});

test('nobody is forgotten in a new workspace', () => {
  const { forgotten } = inMemory();
  expect(forgotten.list()).toEqual([]);
  expect(forgotten.isCustomer(wilhelmina)).toBe(false);
  expect(forgotten.isContact(herContact)).toBe(false);
});

test('who was forgotten is known by any of their names, and nobody else is', () => {
  const world = inMemory();
  fillWithPeople(world);
  world.forgotten.forget(herRecords, NOW);
  const { isCustomer, isContact } = world.forgotten;
  const other = { contactId: 900, erpNumber: null, emailKey: null };
  expect(isCustomer({ id: 'CUS-W1', number: 'other' })).toBe(true);
  expect(isCustomer({ id: 'other', number: 'KX-90210' })).toBe(true);
  expect(isContact({ ...other, contactId: 71 })).toBe(true);
  expect(isContact({ ...other, erpNumber: 'KX-90210' })).toBe(true);
  expect(isContact({ ...other, emailKey: 'w.odd@secret.test' })).toBe(true);
  expect([isCustomer({ id: '71', number: 'CUS-W1' }), isContact(other)]).toEqual([false, false]);
  expect([isCustomer({ id: 'C2', number: '2' }), isContact({ ...other, contactId: 2, erpNumber: '2' })]).toEqual([
    false,
    false,
  ]);
});

test('the list holds hashes with the instant, and no name', () => {
  const world = inMemory();
  fillWithPeople(world);
  world.forgotten.forget(herRecords, NOW);
  const list = world.forgotten.list();
  expect(list).toHaveLength(4); // The customer, its number (of both records), the contact and its address.
  for (const { hash, at } of list) expect([hash.length, at]).toEqual([43, NOW]);
});
