import { beforeEach, expect, test, vi } from 'vitest';
import { useAnnouncement } from '../../../../renderer/actions/announce.ts';
import { approvalGap, approve, defer, ignore, takeBack } from '../../../../renderer/features/mismatches/decide.ts';
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
import { latest, queries } from '../../../../renderer/ipc/use-query.ts';
import type { MismatchRow } from '../../../../shared/domain/mismatch.ts';
import { failure } from '../../../../shared/errors.ts';
import type { MismatchDetail } from '../../../../shared/ipc/operations/mismatch.ts';
import { fakeBridge, installBridge } from '../../../doubles/fake-bridge.ts';

const row = (id: number): MismatchRow => ({
  id,
  entity: 'customer',
  kind: 'field-drift',
  severity: 'warns',
  status: 'open',
  fields: ['city'],
  label: `Person ${id}`,
  reference: `C-${id}`,
  detectedAt: 1_000,
  reopened: null,
  assignee: null,
  until: null,
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
    'decision.ignore': () => verdict,
    'decision.defer': () => verdict,
    'decision.withdraw': () => verdict,
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

test('an approval sends what was typed and drops the draft once it is taken', async () => {
  const fake = bridge();
  installBridge(fake.bridge);
  await reloadList();
  edit(2, 'city', 'Bath');
  edit(3, 'city', 'York');
  await approve(detailOf(2));
  expect(fake.named('decision.approve')[0]?.input).toMatchObject({
    id: 2,
    evidenceHash: 'hash',
    edits: { city: 'Bath' },
  });
  expect(state().drafts).toEqual({ 3: { city: 'York' } });
});

test('ignoring takes the row out with its reason; a refusal brings it back', async () => {
  const fake = bridge();
  installBridge(fake.bridge);
  await reloadList();
  const sending = ignore(detailOf(1), 'Agreed difference');
  expect([ids().includes(1), state().selectedId, state().panel]).toEqual([false, 2, null]);
  await sending;
  expect(fake.named('decision.ignore')[0]?.input).toMatchObject({ id: 1, reason: 'Agreed difference' });
  verdict = { ok: false, error: failure('workspace.read-only', 'Another Concord holds this workspace.') };
  await ignore(detailOf(4), 'Agreed difference');
  expect(state()).toMatchObject({ selectedId: 4, notice: { id: 4 } });
  expect(ids().includes(4)).toBe(true);
});

test('after a refusal the same one can be decided again', async () => {
  const fake = bridge();
  installBridge(fake.bridge);
  await reloadList();
  verdict = { ok: false, error: failure('store.busy', 'It is busy.') };
  await approve(detailOf(1));
  verdict = { ok: true, value: { decisionId: 'd', outboxId: 'o' } };
  await approve(detailOf(1));
  expect(fake.named('decision.approve')).toHaveLength(2);
});

test('a screen reader is told what happened and what comes next', async () => {
  installBridge(bridge().bridge);
  await reloadList();
  await approve(detailOf(1));
  expect(useAnnouncement.getState().sentence).toBe('Approved. Sending. Next: Person 2.');
  open = [9];
  await reloadList();
  await approve(detailOf(9));
  expect(useAnnouncement.getState().sentence).toBe('Approved. Sending. Nothing is left in this list.');
});

test('at a reviewer an approval is not said to be sent', async () => {
  const fake = fakeBridge({ 'workspace.get': () => ({ ok: true, value: { role: 'reviewer' } }) });
  installBridge(fake.bridge);
  const stop = queries.watch('workspace.get', {}, () => undefined);
  await vi.waitFor(() => expect(latest('workspace.get', {})).toBeDefined());
  stop();
  installBridge(bridge().bridge);
  await reloadList();
  await approve(detailOf(1));
  queries.forget();
  expect(useAnnouncement.getState().sentence).toBe('Approved. Waiting for the writer. Next: Person 2.');
});

test('why one cannot be approved: it is decided, it is blocked, or an edit does not fit', () => {
  const blocked = { ...detailOf(1), blocked: 'Ask the person.' };
  const free = { ...detailOf(1), blocked: null };
  const decided = { ...free, row: { ...row(1), status: 'decided' as const } };
  expect(approvalGap(free, [])).toBeNull();
  expect(approvalGap(free, [{ sentence: 'That is no postcode.' }])).toBe('That is no postcode.');
  expect(approvalGap(blocked, [{ sentence: 'That is no postcode.' }])).toBe('Ask the person.');
  expect(approvalGap(decided, [])).toBe('This has been decided.');
});

test('what is deferred leaves at once and comes back where the engine refuses', async () => {
  const fake = bridge();
  installBridge(fake.bridge);
  await reloadList();
  verdict = { ok: false, error: failure('decision.not-possible', 'Choose a time in the future.') };
  const deferring = defer(detailOf(1), 5_000, '  ');
  expect(ids().includes(1)).toBe(false);
  await deferring;
  expect(fake.named('decision.defer').map(({ input }) => input)).toMatchObject([{ until: 5_000, reason: null }]);
  expect([state().selectedId, state().notice]).toEqual([1, { id: 1, sentence: 'Choose a time in the future.' }]);
});

test('what was taken back is said; where it was too late that is told beside it', async () => {
  const fake = bridge();
  installBridge(fake.bridge);
  await reloadList();
  verdict = { ok: true, value: { withdrawn: true } };
  await takeBack(detailOf(1));
  expect([state().notice, useAnnouncement.getState().sentence]).toEqual([
    null,
    'Taken back before it was sent. It needs you again.',
  ]);
  verdict = { ok: true, value: { withdrawn: false } };
  await takeBack(detailOf(1));
  expect(state().notice).toEqual({ id: 1, sentence: 'It was too late to take it back: the change is under way.' });
  verdict = { ok: false, error: failure('decision.not-possible', 'It is under way.') };
  await takeBack(detailOf(1));
  expect(state().notice).toEqual({ id: 1, sentence: 'It is under way.' });
});
