import { expect, test } from 'vitest';
import { createSealer, type SafeStorageLike } from '../../../electron/main/vault/safe-storage.ts';

/** Turns texts around: enough to tell sealed from clear. */
const turned = (text: string): string => [...text].reverse().join('');
const older: SafeStorageLike = {
  isEncryptionAvailable: () => true,
  getSelectedStorageBackend: () => 'gnome_libsecret',
  encryptString: (text) => Buffer.from(turned(text)),
  decryptString: (sealed) => turned(sealed.toString()),
};
const newer: SafeStorageLike = {
  ...older,
  isAsyncEncryptionAvailable: async () => true,
  encryptStringAsync: async (text) => Buffer.from(`async ${turned(text)}`),
  decryptStringAsync: async (sealed) => ({ result: turned(sealed.toString().replace(/^async /, '')) }),
  encryptString: () => {
    throw new Error('the old form was used');
  },
  decryptString: () => {
    throw new Error('the old form was used');
  },
};

test.each([
  ['the synchronous form', older],
  ['the asynchronous form', newer],
])('%s seals and opens', async (_name, storage) => {
  const sealer = createSealer(storage, 'linux');
  const sealed = await sealer.seal('hunter22');
  expect(sealed.toString()).not.toContain('hunter22');
  expect(await sealer.unseal(sealed)).toEqual({ text: 'hunter22', isStale: false });
});

test.each<[string, NodeJS.Platform, Partial<SafeStorageLike>, boolean]>([
  ['a real backend', 'linux', {}, true],
  ['the plain-text backend', 'linux', { getSelectedStorageBackend: () => 'basic_text' }, false],
  ['a backend that is not known yet', 'linux', { getSelectedStorageBackend: () => 'unknown' }, false],
  ['a backend that is named but does not work', 'linux', { isEncryptionAvailable: () => false }, false],
  ['another system without a backend name', 'darwin', { getSelectedStorageBackend: () => 'unknown' }, true],
])('%s counts as a keychain: %s', async (_name, platform, change, expected) => {
  expect(await createSealer({ ...older, ...change }, platform).isAvailable()).toBe(expected);
});

test('after a changed key the text is asked for once more, and said to need sealing anew', async () => {
  const answers = [
    { result: 'before', shouldReEncrypt: true },
    { result: 'after', shouldReEncrypt: false },
  ];
  const sealer = createSealer(
    { ...newer, decryptStringAsync: async () => answers.shift() ?? { result: 'asked too often' } },
    'linux',
  );
  expect(await sealer.unseal(Buffer.from('sealed'))).toEqual({ text: 'after', isStale: true });
});

test.each<[string, NodeJS.Platform, string]>([
  ['gnome_libsecret', 'linux', 'the GNOME keyring'],
  ['kwallet6', 'linux', 'KWallet'],
  ['something_new', 'linux', 'the keychain of this system'],
  ['unknown', 'darwin', 'the macOS Keychain'],
  ['unknown', 'win32', 'Windows data protection (DPAPI)'],
])('the backend %s on %s is called %s', (backend, platform, name) => {
  expect(createSealer({ ...older, getSelectedStorageBackend: () => backend }, platform).name()).toBe(name);
});
