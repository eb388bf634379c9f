import type { Handlers } from '../../../shared/ipc/dispatch.ts';
import { ok, type Result } from '../../../shared/result.ts';
import type { Vault } from '../vault/vault.ts';

type VaultOperation = Extract<keyof Handlers<'main'>, `credential.${string}` | `vault.${string}`>;

const asUnlocked = (result: Result<void>): Result<{ unlocked: true }> => (result.ok ? ok({ unlocked: true }) : result);

/** Credentials go in and never out; the recovery code is shown once. */
export const createVaultHandlers = (vault: Vault): Pick<Handlers<'main'>, VaultOperation> => ({
  'credential.save': async ({ ref, user, secret, expiresAt }) => {
    const saved = await vault.save(ref, { user, secret }, expiresAt);
    return saved.ok ? ok({ kept: saved.value }) : saved;
  },
  'credential.status': async ({ ref }) => ok(await vault.status(ref)),
  'credential.remove': async ({ ref }) => ok({ removed: await vault.remove(ref) }),
  'vault.status': async () => ok(await vault.overview()),
  'vault.unlock': async ({ passphrase }) => asUnlocked(await vault.unlock(passphrase)),
  'vault.unlock-with-recovery': async ({ code, newPassphrase }) =>
    asUnlocked(await vault.unlockWithRecovery(code, newPassphrase)),
  'vault.use-passphrase': ({ passphrase, startOver }) => vault.usePassphrase(passphrase, startOver),
  'vault.use-keychain': () => vault.useKeychain(),
  'vault.change-passphrase': (input) => vault.changePassphrase(input.old, input.new, input.renewRecovery),
  'vault.lock': async () => ok({ locked: await vault.lock() }),
});
