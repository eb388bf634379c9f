import { expect, test } from 'vitest';
import { createConnections } from '../../../electron/engine/store/connections.ts';
import { inMemory } from './opened.ts';

const erp = {
  system: 'erp',
  product: 'flow',
  name: 'Our ERP',
  baseUrl: 'https://erp.example/erp/v1',
  user: '',
} as const;
const stores = () => {
  const { db } = inMemory();
  return createConnections(db);
};

test('what is saved waits beside what is in use, untested', () => {
  const connections = stores();
  connections.saveNext(erp, 5);
  const next = { ...erp, slot: 'next', savedAt: 5, testedAt: null, passed: 0, steps: 0 };
  expect(connections.list()).toEqual([next]);
  expect(connections.find('erp', 'current')).toBeNull();
});

test('adopting puts the next one, with its test, in the place of the current one', () => {
  const connections = stores();
  connections.saveNext(erp, 5);
  connections.noteTest('erp', 'next', { testedAt: 6, passed: 5, steps: 5 });
  expect(connections.adoptNext('erp')).toBe(true);
  connections.saveNext({ ...erp, name: 'Moved' }, 7);
  expect(connections.find('erp', 'current')).toMatchObject({ name: 'Our ERP', testedAt: 6, passed: 5 });
  expect(connections.adoptNext('erp')).toBe(true);
  expect(connections.list()).toMatchObject([{ slot: 'current', name: 'Moved', testedAt: null }]);
});

test('adopting when nothing is set up changes nothing', () => {
  const connections = stores();
  connections.saveNext(erp, 5);
  connections.adoptNext('erp');
  expect(connections.adoptNext('erp')).toBe(false);
  expect(connections.adoptNext('dotdigital')).toBe(false);
  expect(connections.list()).toMatchObject([{ system: 'erp', slot: 'current' }]);
});

test('a change to what is being set up has to be tested again', () => {
  const connections = stores();
  connections.saveNext(erp, 5);
  connections.noteTest('erp', 'next', { testedAt: 6, passed: 5, steps: 5 });
  connections.saveNext({ ...erp, baseUrl: 'https://other.example' }, 7);
  expect(connections.find('erp', 'next')).toMatchObject({ testedAt: null, passed: 0, steps: 0, savedAt: 7 });
});

test('discarding drops what is being set up, and only that', () => {
  const connections = stores();
  connections.saveNext(erp, 5);
  connections.adoptNext('erp');
  connections.saveNext({ ...erp, name: 'Other' }, 6);
  expect([connections.discardNext('erp'), connections.discardNext('erp')]).toEqual([true, false]);
  expect(connections.list()).toMatchObject([{ name: 'Our ERP', slot: 'current' }]);
});

test.each([
  ['another address', { baseUrl: 'https://other.example' }, []],
  ['another user', { user: 'apiuser-2' }, []],
  ['a new secret only', {}, ['erp.customers', 'Northbank']],
])('a connection with %s reads on where that is right, and from the start where it is not', (_what, change, kept) => {
  const { db } = inMemory();
  const connections = createConnections(db);
  connections.saveNext(erp, 5);
  connections.adoptNext('erp');
  db.exec(`INSERT INTO workspace_fact (name, value) VALUES ('erp.account', 'Northbank'), ('dotdigital.account', 'Shop');
    INSERT INTO stream_checkpoint (stream, run_id, complete) VALUES ('erp.customers', 1, 1), ('dotdigital.contacts', 1, 1)`);
  connections.saveNext({ ...erp, ...change }, 6);
  connections.adoptNext('erp');
  const marks = db.prepare('SELECT stream FROM stream_checkpoint').pluck().all();
  const accounts = db.prepare("SELECT value FROM workspace_fact WHERE name LIKE '%.account'").pluck().all();
  expect([...marks, ...accounts].sort()).toEqual([...kept, 'dotdigital.contacts', 'Shop'].sort());
});
