import { fireEvent, screen } from '@testing-library/react';
import { beforeEach, expect, test } from 'vitest';
import { useVaultDialogs } from '../../../renderer/features/connections/vault-store.ts';
import { SideNotices } from '../../../renderer/frame/side-notices.tsx';
import type { OutputOf } from '../../../shared/ipc/contract.ts';
import { connectionOf, vaultOf } from '../../doubles/connection-answers.ts';
import { aboutOf, good, workspaceOf } from '../../doubles/window-answers.ts';
import { freshWindow, pass, press, show } from '../screen.tsx';

const about = (facts: Partial<OutputOf<'app.about'>>) =>
  show(<SideNotices />, { 'app.about': () => good(aboutOf(facts)) });

beforeEach(freshWindow);

test('where all is well there is no notice', async () => {
  const { container } = await show(<SideNotices />);
  expect(container.querySelectorAll('.note')).toHaveLength(0);
});

test('without a keychain it says that credentials are kept for this session only', async () => {
  await about({ vault: 'session-only' });
  expect(screen.getByText(/credentials are kept for this session only/)).toBeDefined();
});

test.each([
  ['Ben', 'Read only: Ben holds this workspace.'],
  [null, 'Read only: another Concord holds this workspace.'],
])('a workspace held by %j is told as read only', async (heldBy, sentence) => {
  await show(<SideNotices />, { 'workspace.get': () => good(workspaceOf({ access: 'read-only', heldBy })) });
  expect(screen.getByText(sentence)).toBeDefined();
});

test('an engine that stopped for good can be started again', async () => {
  const drawn = await about({ engine: 'stopped', engineSentence: 'The engine stopped three times.' });
  expect(screen.getByRole('alert').textContent).toContain('The engine stopped three times.');
  fireEvent.click(screen.getByRole('button', { name: 'Start the engine' }));
  await pass();
  expect(drawn.named('engine.restart')).toHaveLength(1);
});

test('an engine that is being restarted says so and asks for nothing', async () => {
  await about({ engine: 'restarting', engineSentence: 'The engine is being started again.' });
  expect(screen.getByRole('alert').textContent).toBe('The engine is being started again.');
  expect(screen.queryByRole('button', { name: 'Start the engine' })).toBeNull();
});

test('the appearance is chosen, kept, and shown as chosen', async () => {
  let theme = 'system';
  const drawn = await show(<SideNotices />, {
    'settings.get': () => good({ theme }),
    'settings.set': (input: { readonly theme: string }) => {
      theme = input.theme;
      return good(input);
    },
  });
  const menu = screen.getByRole('button', { name: /^Concord 0\.1\.0/ });
  press('Enter', menu);
  fireEvent.click(screen.getByRole('menuitemradio', { name: 'Dark' }));
  await pass();
  expect(drawn.named('settings.set').map(({ input }) => input)).toEqual([{ theme: 'dark' }]);
  press('Enter', menu);
  await pass();
  expect(screen.getByRole('menuitemradio', { checked: true }).textContent).toBe('Dark');
});

test('a locked vault is told where syncs wait for it, and unlocking asked for; training does not wait', async () => {
  const status = {
    'vault.status': () => good(vaultOf({ locked: true, place: 'passphrase', hasPassphrase: true })),
    'connection.list': () => good({ connections: [connectionOf({ hasSecret: false })] }),
  };
  await show(<SideNotices />, status);
  expect(screen.getByText(/^The vault is locked\. Syncs wait\./)).toBeDefined();
  fireEvent.click(screen.getByRole('button', { name: 'Unlock' }));
  expect(useVaultDialogs.getState().isAsked).toBe(true);
  freshWindow();
  await show(<SideNotices />, { ...status, 'workspace.get': () => good(workspaceOf({ training: true })) });
  expect(screen.queryByText(/^The vault is locked/)).toBeNull();
});
