import { fireEvent, screen } from '@testing-library/react';
import { beforeEach, expect, test } from 'vitest';
import { UnlockScreen } from '../../../../../renderer/features/connections/parts/unlock-screen.tsx';
import { askUnlock } from '../../../../../renderer/features/connections/vault-store.ts';
import { failure } from '../../../../../shared/errors.ts';
import { connectionAnswers, connectionOf, vaultOf } from '../../../../doubles/connection-answers.ts';
import { good, workspaceOf } from '../../../../doubles/window-answers.ts';
import { faultsOf, freshWindow, pass, show } from '../../../screen.tsx';

beforeEach(freshWindow);

const open = (answers: Parameters<typeof connectionAnswers>[1] = {}) => {
  let locked = true;
  const opening = () => {
    locked = false;
    return good({ unlocked: true });
  };
  return show(
    <UnlockScreen />,
    connectionAnswers([], {
      'vault.status': () => good(vaultOf({ locked, place: 'passphrase', hasPassphrase: true })),
      'vault.unlock': opening,
      'vault.unlock-with-recovery': opening,
      ...answers,
    }),
  );
};
const button = (name: string) => screen.getByRole<HTMLButtonElement>('button', { name });
const type = (label: string, value: string): void => {
  fireEvent.change(screen.getByLabelText(label), { target: { value } });
};

test('the passphrase is asked once, and opens the vault', async () => {
  const drawn = await open();
  expect(screen.getByRole('dialog', { name: 'Concord is locked' })).toBeDefined();
  type('Passphrase', 'correct horse');
  fireEvent.click(button('Unlock'));
  await pass();
  expect(drawn.named('vault.unlock').map(({ input }) => input)).toEqual([{ passphrase: 'correct horse' }]);
  expect(screen.queryByRole('dialog')).toBeNull();
});

test('the training workspace does not ask, nor does a vault that is open', async () => {
  await open({ 'workspace.get': () => good(workspaceOf({ training: true })) });
  expect(screen.queryByRole('dialog')).toBeNull();
  freshWindow();
  await open({ 'vault.status': () => good(vaultOf()) });
  expect(screen.queryByRole('dialog')).toBeNull();
});

test('after locking while Concord runs nothing waits, so nothing is asked', async () => {
  const held = (['erp', 'dotdigital'] as const).map((system) => connectionOf({ system }));
  await open({ 'connection.list': () => good({ connections: held }) });
  expect(screen.queryByRole('dialog')).toBeNull();
  askUnlock();
  await pass();
  expect(screen.getByRole('dialog')).toBeDefined();
});

test('a wrong try is told, and the next one waits as long as main says', async () => {
  const sentence = 'This is not the passphrase of the vault. The next try is possible in 2 seconds.';
  const error = failure('secret.unavailable', sentence, { retryAfterMs: 2_000 });
  await open({ 'vault.unlock': () => ({ ok: false, error }) });
  type('Passphrase', 'wrong');
  fireEvent.click(button('Unlock'));
  await pass();
  expect(screen.getByRole('alert').textContent).toBe(sentence);
  expect(button('Wait 2 s').disabled).toBe(true);
  await pass(1_250);
  expect(button('Wait 1 s').disabled).toBe(true);
  await pass(1_000);
  expect(button('Unlock').disabled).toBe(false);
});

test('with the recovery code a new passphrase is chosen', async () => {
  const drawn = await open();
  fireEvent.click(button('Use the recovery code'));
  type('Recovery code', 'aaaaa-bbbbb');
  type('New passphrase', 'a new horse');
  type('The same again', 'a newer horse');
  expect(button('Unlock').disabled).toBe(true);
  type('The same again', 'a new horse');
  fireEvent.click(button('Unlock'));
  await pass();
  expect(drawn.named('vault.unlock-with-recovery').map(({ input }) => input)).toEqual([
    { code: 'aaaaa-bbbbb', newPassphrase: 'a new horse' },
  ]);
  expect(screen.queryByRole('dialog')).toBeNull();
});

test('it can be put off and asked for again', async () => {
  await open();
  fireEvent.click(button('Not now'));
  await pass();
  expect(screen.queryByRole('dialog')).toBeNull();
  askUnlock();
  await pass();
  expect(screen.getByRole('dialog')).toBeDefined();
});

test('axe finds nothing wrong with either way in', async () => {
  await open();
  expect(await faultsOf(screen.getByRole('dialog'))).toEqual([]);
  fireEvent.click(button('Use the recovery code'));
  expect(await faultsOf(screen.getByRole('dialog'))).toEqual([]);
});
