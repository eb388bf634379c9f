import { expect, test } from 'vitest';
import type { NotedCall } from '../../../electron/engine/runtime/call-history.ts';
import { createCallHistory } from '../../../electron/engine/store/call-history.ts';
import { keptLog, NOW } from '../connectors/http/server-of-a-test.ts';
import { inMemory } from './opened.ts';

const minute = Math.floor(NOW / 60_000) * 60_000;
const fine: NotedCall = {
  system: 'dotdigital',
  scope: 'low',
  at: NOW,
  ms: 40,
  status: 200,
  cause: null,
  limited: false,
  others: 0,
  window: null,
};

const setUp = (readOnly = false) => {
  const { db } = inMemory();
  const due: (() => void)[] = [];
  const { log, entries } = keptLog();
  const deps = { db, readOnly, log, later: (_ms: number, work: () => void) => void due.push(work) };
  const rows = () => db.prepare('SELECT count(*) FROM call_minute').pluck().get();
  return { db, deps, due, entries, rows, history: createCallHistory(deps) };
};

test('calls are counted by minute, limited, failed and those of others apart', () => {
  const { history } = setUp();
  history.note(fine);
  history.note({ ...fine, at: NOW + 1, status: 429, limited: true, others: 3 });
  history.note({ ...fine, status: 503 });
  history.note({ ...fine, cause: 'malformed' });
  history.note({ ...fine, status: null, cause: 'cut' });
  history.note({ ...fine, status: null, cause: 'aborted' });
  history.note({ ...fine, at: NOW + 60_000, scope: 'high' });
  history.note({ ...fine, system: 'erp', scope: 'erp' });
  expect(history.minutes('dotdigital', minute)).toEqual([
    { scope: 'low', minute, calls: 6, limited: 1, failed: 3, others: 3 },
    { scope: 'high', minute: minute + 60_000, calls: 1, limited: 0, failed: 0, others: 0 },
  ]);
  expect(history.minutes('dotdigital', minute + 60_000).map(({ scope }) => scope)).toEqual(['high']);
});

test('nothing is written before a second is over, and then all of it once', () => {
  const { history, due, rows, db } = setUp();
  for (let call = 0; call < 500; call += 1) history.note(fine);
  expect([rows(), due.length]).toEqual([0, 1]);
  due[0]?.();
  expect(db.prepare('SELECT calls FROM call_minute').pluck().all()).toEqual([500]);
  history.note(fine);
  expect(due.length).toBe(2);
  due[1]?.();
  due[1]?.();
  expect(db.prepare('SELECT calls FROM call_minute').pluck().all()).toEqual([501]);
});

test('closing writes what was held back, and takes nothing afterwards', () => {
  const { history, rows, due } = setUp();
  history.note(fine);
  history.close();
  expect(rows()).toBe(1);
  history.note({ ...fine, scope: 'high' });
  for (const work of due) work();
  expect(rows()).toBe(1);
});

test('windows are remembered over a restart, each system its own', () => {
  const { history, deps } = setUp();
  const window = { limit: 35, remaining: 4, resetAt: NOW + 20_000, own: 25, others: 6 };
  history.note({ ...fine, window: { ...window, remaining: 9 } });
  history.note({ ...fine, window });
  history.note({ ...fine, window: null });
  const untold = { limit: null, remaining: 0, resetAt: NOW, own: 1, others: 0 };
  history.note({ ...fine, system: 'erp', scope: 'erp', window: untold });
  history.close();
  const again = createCallHistory(deps);
  expect(again.remembered('dotdigital')).toEqual({ low: window });
  expect(again.remembered('erp')).toEqual({ erp: untold });
  expect(again.windows().map(({ system, scope }) => `${system} ${scope}`)).toEqual(['dotdigital low', 'erp erp']);
});

test('what is older than 48 hours goes', () => {
  const { history } = setUp();
  const hours = (count: number) => NOW + count * 3_600_000;
  for (const at of [hours(0), hours(1), hours(48), hours(49)]) {
    history.note({ ...fine, at });
    history.windows();
  }
  expect(history.minutes('dotdigital', 0).map((row) => row.minute)).toEqual(
    [1, 48, 49].map((h) => minute + h * 3_600_000),
  );
});

test('a workspace that is open to read writes no history', () => {
  const { deps, rows, due } = setUp();
  const history = createCallHistory({ ...deps, readOnly: true });
  history.note(fine);
  history.close();
  expect([rows(), due.length]).toEqual([0, 0]);
});

test('a history that cannot be written ends nothing, and is written with the next call', () => {
  const { history, due, db, entries } = setUp();
  db.pragma('query_only = ON');
  history.note(fine);
  due[0]?.();
  expect(entries).toMatchObject([{ level: 'warn', facts: { code: 'SQLITE_READONLY' } }]);
  db.pragma('query_only = OFF');
  history.note(fine);
  due[1]?.();
  expect(history.minutes('dotdigital', 0)).toMatchObject([{ calls: 2 }]);
});
