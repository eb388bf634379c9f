import type { Handlers } from '../../../shared/ipc/dispatch.ts';
import { ok, type Result } from '../../../shared/result.ts';
import type { CredentialRef } from '../../vault/credential-file.ts';
import type { Vault } from '../vault/vault.ts';

type VaultOperation = Extract<keyof Handlers<'main'>, `credential.${string}` | `vault.${string}`>;

const asUnlocked = (result: Result<void>): Result<{ unlocked: true }> => (result.ok ? ok({ unlocked: true }) : result);

type SystemRef = CredentialRef & { readonly system: 'erp' | 'dotdigital' };

/** The key of a desk is no credential that anybody enters: the window is told of it by the desk's own operations. */
const ofSystems = <T extends CredentialRef>(refs: readonly T[]): (T & SystemRef)[] =>
  refs.filter((ref): ref is T & SystemRef => ref.system !== 'desk');

/** Credentials go in and never out; the recovery code is shown once. */
export const createVaultHandlers = (vault: Vault): Pick<Handlers<'main'>, VaultOperation> => ({
  'credential.save': async ({ ref, user, secret, expiresAt }) => {
    const saved = await vault.save(ref, { user, secret }, expiresAt);
    return saved.ok ? ok({ kept: saved.value }) : saved;
  },
  'credential.status': async ({ ref }) => ok(await vault.status(ref)),
  'credential.remove': async ({ ref }) => ok({ removed: await vault.remove(ref) }),
  'vault.status': async () => {
    const overview = await vault.overview();
    return ok({ ...overview, credentials: ofSystems(overview.credentials) });
  },
  'vault.unlock': async ({ passphrase }) => asUnlocked(await vault.unlock(passphrase)),
  'vault.unlock-with-recovery': async ({ code, newPassphrase }) =>
    asUnlocked(await vault.unlockWithRecovery(code, newPassphrase)),
  'vault.use-passphrase': async ({ passphrase, startOver }) => {
    const used = await vault.usePassphrase(passphrase, startOver);
    return used.ok ? ok({ ...used.value, notMoved: ofSystems(used.value.notMoved) }) : used;
  },
  'vault.use-keychain': async () => {
    const used = await vault.useKeychain();
    return used.ok ? ok({ notMoved: ofSystems(used.value.notMoved) }) : used;
  },
  'vault.change-passphrase': (input) => vault.changePassphrase(input.old, input.new, input.renewRecovery),
  'vault.lock': async () => ok({ locked: await vault.lock() }),
});
