import { beforeEach, expect, test, vi } from 'vitest';
import { approve } from '../../../../renderer/features/mismatches/decide.ts';
import { noFacets } from '../../../../renderer/features/mismatches/filter.ts';
import {
  edit,
  leaveRow,
  loadMore,
  move,
  reloadList,
  setFacets,
  useMismatches,
} from '../../../../renderer/features/mismatches/store.ts';
import type { MismatchRow } from '../../../../shared/domain/mismatch.ts';
import { failure } from '../../../../shared/errors.ts';
import type { MismatchDetail } from '../../../../shared/ipc/operations/mismatch.ts';
import { fakeBridge, installBridge } from '../../../doubles/fake-bridge.ts';

const row = (id: number): MismatchRow => ({
  id,
  kind: 'field-drift',
  severity: 'warns',
  status: 'open',
  fields: ['city'],
  label: `Person ${id}`,
  reference: `C-${id}`,
  detectedAt: 1_000,
  reopened: null,
});

let open: number[];
let verdict: unknown;

/** An engine that holds the open ones and pages them by a number as cursor. */
const bridge = () =>
  fakeBridge({
    'mismatch.page': ({ cursor, limit }: { cursor: string | null; limit: number }) => {
      const from = Number(cursor ?? 0);
      const rows = open.slice(from, from + limit).map(row);
      const nextCursor = from + limit < open.length ? String(from + limit) : null;
      return { ok: true, value: { rows, nextCursor, total: open.length, totalIsExact: true } };
    },
    'decision.approve': () => verdict,
  });

// Only what approve() looks at.
const detailOf = (id: number) => ({ row: row(id), evidenceHash: 'hash' }) as unknown as MismatchDetail;
const state = () => useMismatches.getState();
const ids = () => state().list.rows.map(({ id }) => id);

beforeEach(() => {
  open = Array.from({ length: 250 }, (_, index) => index + 1);
  verdict = { ok: true, value: { decisionId: 'd', outboxId: 'o' } };
  useMismatches.setState({ ...useMismatches.getInitialState(), facets: noFacets });
});

test('the first page is loaded with its first row selected, and the next page is added behind it', async () => {
  installBridge(bridge().bridge);
  await reloadList();
  expect([ids().length, state().selectedId, state().list.total]).toEqual([100, 1, 250]);
  await loadMore();
  expect(ids()).toEqual(open.slice(0, 200));
});

test('approving takes the row out at once and selects the one in its place', async () => {
  const fake = bridge();
  installBridge(fake.bridge);
  await reloadList();
  move(2);
  const sending = approve(detailOf(3));
  expect(ids().includes(3)).toBe(false);
  expect(state().selectedId).toBe(4);
  await sending;
  expect(fake.named('decision.approve')).toHaveLength(1);
});

test('a key that repeats decides one mismatch once', async () => {
  const fake = bridge();
  installBridge(fake.bridge);
  await reloadList();
  await Promise.all([approve(detailOf(1)), approve(detailOf(1))]);
  expect(fake.named('decision.approve')).toHaveLength(1);
});

test('a refusal brings the row back with the sentence and keeps what was typed', async () => {
  installBridge(bridge().bridge);
  await reloadList();
  edit(2, 'city', 'Bath');
  verdict = { ok: false, error: failure('apply.stale', 'This record changed since you looked.') };
  await approve(detailOf(2));
  expect(state()).toMatchObject({
    selectedId: 2,
    notice: { id: 2, sentence: 'This record changed since you looked.' },
  });
  expect(state().drafts[2]).toEqual({ city: 'Bath' });
  expect(ids().includes(2)).toBe(true);
});

test('reading the list anew keeps the place, even when the selected one is gone', async () => {
  installBridge(bridge().bridge);
  await reloadList();
  move(10);
  expect(state().selectedId).toBe(11);
  open = open.filter((id) => id !== 11 && id !== 3);
  await reloadList();
  expect(state().selectedId).toBe(13);
});

test('an answer that was overtaken is dropped, and new facets start at the top', async () => {
  installBridge(bridge().bridge);
  await reloadList();
  move(30);
  open = [7, 8, 9];
  setFacets({ kinds: ['field-drift'] });
  await vi.waitFor(() => expect(ids()).toEqual([7, 8, 9]));
  expect(state().selectedId).toBe(7);
});

test('the last row left makes an empty list, not a broken one', async () => {
  open = [1];
  installBridge(bridge().bridge);
  await reloadList();
  leaveRow(1);
  expect(state()).toMatchObject({ selectedId: null, list: { rows: [], total: 0 } });
  move(1);
  expect(state().selectedId).toBeNull();
});
