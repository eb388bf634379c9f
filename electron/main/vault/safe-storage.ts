/** The part of Electron's safeStorage that the vault uses. The asynchronous form is missing in older runtimes. */
export type SafeStorageLike = {
  readonly isEncryptionAvailable: () => boolean;
  readonly getSelectedStorageBackend?: () => string;
  readonly encryptString: (text: string) => Buffer;
  readonly decryptString: (sealed: Buffer) => string;
  readonly isAsyncEncryptionAvailable?: () => Promise<boolean>;
  readonly encryptStringAsync?: (text: string) => Promise<Buffer>;
  readonly decryptStringAsync?: (sealed: Buffer) => Promise<string | { readonly result: string }>;
};

/** Sealing by the system's keychain. `seal` and `unseal` throw what the system throws. */
export type Sealer = {
  readonly isAvailable: () => Promise<boolean>;
  readonly seal: (text: string) => Promise<Buffer>;
  readonly unseal: (sealed: Buffer) => Promise<string>;
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
  seal: async (text) =>
    storage.encryptStringAsync === undefined ? storage.encryptString(text) : storage.encryptStringAsync(text),
  unseal: async (sealed) => {
    if (storage.decryptStringAsync === undefined) return storage.decryptString(sealed);
    const opened = await storage.decryptStringAsync(sealed);
    return typeof opened === 'string' ? opened : opened.result;
  },
});
