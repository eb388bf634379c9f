import type { KeptFile } from '../../../electron/main/settings/kept-file.ts';
import type { SafeStorageLike } from '../../../electron/main/vault/safe-storage.ts';
import type { CredentialRef } from '../../../electron/vault/credential-file.ts';

/** Stands in for electron-store, which needs Electron; counts the writes. */
export const kept = { file: {} as Readonly<Record<string, unknown>>, writes: 0 };
export const keptInMemory = (): KeptFile => ({
  read: () => kept.file,
  write: (value) => {
    kept.file = JSON.parse(JSON.stringify(value));
    kept.writes += 1;
  },
});
export const forget = (): void => {
  kept.file = {};
  kept.writes = 0;
};

/** A keychain with a name: what one sealed, another does not open. Both forms work, the asynchronous one is meant. */
export const keychain = (name = 'login'): SafeStorageLike => {
  const encryptString = (text: string): Buffer => Buffer.from(`${name}:${[...text].reverse().join('')}`);
  const decryptString = (sealed: Buffer): string => {
    const text = sealed.toString();
    if (!text.startsWith(`${name}:`)) throw new Error('another keychain');
    return [...text.slice(name.length + 1)].reverse().join('');
  };
  return {
    isEncryptionAvailable: () => true,
    getSelectedStorageBackend: () => 'gnome_libsecret',
    encryptString,
    decryptString,
    isAsyncEncryptionAvailable: async () => true,
    encryptStringAsync: async (text) => encryptString(text),
    decryptStringAsync: async (sealed) => ({ result: decryptString(sealed), shouldReEncrypt: false }),
  };
};
export const noKeychain: SafeStorageLike = {
  ...keychain(),
  isEncryptionAvailable: () => false,
  isAsyncEncryptionAvailable: async () => false,
};

export const ref: CredentialRef = { workspace: 'northbank', system: 'dotdigital', slot: 'current' };
export const erp: CredentialRef = { ...ref, system: 'erp' };
export const next: CredentialRef = { ...ref, slot: 'next' };
export const credential = { user: 'apiuser', secret: 'hunter22' };
