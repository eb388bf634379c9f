import { fireEvent, screen } from '@testing-library/react';
import { beforeEach, expect, test } from 'vitest';
import { NewWorkspaceDialog } from '../../../../../renderer/features/connections/parts/new-workspace-dialog.tsx';
import { askNewWorkspace, useWorkspaceDialogs } from '../../../../../renderer/features/connections/workspace-store.ts';
import { useNavigation } from '../../../../../renderer/frame/navigation.ts';
import { failure } from '../../../../../shared/errors.ts';
import { good } from '../../../../doubles/window-answers.ts';
import { faultsOf, freshWindow, pass, show } from '../../../screen.tsx';

beforeEach(freshWindow);

const open = async (create: () => unknown) => {
  askNewWorkspace(true);
  return show(<NewWorkspaceDialog />, { 'workspaces.create': create });
};
const make = () => screen.getByRole<HTMLButtonElement>('button', { name: 'Make it' });
const name = (value: string): void => {
  fireEvent.change(screen.getByLabelText('Name'), { target: { value } });
};

test('it is made with its name and role, and its connections are shown', async () => {
  const drawn = await open(() => good({ slug: 'two-shops' }));
  expect(make().disabled).toBe(true);
  name('  Two Shops ');
  fireEvent.click(screen.getByRole('radio', { name: /^Reviewer/ }));
  fireEvent.click(make());
  await pass();
  expect(drawn.named('workspaces.create').map(({ input }) => input)).toEqual([{ name: 'Two Shops', role: 'reviewer' }]);
  expect(screen.queryByRole('dialog')).toBeNull();
  expect(useNavigation.getState().screen).toBe('connections');
});

test('what was refused is told and the dialog stays', async () => {
  const error = failure('store.full', 'The disk is full.');
  await open(() => ({ ok: false, error }));
  name('Two Shops');
  fireEvent.click(make());
  await pass();
  expect(screen.getByRole('alert').textContent).toBe('The disk is full.');
  expect(useWorkspaceDialogs.getState().isMaking).toBe(true);
});

test('axe finds nothing wrong with it', async () => {
  await open(() => good({ slug: 'a' }));
  expect(await faultsOf(screen.getByRole('dialog'))).toEqual([]);
});
