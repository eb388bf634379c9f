import { fireEvent, screen } from '@testing-library/react';
import { beforeEach, expect, test } from 'vitest';
import { useToast } from '../../../renderer/actions/announce.ts';
import { useWorkspaceDialogs } from '../../../renderer/features/connections/workspace-store.ts';
import { WorkspaceSwitcher } from '../../../renderer/frame/workspace-switcher.tsx';
import { failure } from '../../../shared/errors.ts';
import { connectionAnswers } from '../../doubles/connection-answers.ts';
import { good } from '../../doubles/window-answers.ts';
import { faultsOf, freshWindow, pass, press, show } from '../screen.tsx';

beforeEach(freshWindow);

const open = async (answers: Parameters<typeof connectionAnswers>[1] = {}) => {
  const drawn = await show(<WorkspaceSwitcher />, connectionAnswers([], answers));
  press('Enter', screen.getByRole('button', { name: /Workspaces$/ }));
  await pass();
  return drawn;
};

test('the one that is open is ticked, and another one is opened', async () => {
  const drawn = await open({ 'workspaces.open': () => good({}) });
  expect(screen.getByRole('menuitemradio', { checked: true }).textContent).toBe('Harbour Books');
  fireEvent.click(screen.getByRole('menuitemradio', { name: 'Northbank Apparel' }));
  await pass();
  expect(drawn.named('workspaces.open').map(({ input }) => input)).toEqual([{ slug: 'training' }]);
});

test('the one that is open already is not opened again', async () => {
  const drawn = await open();
  fireEvent.click(screen.getByRole('menuitemradio', { checked: true }));
  await pass();
  expect(drawn.named('workspaces.open')).toHaveLength(0);
});

test('a workspace that does not open says why', async () => {
  const error = failure('store.corrupt', 'The file of this workspace is damaged.');
  await open({ 'workspaces.open': () => ({ ok: false, error }) });
  fireEvent.click(screen.getByRole('menuitemradio', { name: 'Northbank Apparel' }));
  await pass();
  expect(useToast.getState().sentence).toBe('The file of this workspace is damaged.');
});

test('a new one is asked for', async () => {
  await open();
  fireEvent.click(screen.getByRole('menuitem', { name: 'New workspace' }));
  await pass();
  expect(useWorkspaceDialogs.getState().isMaking).toBe(true);
});

test('axe finds nothing wrong with it', async () => {
  const { container } = await open();
  expect(await faultsOf(container)).toEqual([]);
});
