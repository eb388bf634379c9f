import type { CredentialRef } from '../../vault/credential-file.ts';
import type { Vault } from '../vault/vault.ts';

/** The same vault, which tells of each credential that was entered or removed. What is set up is told before it answers. */
export const tellingVault = (vault: Vault, changed: (ref: CredentialRef) => Promise<void>): Vault => {
  const tell = async (ref: CredentialRef): Promise<void> => {
    // A credential in use makes the engine start anew, which nobody waits for here.
    const told = changed(ref);
    if (ref.slot === 'next') await told;
    else told.catch(() => undefined);
  };
  return {
    ...vault,
    save: async (ref, credential, expiresAt) => {
      const saved = await vault.save(ref, credential, expiresAt);
      if (saved.ok) await tell(ref);
      return saved;
    },
    remove: async (ref) => {
      const removed = await vault.remove(ref);
      if (removed) await tell(ref);
      return removed;
    },
  };
};
