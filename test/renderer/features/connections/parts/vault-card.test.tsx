import { fireEvent, screen, within } from '@testing-library/react';
import { beforeEach, expect, test } from 'vitest';
import { RecoverySheet } from '../../../../../renderer/features/connections/parts/recovery-sheet.tsx';
import { VaultCard } from '../../../../../renderer/features/connections/parts/vault-card.tsx';
import { useRecoverySheet, useVaultDialogs } from '../../../../../renderer/features/connections/vault-store.ts';
import { failure } from '../../../../../shared/errors.ts';
import { connectionAnswers, connectionOf, keptOf, slug, vaultOf } from '../../../../doubles/connection-answers.ts';
import { good, toldAt } from '../../../../doubles/window-answers.ts';
import { faultsOf, freshWindow, pass, show } from '../../../screen.tsx';

beforeEach(freshWindow);

type Vault = Parameters<typeof vaultOf>[0];
const code = 'AAAAA-BBBBB-CCCCC-DDDD-EEEE-FFFF';
const open = (vault: Vault = {}, answers: Parameters<typeof connectionAnswers>[1] = {}) =>
  show(
    <>
      <VaultCard workspace={slug} isTraining={false} />
      <RecoverySheet />
    </>,
    connectionAnswers([connectionOf()], { 'vault.status': () => good(vaultOf(vault)), ...answers }),
  );
const button = (name: string) => screen.getByRole<HTMLButtonElement>('button', { name });
const radio = (name: RegExp) => screen.getByRole<HTMLInputElement>('radio', { name });
const type = (label: string, value: string): void => {
  fireEvent.change(screen.getByLabelText(label), { target: { value } });
};
const submit = async (name: string): Promise<void> => {
  fireEvent.click(button(name));
  await pass();
};
const dayMs = 86_400_000;

test('where secrets are kept is told, and a keychain that is missing cannot be chosen', async () => {
  await open();
  expect([radio(/^System keychain/).checked, radio(/^Passphrase/).checked]).toEqual([true, false]);
  expect(screen.getByText('GNOME Keyring, opened by your login.')).toBeDefined();
  freshWindow();
  await open({ place: 'session-only', keychainAvailable: false, keychainName: null });
  expect(radio(/^System keychain/).disabled).toBe(true);
  expect(screen.getByText(/secrets are forgotten when Concord ends/)).toBeDefined();
});

test('secrets are listed by when they end: far, near, urgent, never; those of other workspaces are not', async () => {
  await open({
    credentials: [
      keptOf({ expiresAt: toldAt + 9.5 * dayMs }),
      keptOf({ slot: 'next', expiresAt: toldAt + 728 * dayMs }),
      keptOf({ system: 'dotdigital' }),
      keptOf({ system: 'dotdigital', slot: 'next', expiresAt: toldAt + 2 * dayMs }),
      keptOf({ workspace: 'another' }),
    ],
  });
  const rows = screen.getAllByRole('row').slice(1);
  expect(rows.map(({ textContent }) => textContent)).toEqual([
    'ERP key, in use28 Nov 20269',
    'ERP key, new15 Nov 2028728',
    'Dotdigital password, in usenever–',
    'Dotdigital password, new20 Nov 20262',
  ]);
  expect([...document.querySelectorAll('.secrets b')].map(({ className }) => className)).toEqual([
    'warn-text',
    'plain',
    'bad-text',
  ]);
});

test('a secret that cannot be opened says why and is entered again under the same name', async () => {
  const kept = keptOf({ state: 'unreadable', sentence: 'The keychain of this login is another one.', expiresAt: 5 });
  const drawn = await open({ credentials: [kept] }, { 'credential.save': () => good({ kept: 'keychain' }) });
  expect(screen.getByText('The keychain of this login is another one.')).toBeDefined();
  fireEvent.click(button('Enter again'));
  type('Key', 'the same key');
  await submit('Keep it');
  expect(drawn.named('credential.save').map(({ input }) => input)).toEqual([
    { ref: { workspace: slug, system: 'erp', slot: 'current' }, user: '', secret: 'the same key', expiresAt: 5 },
  ]);
  expect(screen.queryByRole('dialog')).toBeNull();
});

test('a passphrase is set once it was typed twice, and its sheet closes only when it was kept', async () => {
  const drawn = await open({}, { 'vault.use-passphrase': () => good({ recoveryCode: code, notMoved: [] }) });
  fireEvent.click(radio(/^Passphrase/));
  type('New passphrase', 'short');
  type('The same again', 'short');
  expect(button('Set it').disabled).toBe(true);
  type('New passphrase', 'correct horse');
  expect(screen.getByText('The two are not the same.')).toBeDefined();
  type('The same again', 'correct horse');
  await submit('Set it');
  expect(drawn.named('vault.use-passphrase').map(({ input }) => input)).toEqual([
    { passphrase: 'correct horse', startOver: false },
  ]);
  const sheet = within(screen.getByRole('dialog', { name: 'Recovery sheet of Concord' }));
  expect(sheet.getByText('BBBBB')).toBeDefined();
  expect(sheet.getByText('Harbour Books')).toBeDefined();
  expect(sheet.getByText('18 Nov 2026')).toBeDefined();
  expect(button('Close').disabled).toBe(true);
  fireEvent.keyDown(screen.getByRole('dialog'), { key: 'Escape' });
  expect(useRecoverySheet.getState().sheet?.code).toBe(code);
  fireEvent.click(screen.getByLabelText('I have kept it'));
  await submit('Close');
  expect([screen.queryByRole('dialog'), useRecoverySheet.getState().sheet]).toEqual([null, null]);
});

test('a passphrase that is refused says why and stays open', async () => {
  const error = failure('decision.not-possible', 'A passphrase is in use already; change it in its place.');
  await open({}, { 'vault.use-passphrase': () => ({ ok: false, error }) });
  fireEvent.click(radio(/^Passphrase/));
  type('New passphrase', 'correct horse');
  type('The same again', 'correct horse');
  await submit('Set it');
  expect(screen.getByRole('alert').textContent).toBe('A passphrase is in use already; change it in its place.');
  expect(useRecoverySheet.getState().sheet).toBeNull();
});

test('over an older passphrase that still locks, starting over is to be said', async () => {
  const drawn = await open(
    { locked: true, hasPassphrase: true, place: 'keychain' },
    { 'vault.use-passphrase': () => good({ recoveryCode: code, notMoved: [] }) },
  );
  fireEvent.click(radio(/^Passphrase/));
  type('New passphrase', 'correct horse');
  type('The same again', 'correct horse');
  expect(button('Set it').disabled).toBe(true);
  fireEvent.click(screen.getByLabelText(/^Start over/));
  await submit('Set it');
  expect(drawn.named('vault.use-passphrase').map(({ input }) => input)).toMatchObject([{ startOver: true }]);
});

test('back to the keychain, and how many secrets could not be moved', async () => {
  const drawn = await open(
    { place: 'passphrase', hasPassphrase: true },
    { 'vault.use-keychain': () => good({ notMoved: [{ workspace: slug, system: 'erp', slot: 'current' }] }) },
  );
  fireEvent.click(radio(/^System keychain/));
  await submit('Use the keychain');
  expect(drawn.named('vault.use-keychain')).toHaveLength(1);
  expect(screen.getByText(/^One secret could not be opened/)).toBeDefined();
});

test('the passphrase is changed, and a new sheet shown only where a new code was asked for', async () => {
  const vault: Vault = { place: 'passphrase', hasPassphrase: true };
  const drawn = await open(vault, { 'vault.change-passphrase': () => good({ recoveryCode: null }) });
  fireEvent.click(button('Change passphrase…'));
  type('Passphrase until now', 'the old one');
  type('New passphrase', 'the new one');
  type('The same again', 'the new one');
  await submit('Change it');
  expect(drawn.named('vault.change-passphrase').map(({ input }) => input)).toEqual([
    { old: 'the old one', new: 'the new one', renewRecovery: false },
  ]);
  expect([screen.queryByRole('dialog'), useRecoverySheet.getState().sheet]).toEqual([null, null]);
  expect(screen.getByText('The passphrase was changed.')).toBeDefined();
});

test('it is locked at once, without asking for the passphrase at once', async () => {
  const drawn = await open(
    { place: 'passphrase', hasPassphrase: true },
    { 'vault.lock': () => good({ locked: true }) },
  );
  await submit('Lock now');
  expect(drawn.named('vault.lock')).toHaveLength(1);
  expect(useVaultDialogs.getState().isPutOff).toBe(true);
});

test('a vault that could not be read says why and is asked again', async () => {
  let answer: unknown = { ok: false, error: failure('bug', 'The file of secrets is damaged.') };
  await open({}, { 'vault.status': () => answer });
  expect(screen.getByText(/The file of secrets is damaged\./)).toBeDefined();
  answer = good(vaultOf());
  await submit('Try again');
  expect(radio(/^System keychain/).checked).toBe(true);
});

test('axe finds nothing wrong with the card nor with the sheet', async () => {
  const credentials = [keptOf({ state: 'unreadable', sentence: 'It cannot be opened.' })];
  const { baseElement } = await open({ place: 'passphrase', hasPassphrase: true, credentials });
  expect(await faultsOf(baseElement)).toEqual([]);
  useRecoverySheet.setState({ sheet: { code, at: toldAt } });
  await screen.findByRole('dialog');
  expect(await faultsOf(screen.getByRole('dialog'))).toEqual([]);
});
