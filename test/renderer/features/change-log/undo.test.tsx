import { fireEvent, screen, within } from '@testing-library/react';
import { beforeEach, expect, test } from 'vitest';
import { useChangeLog } from '../../../../renderer/features/change-log/store.ts';
import { useUndo } from '../../../../renderer/features/change-log/undo.ts';
import { failure } from '../../../../shared/errors.ts';
import { changeDetailOf, changeId, changeRowOf, undoPreviewOf } from '../../../doubles/change-answers.ts';
import { good, workspaceOf } from '../../../doubles/window-answers.ts';
import { faultsOf, pass, press } from '../../screen.tsx';
import { button, freshLog, openLog, shownChange } from './opened.tsx';

const dialog = () => screen.getByRole('dialog', { name: 'Undo entry 3 for Person 3?' });
const pressed = async (...keys: readonly string[]): Promise<void> => {
  for (const key of keys) {
    press(key);
    await pass();
  }
};

beforeEach(freshLog);

test('the remote system is read only when the operator asks what undoing would write', async () => {
  const drawn = await openLog(3);
  await pressed('j', 'k');
  expect(drawn.named('change.preview-undo')).toEqual([]);
  fireEvent.click(button(/^See what it would write/));
  await pass();
  expect(drawn.named('change.preview-undo').map(({ input }) => input)).toEqual([{ id: changeId(3) }]);
  expect(drawn.named('change.undo')).toEqual([]);
});

test('what was changed since is shown as left alone, and the button says how much is undone', async () => {
  await openLog(3);
  await pressed('u');
  const pane = within(shownChange());
  expect(pane.getByText('1 of 2 fields')).toBeDefined();
  expect(pane.getByRole('row', { name: 'Loyalty tier Gold Silver' })).toBeDefined();
  expect(pane.getByRole('row', { name: 'Postcode BS7 8NB BS7 8NB, left alone' })).toBeDefined();
  expect(pane.getByText('Postcode changed since, and stays as now')).toBeDefined();
  expect(button(/^Undo 1 field…/)).toBeDefined();
});

test('U looks, U again asks, and only then it is undone: as previewed, with the reason and one key', async () => {
  const drawn = await openLog(3);
  await pressed('u', 'u');
  expect(drawn.named('change.undo')).toEqual([]);
  fireEvent.change(within(dialog()).getByRole('textbox'), { target: { value: ' wrong season ' } });
  const confirm = within(dialog()).getByRole('button', { name: 'Undo' });
  fireEvent.click(confirm);
  fireEvent.click(confirm);
  await pass();
  expect(drawn.named('change.undo').map(({ input }) => input)).toEqual([
    {
      id: changeId(3),
      token: 'token-of-the-look',
      reason: 'wrong season',
      key: expect.stringMatching(/^[0-9a-f-]{36}$/),
    },
  ]);
  expect(screen.queryByRole('dialog')).toBeNull();
});

test('the new change is shown once it is undone', async () => {
  await openLog(3, undefined, { 'change.undo': () => good({ decisionId: 'd', outboxId: changeId(2) }) });
  await pressed('u', 'u');
  fireEvent.keyDown(within(dialog()).getByRole('textbox'), { key: 'Enter' });
  await pass();
  expect(useChangeLog.getState().selectedId).toBe(changeId(2));
});

test('a refused undoing says why beside the change, and is looked at anew', async () => {
  await openLog(3, undefined, {
    'change.undo': () => ({ ok: false, error: failure('apply.stale', 'The last look is too old.') }),
  });
  await pressed('u', 'u');
  fireEvent.click(within(dialog()).getByRole('button', { name: 'Undo' }));
  await pass();
  expect(screen.getByRole('alert').textContent).toContain('The last look is too old.');
  expect(useUndo.getState().preview).toBeNull();
});

test('where nothing can be undone the sentence stands and no dialog opens', async () => {
  const sentence = 'Both fields were changed since.';
  const drawn = await openLog(3, undefined, {
    'change.preview-undo': () => good(undoPreviewOf({ lines: [], requests: [], blocked: sentence, token: '' })),
  });
  await pressed('u', 'u');
  expect(within(shownChange()).getByText(sentence)).toBeDefined();
  expect(screen.queryByRole('dialog')).toBeNull();
  expect(drawn.named('change.preview-undo')).toHaveLength(1);
});

test('a change that can never be undone is not read for it', async () => {
  const drawn = await openLog(3, undefined, {
    'change.get': () => good(changeDetailOf(changeRowOf(3), { undoBlocked: 'An opt-out is never undone.' })),
  });
  await pressed('u');
  expect(within(shownChange()).getByText('An opt-out is never undone.')).toBeDefined();
  expect(button(/^Undo…/).disabled).toBe(true);
  expect(drawn.named('change.preview-undo')).toEqual([]);
});

test('a look that failed says so and can be repeated', async () => {
  const drawn = await openLog(3, undefined, {
    'change.preview-undo': () => ({ ok: false, error: failure('bug', 'Dotdigital did not answer.') }),
  });
  await pressed('u');
  expect(within(shownChange()).getByText('Dotdigital did not answer.')).toBeDefined();
  fireEvent.click(button('Read again'));
  await pass();
  expect(drawn.named('change.preview-undo')).toHaveLength(2);
});

test('what was read for one change is forgotten when another is shown', async () => {
  await openLog(3);
  await pressed('u', 'j', 'k');
  expect(button(/^See what it would write/)).toBeDefined();
});

test('what was not sent yet is withdrawn, and is not offered to be undone', async () => {
  const drawn = await openLog(3, undefined, {
    'change.get': () => good(changeDetailOf(changeRowOf(3, { state: 'pending' }), { canWithdraw: true, attempts: [] })),
  });
  expect(screen.queryByRole('button', { name: /^Undo…/ })).toBeNull();
  expect(within(shownChange()).getByText('What will be sent')).toBeDefined();
  await pressed('u', 'w');
  expect(drawn.named('change.preview-undo')).toEqual([]);
  expect(drawn.named('decision.withdraw').map(({ input }) => input)).toEqual([{ id: 3, key: expect.any(String) }]);
});

test('a withdrawal that came too late says so', async () => {
  await openLog(3, undefined, {
    'change.get': () => good(changeDetailOf(changeRowOf(3, { state: 'pending' }), { canWithdraw: true })),
    'decision.withdraw': () => good({ withdrawn: false }),
  });
  await pressed('w');
  expect(screen.getByRole('alert').textContent).toContain('It was too late to withdraw');
});

test('who may only read can neither undo nor withdraw', async () => {
  const drawn = await openLog(3, undefined, { 'workspace.get': () => good(workspaceOf({ access: 'read-only' })) });
  await pressed('u', 'w');
  expect(button(/^Undo…/).disabled).toBe(true);
  expect(drawn.calls.filter(({ name }) => /undo|withdraw/.test(name))).toEqual([]);
});

test('axe finds nothing wrong with the confirmation', async () => {
  await openLog(3);
  await pressed('u', 'u');
  expect(await faultsOf(dialog())).toEqual([]);
});
