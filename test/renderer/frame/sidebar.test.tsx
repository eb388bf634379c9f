import { fireEvent, screen } from '@testing-library/react';
import { beforeEach, expect, test } from 'vitest';
import { useNavigation } from '../../../renderer/frame/navigation.ts';
import { Sidebar } from '../../../renderer/frame/sidebar.tsx';
import { good, windowAnswers, workspaceOf } from '../../doubles/window-answers.ts';
import { faultsOf, freshWindow, show } from '../screen.tsx';

beforeEach(freshWindow);

test('the workspace, its systems and what needs the operator are told', async () => {
  await show(<Sidebar />, windowAnswers(12_480));
  expect(screen.getByText('Harbour Books')).toBeDefined();
  expect(screen.getByText('Tryton · Dotdigital')).toBeDefined();
  expect(screen.getByRole('button', { name: /^Mismatches/ }).textContent).toBe('Mismatches12,480');
});

test('nothing that needs the operator is no figure', async () => {
  await show(<Sidebar />, windowAnswers(0));
  expect(screen.getByRole('button', { name: /^Mismatches/ }).textContent).toBe('Mismatches');
});

test('a workspace for training says so, a real one does not', async () => {
  await show(<Sidebar />, { 'workspace.get': () => good(workspaceOf({ training: true })) });
  expect(screen.getByText('Training: nothing here reaches a real system')).toBeDefined();
  freshWindow();
  await show(<Sidebar />);
  expect(screen.queryByText(/^Training/)).toBeNull();
});

test('the screen that is open is the current page, and another one is gone to', async () => {
  await show(<Sidebar />);
  const current = () => screen.getByRole('button', { current: 'page' }).textContent;
  expect(current()).toMatch(/^Mismatches/);
  fireEvent.click(screen.getByRole('button', { name: 'Sync runs' }));
  expect([current(), useNavigation.getState().screen]).toEqual(['Sync runs', 'runs']);
  fireEvent.click(screen.getByRole('button', { name: 'Change log' }));
  expect([current(), useNavigation.getState().screen]).toEqual(['Change log', 'change-log']);
});

test('axe finds nothing wrong with the sidebar', async () => {
  const { container } = await show(<Sidebar />);
  expect(await faultsOf(container)).toEqual([]);
});
