import { beforeEach, expect, test, vi } from 'vitest';
import type { SafeStorageLike } from '../../../electron/main/vault/safe-storage.ts';
import { createVault } from '../../../electron/main/vault/vault.ts';
import { credential, erp, forget, kept, keptInMemory, keychain, next, noKeychain, ref } from './stand-ins.ts';

vi.mock('../../../electron/main/settings/kept-file.ts', () => ({ openKeptFile: () => keptInMemory() }));

const vaultOver = (safeStorage: SafeStorageLike) =>
  createVault({ folder: '', safeStorage, platform: 'linux', log: { warn: () => undefined } });
const { isAsyncEncryptionAvailable, encryptStringAsync, decryptStringAsync, ...synchronous } = keychain();

beforeEach(forget);

test.each([
  ['synchronous', synchronous],
  ['asynchronous', keychain()],
])('with a keychain (%s form) a credential is sealed, and opened by the next start', async (_form, storage) => {
  expect(await vaultOver(storage).save(ref, credential, 5)).toEqual({ ok: true, value: 'keychain' });
  expect(JSON.stringify(kept.file)).not.toContain('hunter22');
  const started = vaultOver(storage);
  expect(await started.status(ref)).toEqual({ kept: 'keychain', expiresAt: 5 });
  expect(await started.open(ref)).toEqual(credential);
});

test('what an earlier version sealed opens as the current credential', async () => {
  const sealed = keychain().encryptString(JSON.stringify(credential)).toString('base64');
  kept.file = { 'northbank/dotdigital': sealed };
  const vault = vaultOver(keychain());
  expect([await vault.open(ref), await vault.open(next)]).toEqual([credential, null]);
  expect(await vault.status(ref)).toEqual({ kept: 'keychain', expiresAt: null });
});

test('without a keychain it is kept for the session, and nothing is written', async () => {
  const vault = vaultOver(noKeychain);
  expect(await vault.save(ref, credential, 5)).toEqual({ ok: true, value: 'session-only' });
  expect(await vault.status(ref)).toEqual({ kept: 'session-only', expiresAt: 5 });
  expect([await vault.open(ref), kept.file]).toEqual([credential, {}]);
  expect(await vaultOver(noKeychain).status(ref)).toEqual({ kept: 'none', expiresAt: null });
});

test('what can no longer be opened is told in words, kept, and entered again without losing anything else', async () => {
  const before = vaultOver(keychain());
  await before.save(ref, credential, null);
  await before.save(erp, credential, 7);
  const stored = kept.file;
  const moved = vaultOver(keychain('of another computer'));
  expect(await moved.status(ref)).toEqual({ kept: 'unreadable', expiresAt: null });
  expect(await moved.open(ref)).toBeNull();
  const told = await moved.overview();
  expect(told.credentials).toEqual([
    {
      ...ref,
      state: 'unreadable',
      sentence: expect.stringMatching(/does not open it.*Enter it again/),
      expiresAt: null,
    },
    { ...erp, state: 'unreadable', sentence: expect.stringMatching(/does not open it.*Enter it again/), expiresAt: 7 },
  ]);
  expect(kept.file).toEqual(stored);
  await moved.save(ref, { ...credential, secret: 'new' }, null);
  expect(await moved.open(ref)).toEqual({ user: 'apiuser', secret: 'new' });
  expect(await vaultOver(keychain()).open(erp)).toEqual(credential);
});

test('without the keychain what it sealed is unreadable, says why, and is not lost', async () => {
  await vaultOver(keychain()).save(ref, credential, null);
  const { keychainAvailable, keychainName, credentials } = await vaultOver(noKeychain).overview();
  expect([keychainAvailable, keychainName, credentials[0]?.state]).toEqual([false, null, 'unreadable']);
  expect(credentials[0]?.sentence).toMatch(/keychain that is not available/);
  expect(await vaultOver(keychain()).open(ref)).toEqual(credential);
});

test('a sealed value that was moved to another name in the file does not open', async () => {
  const vault = vaultOver(keychain());
  await vault.save(ref, credential, null);
  kept.file = { ...kept.file, 'northbank/erp': kept.file['northbank/dotdigital'] };
  expect([await vault.open(erp), await vault.open(ref)]).toEqual([null, credential]);
});

test('a removed credential is gone, and others stay', async () => {
  const vault = vaultOver(keychain());
  await vault.save(ref, credential, null);
  await vault.save(erp, credential, null);
  expect([await vault.remove(ref), await vault.remove(ref)]).toEqual([true, false]);
  expect([(await vault.status(ref)).kept, (await vault.status(erp)).kept]).toEqual(['none', 'keychain']);
});

test.each([
  ['sealed', keychain(), 'keychain'],
  ['kept in memory', noKeychain, 'session-only'],
])(
  'a next credential that is %s takes the place of the current one, and is dropped after',
  async (_how, storage, place) => {
    const vault = vaultOver(storage);
    await vault.save(ref, credential, 5);
    await vault.save(next, { ...credential, secret: 'rotated' }, 9);
    expect(await vault.open(ref)).toEqual(credential);
    expect([await vault.promote(ref), await vault.promote(ref)]).toEqual([true, true]);
    expect(await vault.open(ref)).toEqual({ user: 'apiuser', secret: 'rotated' });
    expect(await vault.status(ref)).toEqual({ kept: place, expiresAt: 9 });
    expect([await vault.dropNext(ref), await vault.dropNext(ref), await vault.promote(ref)]).toEqual([
      true,
      false,
      false,
    ]);
    expect(await vault.open(ref)).toEqual({ user: 'apiuser', secret: 'rotated' });
  },
);

test('a next credential that cannot be opened leaves the current one as it was', async () => {
  await vaultOver(keychain('gone')).save(next, credential, null);
  const vault = vaultOver(keychain());
  await vault.save(ref, credential, null);
  await expect(vault.promote(ref)).rejects.toThrow('cannot be opened');
  expect([await vault.open(ref), (await vault.status(next)).kept]).toEqual([credential, 'unreadable']);
});

test('a keychain that refuses, and one that does not open what it sealed, are told and change nothing', async () => {
  await vaultOver(keychain()).save(ref, credential, null);
  const stored = kept.file;
  const refusing: SafeStorageLike = { ...keychain(), encryptStringAsync: () => Promise.reject(new Error('locked')) };
  const losing: SafeStorageLike = { ...keychain(), encryptStringAsync: async () => Buffer.from('login:lost') };
  for (const storage of [refusing, losing])
    expect(await vaultOver(storage).save(ref, { ...credential, secret: 'new' }, null)).toMatchObject({
      ok: false,
      error: { code: 'secret.unavailable', sentence: expect.stringMatching(/keychain did not take/) },
    });
  expect(kept.file).toEqual(stored);
});

test('a keychain with a newer key gets the credential sealed anew, with its expiry', async () => {
  await vaultOver(keychain()).save(ref, credential, 5);
  const rotated = keychain('newer');
  const storage: SafeStorageLike = {
    ...rotated,
    decryptStringAsync: async (sealed) =>
      sealed.toString().startsWith('newer:')
        ? { result: rotated.decryptString(sealed) }
        : { result: keychain().decryptString(sealed), shouldReEncrypt: true },
  };
  expect(await vaultOver(storage).open(ref)).toEqual(credential);
  expect(await vaultOver(rotated).open(ref)).toEqual(credential);
  expect((await vaultOver(rotated).status(ref)).expiresAt).toBe(5);
});
