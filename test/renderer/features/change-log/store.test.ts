import { beforeEach, expect, test } from 'vitest';
import {
  loadMore,
  move,
  reloadList,
  select,
  setFacets,
  useChangeLog,
} from '../../../../renderer/features/change-log/store.ts';
import { failure } from '../../../../shared/errors.ts';
import type { OperationName } from '../../../../shared/ipc/contract.ts';
import { changeAnswers, changeId, changeRowOf } from '../../../doubles/change-answers.ts';
import { fakeBridge, installBridge } from '../../../doubles/fake-bridge.ts';
import { good } from '../../../doubles/window-answers.ts';
import { pass } from '../../screen.tsx';
import { freshLog } from './opened.tsx';

type Answers = Partial<Record<OperationName, (input: never) => unknown>>;

const over = (total: number, answers: Answers = {}) => {
  const fake = fakeBridge({ ...changeAnswers(total), ...answers });
  installBridge(fake.bridge);
  return fake;
};
const list = () => useChangeLog.getState().list;
const entries = () => list().rows.map(({ entry }) => entry);

beforeEach(freshLog);

test('pages follow each other without a gap or a row twice, until the end', async () => {
  over(250);
  await reloadList();
  await loadMore();
  await loadMore();
  await loadMore();
  expect(entries()).toEqual(Array.from({ length: 250 }, (_, place) => 250 - place));
  expect(list().next).toBeNull();
});

test('a list of 10,000 that was loaded far is read again at its head only, and keeps its end', async () => {
  over(10_000);
  await reloadList();
  for (let page = 0; page < 14; page += 1) await loadMore();
  const fake = over(10_003);
  await reloadList();
  expect(fake.named('change.page')).toHaveLength(5);
  expect(entries()).toHaveLength(1_503);
  expect(entries().every((entry, place) => entry === 10_003 - place)).toBe(true);
  expect(list().next).toBe(changeId(8_501));
});

test('the selected one stays selected; gone from the list, what stands in its place is', async () => {
  over(5);
  await reloadList();
  select(changeId(3));
  over(6);
  await reloadList();
  expect(useChangeLog.getState().selectedId).toBe(changeId(3));
  over(6, { 'change.page': () => good({ changes: [6, 5, 4, 2, 1].map((entry) => changeRowOf(entry)), next: null }) });
  await reloadList();
  expect(useChangeLog.getState().selectedId).toBe(changeId(2));
});

test('a change that was opened by its name stays open though the list does not have it', async () => {
  over(5);
  await reloadList();
  select('elsewhere');
  await reloadList();
  expect(useChangeLog.getState().selectedId).toBe('elsewhere');
  move(1);
  expect(useChangeLog.getState().selectedId).toBe(changeId(5));
});

test('an answer that was overtaken by another filter is dropped', async () => {
  const answers: ((value: unknown) => void)[] = [];
  over(0, { 'change.page': () => new Promise((resolve) => answers.push(resolve)) });
  setFacets({ systems: ['erp'] });
  setFacets({ systems: ['dotdigital'] });
  answers[1]?.(good({ changes: [changeRowOf(2)], next: null }));
  answers[0]?.(good({ changes: [changeRowOf(1)], next: null }));
  await pass();
  expect(entries()).toEqual([2]);
});

test('a page that fails keeps the rows, and is not asked for again by itself', async () => {
  over(250);
  await reloadList();
  const fake = over(250, { 'change.page': () => ({ ok: false, error: failure('bug', 'No.') }) });
  await loadMore();
  await loadMore();
  expect(fake.named('change.page')).toHaveLength(1);
  expect(entries()).toHaveLength(100);
  expect(list().error?.sentence).toBe('No.');
});

test('moving stops at both ends', async () => {
  over(3);
  await reloadList();
  move(-1);
  expect(useChangeLog.getState().selectedId).toBe(changeId(3));
  move(10);
  expect(useChangeLog.getState().selectedId).toBe(changeId(1));
});
