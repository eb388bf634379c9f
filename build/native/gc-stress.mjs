/**
 * Tells a safe better-sqlite3 binary from an unsafe one: makes and drops every kind of object the library hands out,
 * with SQL errors pending, while forcing garbage collection. An unsafe binary aborts the process.
 *
 *   node build/native/gc-stress.mjs [rounds]
 *   ELECTRON_RUN_AS_NODE=1 <electron> build/native/gc-stress.mjs [rounds]
 */
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import Database from 'better-sqlite3';

setFlagsFromString('--expose-gc');
const collectGarbage = /** @type {() => void} */ (runInNewContext('gc'));
const turn = () => new Promise((resolve) => setImmediate(resolve));

/** @param {() => unknown} act */
const mustFail = (act) => {
  try {
    act();
  } catch {
    return;
  }
  throw new Error(`Expected an error from ${act}`);
};

/** @param {import('better-sqlite3').Database} db @param {number} round */
const fill = (db, round) => {
  db.exec('CREATE TABLE IF NOT EXISTS item (id INTEGER PRIMARY KEY, name TEXT, weight REAL, body BLOB)');
  db.function(`plus_${round}`, (value) => Number(value) + 1);
  db.function('count_args', { varargs: true }, (...values) => values.length);
  db.aggregate('total', { start: () => 0, step: (sum, next) => sum + Number(next), result: (sum) => sum });
  db.table('counting', {
    columns: ['n', 'label'],
    rows: function* () {
      for (let n = 0; n < 25; n++) yield { n, label: `row ${n}` };
    },
  });
  const insert = db.prepare('INSERT INTO item (name, weight, body) VALUES (?, ?, ?)');
  db.transaction(() => {
    for (let i = 0; i < 250; i++) insert.run(`item ${i}`, i / 7, Buffer.from(`body ${i}`));
  })();
  return insert;
};

/** @param {import('better-sqlite3').Database} db @param {import('better-sqlite3').Statement<any[]>} insert @param {number} i */
const exerciseStatements = (db, insert, i) => {
  const few = db.prepare(`SELECT *, ${i} AS extra FROM item LIMIT 10`);
  few.columns();
  few.all();
  few.raw().all();
  few.raw(false).expand().all();
  few.expand(false).pluck().get();
  const rows = db.prepare('SELECT * FROM item').iterate();
  rows.next();
  if (i % 3 === 0) {
    for (const _row of rows);
  } else {
    rows.return?.();
  }
  mustFail(() => db.prepare('SELECT missing_column FROM item'));
  mustFail(() => insert.run(1, {}, 3));
  if (i % 25 === 0) collectGarbage();
};

/** @param {string} folder @param {number} round */
const stress = async (folder, round) => {
  const db = new Database(round % 2 === 0 ? path.join(folder, 'stress.db') : ':memory:');
  db.pragma('journal_mode = WAL');
  const insert = fill(db, round);
  for (let i = 0; i < 250; i++) exerciseStatements(db, insert, i);
  db.prepare(`SELECT total(id), count_args(1, 2, 3), plus_${round}(1) FROM item`).get();
  db.prepare('SELECT sum(n) FROM counting').get();
  mustFail(() => db.prepare('SELECT missing_function(?)').get(1));
  db.serialize();
  if (round % 6 === 0) await db.backup(path.join(folder, `backup-${round}.db`));
  // Two of three are left to the collector: closing by finalizer is the dangerous way.
  if (round % 3 === 0) db.close();
  collectGarbage();
  await turn();
  collectGarbage();
};

const rounds = Number(process.argv[2] ?? 12);
const folder = mkdtempSync(path.join(os.tmpdir(), 'concord-gc-stress-'));
const start = performance.now();
for (let round = 0; round < rounds; round++) await stress(folder, round);
rmSync(folder, { recursive: true, force: true });
const runtime = process.versions.electron ? `Electron ${process.versions.electron}` : `Node ${process.versions.node}`;
console.log(`${rounds} rounds without an abort in ${Math.round(performance.now() - start)} ms, ${runtime}`);
