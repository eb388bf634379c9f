import { beforeEach, expect, test, vi } from 'vitest';
import { useChangeLog } from '../../../../renderer/features/change-log/store.ts';
import { mismatchActions } from '../../../../renderer/features/mismatches/mismatch-actions.ts';
import { reloadList, useMismatches } from '../../../../renderer/features/mismatches/store.ts';
import { useNavigation } from '../../../../renderer/frame/navigation.ts';
import type { MismatchStatus } from '../../../../shared/domain/mismatch.ts';
import type { MismatchDetail } from '../../../../shared/ipc/operations/mismatch.ts';
import { fakeBridge, installBridge } from '../../../doubles/fake-bridge.ts';
import { candidate, productCase } from '../../../doubles/product-answers.ts';
import { consentConflict, dataFieldType, duplicateCustomers, orphan } from '../../../doubles/record-details.ts';
import { detailOf, rowOf, windowAnswers } from '../../../doubles/window-answers.ts';

const inStatus = (status: MismatchStatus) => detailOf(rowOf(1, { status }));
const possible = (context: Parameters<typeof mismatchActions>[0]): readonly string[] =>
  mismatchActions(context)
    .filter(({ when }) => when())
    .map(({ id }) => id)
    // Going to the change log decides nothing and is always possible.
    .filter((id) => id !== 'take-back');
const run = (id: string): void =>
  mismatchActions({ detail: inStatus('open'), gap: null, isReadOnly: false })
    .find((action) => action.id === id)
    ?.run();
const selected = () => useMismatches.getState().selectedId;

beforeEach(() => {
  useMismatches.setState(useMismatches.getInitialState(), true);
});

test('an open mismatch can be approved alone or with those like it, edited, set aside and given to somebody', () => {
  const all = ['approve', 'like', 'edit', 'ignore', 'defer', 'assign', 'about'];
  expect(possible({ detail: inStatus('open'), gap: null, isReadOnly: false })).toEqual(all);
});

test('a gap keeps from approving only; who may not write decides nothing', () => {
  expect(possible({ detail: inStatus('open'), gap: 'It is blocked.', isReadOnly: false })).toEqual([
    'like',
    'edit',
    'ignore',
    'defer',
    'assign',
    'about',
  ]);
  expect(possible({ detail: inStatus('open'), gap: null, isReadOnly: true })).toEqual(['about']);
  expect(possible({ detail: inStatus('ignored'), gap: null, isReadOnly: true })).toEqual(['about']);
});

test('an ignored mismatch can only be reopened; one that is being sent or none at all leaves nothing to decide', () => {
  expect(possible({ detail: inStatus('ignored'), gap: null, isReadOnly: false })).toEqual([
    'reopen',
    'assign',
    'about',
  ]);
  expect(possible({ detail: inStatus('deferred'), gap: null, isReadOnly: false })).toEqual([
    'reopen',
    'assign',
    'about',
  ]);
  for (const status of ['decided', 'resolved', 'cleared'] as const) {
    expect(possible({ detail: inStatus(status), gap: null, isReadOnly: false })).toEqual(['assign', 'about']);
  }
  expect(possible({ detail: null, gap: null, isReadOnly: false })).toEqual([]);
});

test('a pair without a result that can be written has nothing to edit', () => {
  const detail = detailOf(rowOf(1, { fields: [] }));
  expect(possible({ detail, gap: null, isReadOnly: false })).toEqual([
    'approve',
    'like',
    'ignore',
    'defer',
    'assign',
    'about',
  ]);
});

test('where several records are one person, editing is choosing which of them stays', () => {
  expect(possible({ detail: duplicateCustomers(), gap: null, isReadOnly: false })).toContain('edit');
  expect(possible({ detail: orphan(), gap: null, isReadOnly: false })).not.toContain('edit');
});

test('where candidates are proposed E goes to the chosen one, or to the first that can be chosen', () => {
  const radios = (chosen: string): string =>
    ['own', 'P-1', 'P-2']
      .map(
        (id) => `<input type="radio" id="${id}"${id === chosen ? ' checked' : ''}${id === 'own' ? ' disabled' : ''}>`,
      )
      .join('');
  const candidates = [candidate({ id: 'P-1' }), candidate({ id: 'P-2' })];
  for (const [chosen, id] of [
    [candidates[1] ?? null, 'P-2'],
    [null, 'P-1'],
  ] as const) {
    document.body.innerHTML = `<div class="sbs"><p class="res"><input></p></div><div class="records">${radios(chosen?.id ?? '')}</div>`;
    const detail = productCase('product-missing');
    const match = { is: 'proposed', candidates, chosen, said: [] } as const;
    const context = { detail, gap: null, isReadOnly: false, match };
    expect(possible(context)).toContain('edit');
    expect(possible({ ...context, isReadOnly: true })).not.toContain('edit');
    mismatchActions(context)
      .find((action) => action.id === 'edit')
      ?.run();
    expect(document.activeElement?.id).toBe(id);
    const only = { ...match, candidates: candidates.slice(1) };
    expect(possible({ ...context, match: only }).includes('edit')).toBe(chosen === null);
  }
});

test('what is blocked or sends nothing has none like it; a gap of its own values keeps no others from it', () => {
  const blocked = { detail: dataFieldType('String'), gap: 'It cannot be changed.', isReadOnly: false };
  expect(possible(blocked)).toEqual(['ignore', 'defer', 'assign', 'about']);
});

test('joining a list is decided one by one; leaving one may be decided with others like it', () => {
  const ofList = (before: string | null, after: string | null) =>
    possible({
      detail: detailOf(rowOf(1, { kind: 'list-gap', fields: [] }), { lines: [{ thing: 'list', before, after }] }),
      gap: null,
      isReadOnly: false,
    });
  expect(ofList(null, 'Newsletter')).not.toContain('like');
  expect(ofList('Newsletter', null)).toContain('like');
});

test('an opt-out is approved under its own name', () => {
  const [first] = mismatchActions({ detail: consentConflict('erp'), gap: null, isReadOnly: false });
  expect(first?.label).toBe('Record the opt-out');
});

test('what was not sent is taken back; of anything else U shows the change in the log', async () => {
  const fake = fakeBridge(windowAnswers(3));
  installBridge(fake.bridge);
  const takeBack = (facts: Partial<MismatchDetail>) =>
    mismatchActions({
      detail: detailOf(rowOf(1, { status: 'decided' }), facts),
      gap: null,
      isReadOnly: false,
    }).find(({ id }) => id === 'take-back');
  takeBack({ canWithdraw: true })?.run();
  await vi.waitFor(() => expect(fake.named('decision.withdraw')).toHaveLength(1));
  expect(useNavigation.getState().screen).toBe('mismatches');
  const outbox = { id: 'change-7', state: 'verified', attempts: 1, nextAttemptAt: null, sentence: null } as const;
  takeBack({ canWithdraw: false, outbox })?.run();
  expect([useNavigation.getState().screen, useChangeLog.getState().selectedId]).toEqual(['change-log', 'change-7']);
  takeBack({ canWithdraw: false, outbox: null })?.run();
  expect(useChangeLog.getState().selectedId).toBe('change-7');
  expect(fake.named('decision.withdraw')).toHaveLength(1);
});

test('no two actions share a key', () => {
  const keys = mismatchActions({ detail: null, gap: null, isReadOnly: false }).flatMap((action) => action.keys);
  expect(new Set(keys).size).toBe(keys.length);
});

test('the keys of the list go one, ten, to the first and to the last that is loaded', async () => {
  installBridge(fakeBridge(windowAnswers(100)).bridge);
  await reloadList();
  const path = ['next', 'page-down', 'previous', 'last', 'page-up', 'first'].map((id) => {
    run(id);
    return selected();
  });
  expect(path).toEqual([2, 12, 11, 100, 90, 1]);
});

test('approving and reopening send what was seen, each under a key of its own', async () => {
  const fake = fakeBridge(windowAnswers(3));
  installBridge(fake.bridge);
  await reloadList();
  run('approve');
  run('reopen');
  await vi.waitFor(() => expect(fake.named('decision.reopen')).toHaveLength(1));
  const [approved] = fake.named('decision.approve');
  expect(approved?.input).toMatchObject({ id: 1, evidenceHash: 'hash-1', edits: {}, keep: null });
  const keys = [...fake.named('decision.approve'), ...fake.named('decision.reopen')].map(
    ({ input }) => (input as { readonly key: string }).key,
  );
  expect(new Set(keys).size).toBe(2);
});

test('ignoring asks for a reason before anything is sent', async () => {
  const fake = fakeBridge(windowAnswers(3));
  installBridge(fake.bridge);
  run('ignore');
  expect(useMismatches.getState().panel).toBe('ignore');
  expect(fake.calls).toEqual([]);
});

test('only moving is done again while a key is held down', () => {
  const repeating = mismatchActions({ detail: null, gap: null, isReadOnly: false }).filter(
    ({ mayRepeat }) => mayRepeat,
  );
  expect(repeating.map(({ id }) => id)).toEqual(['previous', 'next', 'page-up', 'page-down']);
});
