import { beforeEach, expect, test, vi } from 'vitest';
import type { SafeStorageLike } from '../../../electron/main/vault/safe-storage.ts';
import { createVault, type Vault } from '../../../electron/main/vault/vault.ts';
import { credential, erp, forget, kept, keptInMemory, keychain, next, noKeychain, ref } from './stand-ins.ts';

vi.mock('../../../electron/main/settings/kept-file.ts', () => ({ openKeptFile: () => keptInMemory() }));

const passphrase = 'correct horse';
let now = 0;
let unlocks = 0;
const vaultOver = (safeStorage: SafeStorageLike): Vault =>
  createVault({
    folder: '',
    safeStorage,
    platform: 'linux',
    log: { warn: () => undefined },
    now: () => now,
    cost: { n: 2 ** 14, r: 1, p: 1 },
    onUnlocked: () => {
      unlocks += 1;
    },
  });
const refusal = (sentence: RegExp, facts = {}) => ({
  ok: false,
  error: { code: 'secret.unavailable', sentence: expect.stringMatching(sentence), ...facts },
});
/** A vault with a passphrase and one credential, as the next start finds it: locked. */
const lockedVault = async (safeStorage = noKeychain) => {
  const vault = vaultOver(safeStorage);
  const chosen = await vault.usePassphrase(passphrase, false);
  if (!chosen.ok) throw new Error(chosen.error.sentence);
  await vault.save(ref, credential, 5);
  return { vault: vaultOver(safeStorage), recoveryCode: chosen.value.recoveryCode };
};

beforeEach(() => {
  forget();
  now = 0;
  unlocks = 0;
});

test('a passphrase is asked once per start; until then the credential is locked, its expiry is not', async () => {
  const { vault } = await lockedVault();
  expect(JSON.stringify(kept.file)).not.toMatch(/hunter22|correct horse/);
  expect(await vault.overview()).toMatchObject({ place: 'passphrase', locked: true, hasPassphrase: true });
  expect(await vault.status(ref)).toEqual({ kept: 'locked', expiresAt: 5 });
  expect([await vault.open(ref), unlocks]).toEqual([null, 0]);
  expect(await vault.unlock(passphrase)).toEqual({ ok: true, value: undefined });
  expect(await vault.status(ref)).toEqual({ kept: 'passphrase', expiresAt: 5 });
  expect([await vault.open(ref), unlocks]).toEqual([credential, 1]);
  expect(await vault.lock()).toBe(true);
  expect([(await vault.status(ref)).kept, await vault.open(ref)]).toEqual(['locked', null]);
});

test('while it is locked nothing is saved, and what is kept stays', async () => {
  const { vault } = await lockedVault();
  const stored = kept.file;
  expect(await vault.save(erp, credential, null)).toMatchObject(refusal(/locked/));
  await vault.save(next, credential, null);
  expect(kept.file).toEqual(stored);
});

test('a next credential is promoted only while the vault is open', async () => {
  const { vault } = await lockedVault();
  await vault.unlock(passphrase);
  await vault.save(next, { ...credential, secret: 'rotated' }, 9);
  await vault.lock();
  await expect(vault.promote(ref)).rejects.toThrow('locked');
  await vault.unlock(passphrase);
  expect([await vault.promote(ref), (await vault.open(ref))?.secret]).toEqual([true, 'rotated']);
});

test('the operator can choose a passphrase although there is a keychain; everything is sealed anew in one write', async () => {
  const vault = vaultOver(keychain());
  await vault.save(ref, credential, 5);
  await vault.save(next, { ...credential, secret: 'rotated' }, 9);
  const writes = kept.writes;
  const moved = await vault.usePassphrase(passphrase, false);
  expect(moved).toMatchObject({ ok: true, value: { notMoved: [], recoveryCode: expect.stringMatching(/^\S{32}$/) } });
  expect(kept.writes).toBe(writes + 1);
  const started = vaultOver(noKeychain);
  await started.unlock(passphrase);
  expect([(await started.open(ref))?.secret, (await started.open(next))?.secret]).toEqual(['hunter22', 'rotated']);
  expect((await started.status(next)).expiresAt).toBe(9);
  expect(await vaultOver(keychain()).overview()).toMatchObject({ place: 'passphrase', keychainAvailable: true });
});

test('what was kept in memory only is sealed by the passphrase too', async () => {
  const vault = vaultOver(noKeychain);
  await vault.save(ref, credential, 5);
  await vault.usePassphrase(passphrase, false);
  expect(await vault.status(ref)).toEqual({ kept: 'passphrase', expiresAt: 5 });
  const started = vaultOver(noKeychain);
  await started.unlock(passphrase);
  expect(await started.open(ref)).toEqual(credential);
});

test('back to the keychain in one write; the box goes, and no passphrase is asked any more', async () => {
  const { vault } = await lockedVault(keychain());
  await vault.unlock(passphrase);
  const writes = kept.writes;
  expect(await vault.useKeychain()).toEqual({ ok: true, value: { notMoved: [] } });
  expect(kept.writes).toBe(writes + 1);
  const started = vaultOver(keychain());
  expect(await started.overview()).toMatchObject({ place: 'keychain', locked: false, hasPassphrase: false });
  expect([await started.open(ref), await started.status(ref)]).toEqual([
    credential,
    { kept: 'keychain', expiresAt: 5 },
  ]);
});

test('what cannot be opened is told by a move, stays as it was, and still opens with what sealed it', async () => {
  const before = vaultOver(keychain('of another computer'));
  await before.save(erp, credential, null);
  const vault = vaultOver(keychain());
  await vault.save(ref, credential, null);
  expect(await vault.usePassphrase(passphrase, false)).toMatchObject({ ok: true, value: { notMoved: [erp] } });
  expect((await vault.overview()).credentials.map(({ state }) => state)).toEqual(['kept', 'unreadable']);
  expect(await vaultOver(keychain('of another computer')).open(erp)).toEqual(credential);
});

test('a move to the keychain while locked loses nothing: unlocked later, the rest follows', async () => {
  const { vault } = await lockedVault(keychain());
  expect(await vault.useKeychain()).toEqual({ ok: true, value: { notMoved: [ref] } });
  expect(await vault.overview()).toMatchObject({ place: 'keychain', locked: true, hasPassphrase: true });
  expect(await vault.save(erp, credential, null)).toEqual({ ok: true, value: 'keychain' });
  await vault.unlock(passphrase);
  expect(await vault.open(ref)).toEqual(credential);
  expect(await vault.useKeychain()).toEqual({ ok: true, value: { notMoved: [] } });
  const started = vaultOver(keychain());
  expect([await started.open(ref), (await started.overview()).hasPassphrase]).toEqual([credential, false]);
});

test('a move to a keychain that is not there, or that refuses, changes nothing', async () => {
  const { vault } = await lockedVault();
  await vault.unlock(passphrase);
  const stored = kept.file;
  expect(await vault.useKeychain()).toMatchObject(refusal(/no keychain/));
  const refusing: SafeStorageLike = { ...keychain(), encryptStringAsync: () => Promise.reject(new Error('locked')) };
  const other = vaultOver(refusing);
  await other.unlock(passphrase);
  expect(await other.useKeychain()).toMatchObject(refusal(/nothing was changed/));
  expect(kept.file).toEqual(stored);
  expect(await other.open(ref)).toEqual(credential);
});

test('after wrong tries the next one waits, longer each time, whatever is tried', async () => {
  const { vault, recoveryCode } = await lockedVault();
  for (const wait of [1_000, 2_000, 5_000, 10_000, 30_000]) {
    expect(await vault.unlock('wrong passphrase')).toMatchObject(refusal(/not the passphrase/, { retryAfterMs: wait }));
    expect(await vault.unlock(passphrase)).toMatchObject(refusal(/Too soon/, { retryAfterMs: wait }));
    expect(await vault.unlockWithRecovery(recoveryCode, passphrase)).toMatchObject(refusal(/Too soon/));
    expect(await vault.changePassphrase(passphrase, 'battery staple', false)).toMatchObject(refusal(/Too soon/));
    now += wait;
  }
  expect([(await vault.unlock(passphrase)).ok, unlocks]).toEqual([true, 1]);
});

test('tries at the same time count one after the other', async () => {
  const { vault } = await lockedVault();
  const tries = await Promise.all(['wrong one', passphrase, 'wrong two'].map((text) => vault.unlock(text)));
  expect(tries.map((result) => (result.ok ? 'open' : result.error.sentence.slice(0, 8)))).toEqual([
    'This is ',
    'Too soon',
    'Too soon',
  ]);
});

test('the recovery code opens the vault with a new passphrase and stays good; the old passphrase is gone', async () => {
  const { vault, recoveryCode } = await lockedVault();
  expect(await vault.unlockWithRecovery(`${recoveryCode}0`, 'battery staple')).toMatchObject(refusal(/recovery code/));
  now += 1_000;
  expect((await vault.unlockWithRecovery(recoveryCode.toLowerCase(), 'battery staple')).ok).toBe(true);
  expect([await vault.open(ref), unlocks]).toEqual([credential, 1]);
  const started = vaultOver(noKeychain);
  expect(await started.unlock(passphrase)).toMatchObject(refusal(/not the passphrase/));
  now += 1_000;
  expect((await started.unlock('battery staple')).ok).toBe(true);
  expect((await vaultOver(noKeychain).unlockWithRecovery(recoveryCode, passphrase)).ok).toBe(true);
});

test('a passphrase is changed by who knows the old one, on demand with a new recovery code', async () => {
  const { vault, recoveryCode } = await lockedVault();
  expect(await vault.changePassphrase('not the old one', 'battery staple', false)).toMatchObject(
    refusal(/not the pass/),
  );
  now += 1_000;
  expect(await vault.changePassphrase(passphrase, 'battery staple', false)).toEqual({
    ok: true,
    value: { recoveryCode: null },
  });
  const renewed = await vault.changePassphrase('battery staple', passphrase, true);
  const code = renewed.ok ? renewed.value.recoveryCode : null;
  expect(code).not.toBe(recoveryCode);
  const started = vaultOver(noKeychain);
  expect((await started.unlockWithRecovery(recoveryCode, passphrase)).ok).toBe(false);
  now += 1_000;
  expect((await started.unlockWithRecovery(code ?? '', passphrase)).ok).toBe(true);
  expect(await started.open(ref)).toEqual(credential);
});

test('a short passphrase is refused wherever one is chosen, and nothing changes', async () => {
  const { vault, recoveryCode } = await lockedVault();
  const stored = kept.file;
  const tooShort = {
    ok: false,
    error: { code: 'decision.not-possible', sentence: expect.stringMatching(/too short/) },
  };
  expect(await vault.usePassphrase('1234567', true)).toMatchObject(tooShort);
  expect(await vault.changePassphrase(passphrase, '1234567', false)).toMatchObject(tooShort);
  expect(await vault.unlockWithRecovery(recoveryCode, '1234567')).toMatchObject(tooShort);
  expect(kept.file).toEqual(stored);
});

test('a forgotten passphrase: starting over is said aloud, and what it locked can be entered again', async () => {
  const { vault } = await lockedVault();
  const stored = kept.file;
  const refused = await vault.usePassphrase('battery staple', false);
  expect(refused).toMatchObject({ ok: false, error: { sentence: expect.stringMatching(/start over/) } });
  expect(kept.file).toEqual(stored);
  expect(await vault.usePassphrase('battery staple', true)).toMatchObject({ ok: true, value: { notMoved: [ref] } });
  expect((await vault.overview()).credentials).toMatchObject([
    {
      ...ref,
      state: 'unreadable',
      sentence: expect.stringMatching(/another passphrase.*Enter it again/),
      expiresAt: 5,
    },
  ]);
  await vault.save(ref, credential, null);
  expect(await vault.open(ref)).toEqual(credential);
});

test('a passphrase in use is changed, not chosen once more', async () => {
  const { vault } = await lockedVault();
  await vault.unlock(passphrase);
  expect(await vault.usePassphrase('battery staple', true)).toMatchObject({
    ok: false,
    error: { sentence: expect.stringMatching(/in use already/) },
  });
});

test('a damaged box is told as damaged, and what it sealed as unreadable', async () => {
  const { vault } = await lockedVault();
  kept.file = { ...kept.file, $passphrase: { v: 1, passphrase: 'scratched' } };
  expect(await vault.unlock(passphrase)).toMatchObject(refusal(/damaged/));
  expect((await vault.status(ref)).kept).toBe('unreadable');
  expect(await vault.usePassphrase(passphrase, true)).toMatchObject({ ok: true, value: { notMoved: [ref] } });
});

test('without a passphrase there is nothing to unlock or to lock', async () => {
  const vault = vaultOver(keychain());
  expect(await vault.unlock(passphrase)).toMatchObject(refusal(/nothing to unlock/));
  expect([await vault.lock(), (await vault.overview()).keychainName]).toEqual([false, 'the GNOME keyring']);
});
