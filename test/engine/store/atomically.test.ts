import { join } from 'node:path';
import SqliteDatabase, { type Database } from 'better-sqlite3';
import { expect, onTestFinished, test } from 'vitest';
import { createAtomically } from '../../../electron/engine/store/atomically.ts';
import { temporaryFolder } from './opened.ts';

const FULL = 2;
const NORMAL = 1;

const setUp = () => {
  const db: Database = new SqliteDatabase(':memory:');
  onTestFinished(() => void db.close());
  db.pragma('synchronous = NORMAL');
  db.exec('CREATE TABLE thing (name TEXT)');
  const add = db.prepare('INSERT INTO thing VALUES (?)');
  return {
    db,
    atomically: createAtomically(db),
    add: (name: string) => void add.run(name),
    names: () => db.prepare('SELECT name FROM thing').pluck().all(),
    level: () => db.pragma('synchronous', { simple: true }),
  };
};

const breakOff = (): never => {
  throw new Error('broke off');
};

test('the work is committed and its value handed back', () => {
  const { db, atomically, add, names } = setUp();
  const inside = atomically(() => {
    add('a');
    return db.inTransaction;
  });
  expect(inside).toBe(true);
  expect(db.inTransaction).toBe(false);
  expect(names()).toEqual(['a']);
});

test('a throw rolls everything back and comes through', () => {
  const { atomically, add, names } = setUp();
  const work = (): never => {
    add('a');
    return breakOff();
  };
  expect(() => atomically(work)).toThrow('broke off');
  expect(names()).toEqual([]);
});

test('a call inside another joins it: a throw at the end undoes both', () => {
  const { atomically, add, names } = setUp();
  expect(() =>
    atomically(() => {
      atomically(() => add('inner'));
      breakOff();
    }),
  ).toThrow('broke off');
  expect(names()).toEqual([]);
});

test('after a throw the next transaction is a new one', () => {
  const { atomically, add, names } = setUp();
  expect(() => atomically(breakOff, 'durable')).toThrow();
  atomically(() => add('a'));
  expect(names()).toEqual(['a']);
});

test('a durable transaction inside one that is not is refused as a bug and undoes the outer one', () => {
  const { atomically, add, names } = setUp();
  expect(() =>
    atomically(() => {
      add('a');
      atomically(() => add('b'), 'durable');
    }),
  ).toThrow('durable');
  expect(names()).toEqual([]);
});

test('inside a durable transaction both kinds join', () => {
  const { atomically, add, names } = setUp();
  atomically(() => {
    atomically(() => add('a'), 'durable');
    atomically(() => add('b'));
  }, 'durable');
  expect(names()).toEqual(['a', 'b']);
});

test('what people decide is committed with synchronous=FULL, and the level goes back after success and throw', () => {
  const { atomically, level } = setUp();
  expect(atomically(level)).toBe(NORMAL);
  expect(atomically(level, 'durable')).toBe(FULL);
  expect(level()).toBe(NORMAL);
  expect(() => atomically(breakOff, 'durable')).toThrow();
  expect(level()).toBe(NORMAL);
});

test('the transaction takes the write lock at its beginning, so that it cannot fail for one half way', () => {
  const file = join(temporaryFolder(), 'a.db');
  const [first, second] = [new SqliteDatabase(file, { timeout: 0 }), new SqliteDatabase(file, { timeout: 0 })];
  onTestFinished(() => {
    for (const db of [first, second]) db.close();
  });
  createAtomically(first)(() => expect(() => createAtomically(second)(() => undefined)).toThrow('locked'));
});
