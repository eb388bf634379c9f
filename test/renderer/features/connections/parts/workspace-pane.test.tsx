import { fireEvent, screen, within } from '@testing-library/react';
import { beforeEach, expect, test } from 'vitest';
import { choose } from '../../../../../renderer/features/connections/store.ts';
import { ConnectionsView } from '../../../../../renderer/features/connections/view.tsx';
import { useNavigation } from '../../../../../renderer/frame/navigation.ts';
import { failure } from '../../../../../shared/errors.ts';
import { connectionAnswers, connectionOf, slug, workspacesOf } from '../../../../doubles/connection-answers.ts';
import { good, toldAt, workspaceOf } from '../../../../doubles/window-answers.ts';
import { faultsOf, freshWindow, pass, show } from '../../../screen.tsx';

beforeEach(freshWindow);

const open = (answers: Parameters<typeof connectionAnswers>[1] = {}) => {
  choose('workspace');
  return show(<ConnectionsView />, connectionAnswers([connectionOf()], answers));
};
const card = (name: string) => within(screen.getByRole('region', { name }));
const type = (label: string | RegExp, value: string): void => {
  fireEvent.change(screen.getByLabelText(label), { target: { value } });
};
const click = async (button: HTMLElement): Promise<void> => {
  fireEvent.click(button);
  await pass();
};
const button = (name: string) => screen.getByRole<HTMLButtonElement>('button', { name });

test('the workspace is renamed', async () => {
  const drawn = await open({ 'workspaces.rename': () => good({}) });
  type('Name', ' Two Shops ');
  await click(button('Rename'));
  expect(drawn.named('workspaces.rename').map(({ input }) => input)).toEqual([{ slug, name: 'Two Shops' }]);
});

test('it is removed only by its name', async () => {
  const drawn = await open({ 'workspaces.remove': () => good({}) });
  fireEvent.click(button('Remove…'));
  type('Type Harbour Books to confirm', 'Harbour');
  expect(button('Remove it').disabled).toBe(true);
  type('Type Harbour Books to confirm', 'Harbour Books');
  await click(button('Remove it'));
  expect(drawn.named('workspaces.remove').map(({ input }) => input)).toEqual([{ slug, name: 'Harbour Books' }]);
});

test('the training workspace keeps its name and stays; a reviewer is told as one', async () => {
  await open({ 'workspaces.list': () => good({ workspaces: workspacesOf({ training: true, role: 'reviewer' }) }) });
  expect(screen.getByText('The training workspace keeps its name and always stays.')).toBeDefined();
  expect(screen.queryByRole('button', { name: 'Remove…' })).toBeNull();
  expect(screen.getByText(/sends nothing/)).toBeDefined();
});

test('when each job runs is told, and changed where the schedules are', async () => {
  await open();
  const timers = card('Timers');
  expect(timers.getByText('every 5 min, next at 14:03, in 1 min')).toBeDefined();
  expect(timers.getByText('off')).toBeDefined();
  await click(timers.getByRole('button', { name: 'Schedule…' }));
  expect(useNavigation.getState().screen).toBe('schedules');
});

test('a backup is made here, or into a folder outside, and a refusal is told', async () => {
  let answer: unknown = good({ name: 'one.db', bytes: 504_000 });
  const chosen = { path: '/mnt/stick' };
  const drawn = await open({ 'backup.make': () => answer, 'file.choose': () => good(chosen) });
  await click(button('Make a backup'));
  expect(screen.getByText('The backup one.db was made (504 kB).')).toBeDefined();
  answer = { ok: false, error: failure('not-found', 'There is no such folder.') };
  await click(card('Backups').getByRole('button', { name: 'Choose…' }));
  await click(button('Make a backup'));
  expect(screen.getByRole('alert').textContent).toBe('There is no such folder.');
  expect(drawn.named('backup.make').map(({ input }) => input)).toEqual([{ folder: null }, { folder: '/mnt/stick' }]);
  expect(drawn.named('file.choose').map(({ input }) => input)).toEqual([{ purpose: 'open-folder' }]);
});

test('a backup is restored after what that does was said, also from a file', async () => {
  const backups = [{ name: 'one.db', at: toldAt, bytes: 4_200_000, reason: 'operator' }];
  const drawn = await open({ 'backup.list': () => good({ backups }), 'backup.restore': () => good({}) });
  expect(card('Backups').getByRole('row', { name: /^18 Nov 2026, 14:02 on demand 4.2 MB/ })).toBeDefined();
  await click(button('Restore…'));
  expect(screen.getByText(/What is here now is backed up first/)).toBeDefined();
  expect(drawn.named('backup.restore')).toHaveLength(0);
  await click(button('Restore'));
  await click(button('Restore from a file…'));
  type('Full path of the backup file', '/mnt/stick/two.db');
  await click(button('Restore'));
  expect(drawn.named('backup.restore').map(({ input }) => input)).toEqual([
    { name: 'one.db', path: null },
    { name: null, path: '/mnt/stick/two.db' },
  ]);
});

const records = [
  { system: 'erp', id: '7', reference: 'C-7', label: 'Fiona Richardson', email: 'fiona@example.net' },
  { system: 'dotdigital', id: '41', reference: 'contact 41', label: 'Fiona Richardson', email: null },
];

test('a person is forgotten after a reason and the word, and files out of reach are named', async () => {
  const outcome = { records: 2, mismatches: 1, withdrawn: 0, backups: 3, outside: ['/mnt/stick/one.db'] };
  const drawn = await open({
    'person.find': () => good({ records }),
    'person.forget': () => good(outcome),
  });
  const forget = card('Forget a person');
  type('Email, customer number or contact id', 'C-7');
  await click(forget.getByRole('button', { name: 'Find' }));
  expect(forget.getByText('2 records found')).toBeDefined();
  expect(forget.getByText('C-7 · fiona@example.net')).toBeDefined();
  const last = () => button('Forget for good');
  type('Type forget to confirm', 'forget');
  expect(last().disabled).toBe(true);
  type('Reason', 'Request 12');
  type('Type forget to confirm', 'forge');
  expect(last().disabled).toBe(true);
  type('Type forget to confirm', 'forget');
  await click(last());
  expect(drawn.named('person.forget').map(({ input }) => input)).toMatchObject([
    {
      records: [
        { system: 'erp', id: '7' },
        { system: 'dotdigital', id: '41' },
      ],
      reason: 'Request 12',
    },
  ]);
  expect(forget.getByText(/^Forgotten: 2 records, 1 mismatch; 0 waiting changes withdrawn; 3 backups/)).toBeDefined();
  expect(forget.getByText('/mnt/stick/one.db')).toBeDefined();
  expect(forget.queryByText('C-7 · fiona@example.net')).toBeNull();
});

test('forgetting that is refused is tried again under the same key', async () => {
  const error = failure('store.busy', 'The store is busy.');
  const drawn = await open({
    'person.find': () => good({ records }),
    'person.forget': () => ({ ok: false, error }),
  });
  type('Email, customer number or contact id', 'C-7');
  await click(button('Find'));
  type('Reason', 'Request 12');
  type('Type forget to confirm', 'forget');
  await click(button('Forget for good'));
  expect(screen.getByRole('alert').textContent).toBe('The store is busy.');
  await click(button('Forget for good'));
  const keys = drawn.named('person.forget').map(({ input }) => (input as { readonly key: string }).key);
  expect([keys.length, new Set(keys).size]).toEqual([2, 1]);
});

test('nobody found is said', async () => {
  await open({ 'person.find': () => good({ records: [] }) });
  type('Email, customer number or contact id', 'nobody@example.net');
  await click(button('Find'));
  expect(screen.getByText('Nothing is kept of this person here.')).toBeDefined();
});

test('who may only read makes no backup, restores none and forgets nobody', async () => {
  await open({
    'workspace.get': () => good(workspaceOf({ access: 'read-only' })),
    'person.find': () => good({ records }),
  });
  expect([button('Make a backup').disabled, button('Restore from a file…').disabled]).toEqual([true, true]);
  type('Email, customer number or contact id', 'C-7');
  await click(button('Find'));
  type('Reason', 'Request 12');
  type('Type forget to confirm', 'forget');
  expect(button('Forget for good').disabled).toBe(true);
});

test('axe finds nothing wrong with the workspace', async () => {
  const { container } = await open({ 'person.find': () => good({ records }) });
  type('Email, customer number or contact id', 'C-7');
  await click(button('Find'));
  expect(await faultsOf(container)).toEqual([]);
});
