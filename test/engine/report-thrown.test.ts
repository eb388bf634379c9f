import { expect, test } from 'vitest';
import { createReportThrown } from '../../electron/engine/report-thrown.ts';
import { createLogger } from '../../electron/engine/runtime/logger.ts';
import { createDispatch, type Handlers } from '../../shared/ipc/dispatch.ts';
import type { LogEntry } from '../../shared/ipc/messages.ts';

const setUp = (error: Error) => {
  const entries: LogEntry[] = [];
  const report = createReportThrown({
    ids: { uuid: () => '12345678-rest', sortable: String },
    log: createLogger(
      () => 0,
      (entry) => entries.push(entry),
    ),
  });
  const throwing = { 'workspace.get': () => Promise.reject(error) } as unknown as Handlers<'engine'>;
  return { entries, dispatch: createDispatch('engine', throwing, report) };
};

test('a full disk under an operation reaches the operator as a sentence about the disk', async () => {
  const { dispatch, entries } = setUp(Object.assign(new Error('database or disk is full'), { code: 'SQLITE_FULL' }));
  const result = await dispatch('workspace.get', {});
  expect(result).toMatchObject({ ok: false, error: { code: 'store.full' } });
  expect(!result.ok && result.error.sentence).toBe('The disk is full. Nothing was lost; make room and start again.');
  expect(entries).toMatchObject([{ level: 'error', facts: { operation: 'workspace.get', code: 'SQLITE_FULL' } }]);
});

test('what nobody expected is a bug with an incident that stands in the log', async () => {
  const { dispatch, entries } = setUp(new Error('of all things'));
  expect(await dispatch('workspace.get', {})).toMatchObject({
    ok: false,
    error: { code: 'bug', incident: '12345678' },
  });
  expect(entries).toMatchObject([{ facts: { incident: '12345678' } }]);
  expect(String(entries[0]?.facts.error)).toContain('of all things');
});
