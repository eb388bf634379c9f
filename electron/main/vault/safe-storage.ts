/** The part of Electron's safeStorage that the vault uses. The asynchronous form is missing in older runtimes. */
export type SafeStorageLike = {
  readonly isEncryptionAvailable: () => boolean;
  readonly getSelectedStorageBackend?: () => string;
  readonly encryptString: (text: string) => Buffer;
  readonly decryptString: (sealed: Buffer) => string;
  readonly isAsyncEncryptionAvailable?: () => Promise<boolean>;
  readonly encryptStringAsync?: (text: string) => Promise<Buffer>;
  readonly decryptStringAsync?: (
    sealed: Buffer,
  ) => Promise<string | { readonly result: string; readonly shouldReEncrypt?: boolean }>;
};

/** Sealing by the system's keychain. `seal` and `unseal` throw what the system throws. */
export type Sealer = {
  readonly isAvailable: () => Promise<boolean>;
  /** The keychain in words, for the operator. */
  readonly name: () => string;
  readonly seal: (text: string) => Promise<Buffer>;
  /** `isStale`: the keychain has a newer key and asks for the text to be sealed anew. */
  readonly unseal: (sealed: Buffer) => Promise<{ readonly text: string; readonly isStale: boolean }>;
};

/**
 * One face for both forms. On Linux a keychain counts only if it is a real one: with `basic_text` the key is fixed, which
 * hides nothing; a backend's name alone proves nothing either, so both are asked.
 */
export const createSealer = (storage: SafeStorageLike, platform: NodeJS.Platform): Sealer => ({
  isAvailable: async () => {
    if (platform === 'linux' && ['basic_text', 'unknown'].includes(storage.getSelectedStorageBackend?.() ?? 'unknown'))
      return false;
    return storage.isAsyncEncryptionAvailable === undefined
      ? storage.isEncryptionAvailable()
      : await storage.isAsyncEncryptionAvailable();
  },
  name: () => nameOf(platform, storage.getSelectedStorageBackend?.() ?? 'unknown'),
  seal: async (text) =>
    storage.encryptStringAsync === undefined ? storage.encryptString(text) : storage.encryptStringAsync(text),
  unseal: async (sealed) => {
    if (storage.decryptStringAsync === undefined) return { text: storage.decryptString(sealed), isStale: false };
    const opened = await storage.decryptStringAsync(sealed);
    if (typeof opened === 'string') return { text: opened, isStale: false };
    if (opened.shouldReEncrypt !== true) return { text: opened.result, isStale: false };
    // Electron's documentation: after a changed key the string is asked for once more.
    const again = await storage.decryptStringAsync(sealed);
    return { text: typeof again === 'string' ? again : again.result, isStale: true };
  },
});

const nameOf = (platform: NodeJS.Platform, backend: string): string => {
  if (platform === 'darwin') return 'the macOS Keychain';
  if (platform === 'win32') return 'Windows data protection (DPAPI)';
  if (backend.startsWith('kwallet')) return 'KWallet';
  return backend === 'gnome_libsecret' ? 'the GNOME keyring' : 'the keychain of this system';
};
