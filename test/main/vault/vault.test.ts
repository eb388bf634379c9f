import { beforeEach, expect, test, vi } from 'vitest';
import type { SafeStorageLike } from '../../../electron/main/vault/safe-storage.ts';
import { createVault } from '../../../electron/main/vault/vault.ts';

/** The one file that stands in for electron-store, which needs Electron. */
let kept: Readonly<Record<string, unknown>> = {};
vi.mock('../../../electron/main/settings/kept-file.ts', () => ({
  openKeptFile: () => ({
    read: () => kept,
    write: (value: Readonly<Record<string, unknown>>) => {
      kept = value;
    },
  }),
}));

const ref = { workspace: 'northbank', system: 'dotdigital' } as const;
const credential = { user: 'apiuser', secret: 'hunter22' };
const turned = (text: string): string => [...text].reverse().join('');

const keychain: SafeStorageLike = {
  isEncryptionAvailable: () => true,
  getSelectedStorageBackend: () => 'gnome_libsecret',
  encryptString: (text) => Buffer.from(turned(text)),
  decryptString: (sealed) => turned(sealed.toString()),
};
const none: SafeStorageLike = { ...keychain, isEncryptionAvailable: () => false };
const vaultOver = (safeStorage: SafeStorageLike) =>
  createVault({ folder: '', safeStorage, platform: 'linux', log: { warn: () => undefined } });

beforeEach(() => {
  kept = {};
});

test('with a keychain a credential is sealed, and opened by the next start', async () => {
  expect(await vaultOver(keychain).save(ref, credential)).toBe('keychain');
  expect(JSON.stringify(kept)).not.toContain('hunter22');
  const next = vaultOver(keychain);
  expect(await next.status(ref)).toBe('keychain');
  expect(await next.open(ref)).toEqual(credential);
});

test('without a keychain it is kept for the session, and nothing is written', async () => {
  const vault = vaultOver(none);
  expect(await vault.save(ref, credential)).toBe('session-only');
  expect([await vault.status(ref), await vault.open(ref), kept]).toEqual(['session-only', credential, {}]);
  expect(await vaultOver(none).status(ref)).toBe('none');
});

test('what can no longer be opened is told, kept, and replaced when it is entered again', async () => {
  await vaultOver(keychain).save(ref, credential);
  const before = kept;
  const broken = vaultOver({
    ...keychain,
    decryptString: () => {
      throw new Error('another key');
    },
  });
  expect([await broken.status(ref), await broken.open(ref)]).toEqual(['unreadable', null]);
  expect(kept).toEqual(before);
  const again = vaultOver(keychain);
  await again.save(ref, { ...credential, secret: 'new' });
  expect(await again.open(ref)).toEqual({ user: 'apiuser', secret: 'new' });
});

test('a removed credential is gone, and others stay', async () => {
  const vault = vaultOver(keychain);
  await vault.save(ref, credential);
  await vault.save({ ...ref, system: 'erp' }, credential);
  expect([vault.remove(ref), vault.remove(ref)]).toEqual([true, false]);
  expect([await vault.status(ref), await vault.status({ ...ref, system: 'erp' })]).toEqual(['none', 'keychain']);
});
