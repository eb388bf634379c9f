import { act, fireEvent, screen } from '@testing-library/react';
import { beforeEach, expect, test } from 'vitest';
import { useMismatches } from '../../../../renderer/features/mismatches/store.ts';
import { MismatchesView } from '../../../../renderer/features/mismatches/view.tsx';
import { failure } from '../../../../shared/errors.ts';
import type { Edits } from '../../../../shared/ipc/operations/mismatch.ts';
import { good, patchOf, runOf, windowAnswers, workspaceOf } from '../../../doubles/window-answers.ts';
import { faultsOf, freshWindow, pass, press, show } from '../../screen.tsx';

type Preview = { readonly id: number; readonly edits: Edits };

const bad = (sentence: string) => ({ ok: false, error: failure('store.busy', sentence) });
const draw = async (answers: Parameters<typeof show>[1] = {}) => {
  const drawn = await show(<MismatchesView />, answers);
  await pass();
  return drawn;
};
const input = () => screen.getByRole<HTMLInputElement>('textbox', { name: 'Result for Postcode' });
const button = (name: string | RegExp) => screen.getByRole<HTMLButtonElement>('button', { name });
const write = (value: string): void => {
  fireEvent.change(input(), { target: { value } });
};

/** An engine that takes only postcodes of Bristol. */
const previewing = {
  'mismatch.preview': ({ edits }: Preview) => {
    const written = edits.postcode ?? 'BS8 1TH';
    const isFit = written.startsWith('BS');
    const problems = isFit ? [] : [{ field: 'postcode', sentence: 'That is not a postcode of GB.' }];
    return good({ requests: isFit ? [patchOf(written)] : [], lines: [], problems });
  },
};

beforeEach(freshWindow);

test('editing asks once, when typing has settled, and shows what would be sent', async () => {
  const drawn = await draw(previewing);
  drawn.calls.length = 0;
  write('BS1');
  await pass(100);
  write('BS1 1AA');
  await pass(100);
  expect(drawn.named('mismatch.preview')).toEqual([]);
  await pass(60);
  expect(drawn.named('mismatch.preview').map(({ input: asked }) => asked)).toEqual([
    { id: 1, edits: { postcode: 'BS1 1AA' }, keep: null },
  ]);
  expect(screen.getByText(/"POSTCODE":"BS1 1AA"/)).toBeDefined();
});

test('an edit that is not possible is told at its cell and keeps from approving, by button and by key', async () => {
  const drawn = await draw(previewing);
  expect(button(/^Approve/).disabled).toBe(false);
  write('nonsense');
  await pass(200);
  expect(input().getAttribute('aria-invalid')).toBe('true');
  expect(screen.getByText('That is not a postcode of GB.')).toBeDefined();
  expect(button(/^Approve/).disabled).toBe(true);
  press('a');
  await pass();
  expect(drawn.named('decision.approve')).toEqual([]);
  press('Escape', input());
  await pass(200);
  expect(input().getAttribute('aria-invalid')).toBe('false');
  expect(button(/^Approve/).disabled).toBe(false);
});

test('while what was typed is being worked out it cannot be approved as something else', async () => {
  const drawn = await draw(previewing);
  write('nonsense');
  await pass(10);
  press('a');
  await pass();
  expect(drawn.named('decision.approve')).toEqual([]);
});

test('an edit that could not be worked out says why it cannot be approved; without it all is as before', async () => {
  await draw({
    'mismatch.preview': ({ edits }: Preview) =>
      edits.postcode === undefined
        ? good({ requests: [patchOf('BS8 1TH')], lines: [], problems: [] })
        : bad('It is busy.'),
  });
  write('BS1 1AA');
  await pass(200);
  expect(button(/^Approve/)).toMatchObject({ disabled: true, title: 'It is busy.' });
  press('Escape', input());
  await pass();
  expect(button(/^Approve/).disabled).toBe(false);
});

test('the key approves what is shown and goes to the next; typing the letter does not', async () => {
  const drawn = await draw();
  press('a', input());
  await pass();
  expect(drawn.named('decision.approve')).toEqual([]);
  press('a');
  await pass();
  expect(drawn.named('decision.approve')).toHaveLength(1);
  expect(screen.getByRole('heading', { level: 1 }).textContent).toContain('Person 2');
});

test('a key that is held down approves what was looked at and nothing after it', async () => {
  const drawn = await draw();
  press('a');
  for (let index = 0; index < 5; index += 1) {
    await pass(30);
    fireEvent.keyDown(document.body, { key: 'a', repeat: true });
  }
  await pass();
  expect(drawn.named('decision.approve').map(({ input: sent }) => sent)).toMatchObject([{ id: 1 }]);
});

test('under the dialog the keys do nothing', async () => {
  const drawn = await draw();
  press('i');
  expect(screen.getByRole('dialog', { name: 'Ignore this mismatch' })).toBeDefined();
  press('a');
  press('j');
  await pass();
  expect(drawn.named('decision.approve')).toEqual([]);
  expect(useMismatches.getState().selectedId).toBe(1);
});

test('who may only read can decide nothing', async () => {
  const drawn = await draw({ 'workspace.get': () => good(workspaceOf({ access: 'read-only', heldBy: 'Ben' })) });
  for (const name of [/^Approve/, /^Like this/, /^Ignore/, /^Defer/, /^Assign…/])
    expect(button(name).disabled).toBe(true);
  expect(screen.queryByRole('button', { name: /^Edit/ })).toBeNull();
  for (const key of ['a', 'l', 'i', 'd', 'm']) press(key);
  await pass();
  expect(drawn.calls.filter(({ name }) => name.startsWith('decision.'))).toEqual([]);
  expect(screen.queryByRole('dialog')).toBeNull();
});

test('the neighbours are asked for ahead, the ones already there are not asked for again', async () => {
  const drawn = await draw(windowAnswers(20));
  const asked = () => drawn.named('mismatch.get').map(({ input: wanted }) => (wanted as { readonly id: number }).id);
  expect(new Set(asked())).toEqual(new Set([1, 2, 3, 4, 5, 6, 7, 8, 9]));
  drawn.calls.length = 0;
  press('j');
  await pass();
  expect(asked()).toEqual([10]);
});

test('many changes in a row lead to one more reading of the list, those of other topics to none', async () => {
  const drawn = await draw();
  drawn.calls.length = 0;
  act(() => {
    for (let index = 0; index < 20; index += 1) drawn.tell('store.changed', { topics: ['mismatches'] });
    drawn.tell('store.changed', { topics: ['audit'] });
  });
  await pass(299);
  expect(drawn.named('mismatch.page')).toEqual([]);
  await pass(2);
  expect(drawn.named('mismatch.page')).toHaveLength(1);
  drawn.unmount();
  drawn.tell('store.changed', { topics: ['mismatches'] });
  await pass(400);
  expect(drawn.named('mismatch.page')).toHaveLength(1);
});

test('without any mismatch it says when both systems were compared', async () => {
  await draw(windowAnswers(0));
  expect(screen.getByRole('heading', { name: 'Nothing disagrees' })).toBeDefined();
  expect(screen.getByText(/last compared on 18 Nov 2026, 13:58/)).toBeDefined();
});

test('before the first comparison it offers one, and tells of the one that runs', async () => {
  const never = { comparedAt: null };
  const drawn = await draw({ ...windowAnswers(0), 'workspace.get': () => good(workspaceOf(never)) });
  fireEvent.click(button('Sync now'));
  await pass();
  expect(drawn.named('sync.start')[0]?.input).toMatchObject({ job: 'customers', mode: 'full' });
  freshWindow();
  const running = runOf(1, { state: 'running', phase: 'erp', endedAt: null });
  await draw({ ...windowAnswers(0), 'workspace.get': () => good(workspaceOf({ ...never, running })) });
  expect(screen.getByText('Reading customers from the ERP')).toBeDefined();
});

test('a list that could not be read says why and can be tried again', async () => {
  let answer: unknown = bad('The store is busy.');
  await draw({ 'mismatch.page': () => answer });
  expect(screen.getByText('The store is busy.')).toBeDefined();
  answer = good({ rows: [], nextCursor: null, total: 0, totalIsExact: true });
  fireEvent.click(button('Try again'));
  await pass();
  expect(screen.getByRole('heading', { name: 'Nothing disagrees' })).toBeDefined();
});

test('axe finds nothing wrong with the screen', async () => {
  const { container } = await draw();
  expect(await faultsOf(container)).toEqual([]);
});
