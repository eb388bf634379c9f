import { beforeEach, expect, test, vi } from 'vitest';
import {
  dropDraft,
  edit,
  leaveRow,
  loadMore,
  move,
  refreshList,
  reloadList,
  select,
  setFacets,
  setSort,
  useMismatches,
} from '../../../../renderer/features/mismatches/store.ts';
import { failure } from '../../../../shared/errors.ts';
import { fakeBridge, installBridge } from '../../../doubles/fake-bridge.ts';
import { good, rowOf, windowAnswers } from '../../../doubles/window-answers.ts';

type Asked = { readonly cursor: string | null; readonly limit: number; readonly sort: string };

const state = () => useMismatches.getState();
const ids = () => state().list.rows.map(({ id }) => id);
const page = (rows: readonly number[], nextCursor: string | null, total = rows.length) =>
  good({ rows: rows.map((id) => rowOf(id)), nextCursor, total, totalIsExact: true });

/** As many as are asked for at first: 1 to 100. */
const firstHundred = Array.from({ length: 100 }, (_, index) => index + 1);

/** An engine whose pages are answered by hand, in any order. */
const byHand = () => {
  const waiting: ((answer: unknown) => void)[] = [];
  const fake = fakeBridge({ 'mismatch.page': () => new Promise((resolve) => waiting.push(resolve)) });
  installBridge(fake.bridge);
  return { waiting, asked: () => fake.named('mismatch.page').map(({ input }) => input as Asked) };
};

const filled = async (total: number) => {
  const fake = fakeBridge(windowAnswers(total));
  installBridge(fake.bridge);
  await reloadList();
  return fake;
};

beforeEach(() => {
  useMismatches.setState(useMismatches.getInitialState(), true);
});

test('a newer request drops the answer of an older one, whichever comes first', async () => {
  const { waiting } = byHand();
  const older = reloadList();
  const newer = reloadList();
  waiting[1]?.(page([2], null));
  await newer;
  waiting[0]?.(page([1], null));
  await older;
  expect(ids()).toEqual([2]);
});

test('a page that was asked for before the facets changed is not added to the new list', async () => {
  const { waiting } = byHand();
  const first = reloadList();
  waiting[0]?.(page(firstHundred, 'next', 102));
  await first;
  const more = loadMore();
  setFacets({ search: 'bath' });
  waiting[2]?.(page([9], null));
  await vi.waitFor(() => expect(ids()).toEqual([9]));
  waiting[1]?.(page([101, 102], null));
  await more;
  expect(ids()).toEqual([9]);
});

test('a row that moved to the next page meanwhile is not shown twice', async () => {
  const { waiting } = byHand();
  const first = reloadList();
  waiting[0]?.(page(firstHundred, 'next', 102));
  await first;
  const more = loadMore();
  await loadMore();
  expect(waiting).toHaveLength(2);
  waiting[1]?.(page([100, 101, 102], null));
  await more;
  expect(ids()).toEqual([...firstHundred, 101, 102]);
  await loadMore();
  expect(waiting).toHaveLength(2);
});

test('the list is read anew as far as it was loaded, in pages that the contract allows', async () => {
  const fake = await filled(450);
  await loadMore();
  await loadMore();
  expect(ids()).toHaveLength(300);
  select(250);
  fake.calls.length = 0;
  await reloadList();
  const limits = fake.named('mismatch.page').map(({ input }) => (input as Asked).limit);
  expect(limits.every((limit) => limit <= 200)).toBe(true);
  expect([ids().length, state().selectedId]).toEqual([300, 250]);
});

test('of a list that is loaded far only the first 1,000 rows are read anew, in place', async () => {
  const fake = await filled(100_000);
  for (let loaded = 100; loaded < 1_400; loaded += 100) await loadMore();
  expect(ids()).toHaveLength(1_400);
  select(1_350);
  fake.calls.length = 0;
  await reloadList();
  expect(fake.named('mismatch.page').length).toBeLessThanOrEqual(5);
  expect(state().selectedId).toBe(1_350);
  expect(ids()).toEqual(Array.from({ length: 1_400 }, (_, index) => index + 1));
  await loadMore();
  expect(ids().at(-1)).toBe(1_500);
});

test('what came to the top of a list that is loaded far pushes the rest down and doubles nothing', async () => {
  await filled(100_000);
  for (let loaded = 100; loaded < 1_200; loaded += 100) await loadMore();
  const before = ids();
  const list = { ...state().list, rows: state().list.rows.slice(2) };
  useMismatches.setState({ list, selectedId: 1_150 });
  await reloadList();
  expect(ids()).toEqual(before);
  expect(state().selectedId).toBe(1_150);
});

test('new facets and a new order ask from the top and select the first row', async () => {
  const fake = await filled(300);
  await loadMore();
  move(150);
  setSort('name');
  await vi.waitFor(() => expect(state().selectedId).toBe(1));
  expect(fake.named('mismatch.page').at(-1)?.input).toMatchObject({ sort: 'name', cursor: null, limit: 100 });
  move(40);
  setFacets({ kinds: ['malformed-value'] });
  expect(ids()).toHaveLength(100);
  expect(state().list.isLoading).toBe(true);
  await vi.waitFor(() => expect(state().selectedId).toBe(1));
  expect(fake.named('mismatch.page').at(-1)?.input).toMatchObject({ filter: { kinds: ['malformed-value'] } });
});

test('a row that leaves gives its place to the next one; the last gives it to the one before', async () => {
  await filled(3);
  select(2);
  leaveRow(2);
  expect([ids(), state().selectedId, state().list.total]).toEqual([[1, 3], 3, 2]);
  leaveRow(3);
  expect([ids(), state().selectedId]).toEqual([[1], 1]);
  leaveRow(77);
  expect(ids()).toEqual([1]);
});

test('a row that leaves elsewhere does not move the operator; among ignored ones nothing leaves', async () => {
  await filled(3);
  select(3);
  leaveRow(1);
  expect(state().selectedId).toBe(3);
  useMismatches.setState({ facets: { ...state().facets, statuses: ['ignored'] } });
  leaveRow(2);
  expect(ids()).toEqual([2, 3]);
});

test('a failure keeps the rows that were there and is gone after the next good answer', async () => {
  await filled(3);
  installBridge(
    fakeBridge({ 'mismatch.page': () => ({ ok: false, error: failure('store.busy', 'It is busy.') }) }).bridge,
  );
  await reloadList();
  expect([ids(), state().list.error?.sentence, state().list.isLoading]).toEqual([[1, 2, 3], 'It is busy.', false]);
  await filled(3);
  expect(state().list.error).toBeNull();
});

test('moving stays within the list and loads on when the end comes near', async () => {
  const fake = await filled(250);
  move(-5);
  expect(state().selectedId).toBe(1);
  move(85);
  await vi.waitFor(() => expect(ids()).toHaveLength(200));
  move(1_000);
  expect(state().selectedId).toBe(200);
  await vi.waitFor(() => expect(ids()).toHaveLength(250));
  expect(fake.named('mismatch.page')).toHaveLength(3);
});

test('what was typed is kept by mismatch and field until it is taken back or dropped', () => {
  edit(1, 'city', 'Bath');
  edit(1, 'postcode', null);
  edit(2, 'city', 'York');
  edit(1, 'city', undefined);
  expect(state().drafts).toEqual({ 1: { postcode: null }, 2: { city: 'York' } });
  dropDraft(1);
  expect(state().drafts).toEqual({ 2: { city: 'York' } });
});

test('who has taken a place sees nothing come in or move by itself, and is told of it; asked for, it is there', async () => {
  await filled(3);
  select(2);
  const rows = [9, 3, 1, 2].map((id) => rowOf(id, { label: `Now ${id}` }));
  installBridge(
    fakeBridge({ 'mismatch.page': () => good({ rows, nextCursor: null, total: 4, totalIsExact: true }) }).bridge,
  );
  await refreshList();
  expect([ids(), state().selectedId, state().list.total]).toEqual([[1, 2, 3], 2, 4]);
  expect(state().list.rows.map(({ label }) => label)).toEqual(['Now 1', 'Now 2', 'Now 3']);
  expect(state().list.news).toEqual({ added: 1, isReordered: true });
  await reloadList();
  expect([ids(), state().selectedId, state().list.news.added]).toEqual([[9, 3, 1, 2], 2, 0]);
});

test('who takes a place while the list is read keeps it, and is told of what came', async () => {
  await filled(2);
  const engine = byHand();
  const reading = reloadList('top');
  select(2);
  engine.waiting[0]?.(page([7, 1, 2], null));
  await vi.waitFor(() => expect(engine.waiting).toHaveLength(2));
  engine.waiting[1]?.(page([7, 1, 2], null));
  await reading;
  expect(ids()).toEqual([1, 2]);
  expect(state()).toMatchObject({ selectedId: 2, isPlaced: true, list: { news: { added: 1 } } });
});

test('who has not taken a place yet sees the list as it is', async () => {
  await filled(3);
  await filled(5);
  await refreshList();
  expect(ids()).toEqual([1, 2, 3, 4, 5]);
});
