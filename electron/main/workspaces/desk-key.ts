import { failure } from '../../../shared/errors.ts';
import { err, ok, type Result } from '../../../shared/result.ts';
import type { CredentialRef } from '../../vault/credential-file.ts';
import { makeDeskSecret } from '../../vault/desk/keys.ts';
import type { SecretKeeper } from './secret-keeper.ts';

/** Where the private keys of this machine's desk are kept for a workspace. */
export const deskOf = (workspace: string): CredentialRef => ({ workspace, system: 'desk', slot: 'current' });

const unreadable =
  'The key of this desk is kept, but cannot be opened any more. Make a new one in its place; the other desks then have to trust it anew.';

const no = (sentence: string): Result<never> => err(failure('secret.unavailable', sentence));

/**
 * Makes the keys of a desk and seals them in the vault. One that others already trust is never overwritten unasked, and
 * none is made that would be gone when Concord ends: everybody would have to trust the desk anew each day. Fails with
 * secret.unreadable where only another one in its place helps, else with secret.unavailable.
 */
export const makeDeskKey = async (
  vault: Pick<SecretKeeper, 'place' | 'status' | 'save'>,
  ref: CredentialRef,
  replace: boolean,
): Promise<Result<void>> => {
  const { kept } = await vault.status(ref);
  if (kept === 'locked') return no('The key of this desk is locked: enter the passphrase of the vault.');
  if (kept === 'unreadable' && !replace) return err(failure('secret.unreadable', unreadable));
  if (kept !== 'none' && kept !== 'unreadable') return no('This desk has its key already.');
  if ((await vault.place()) === 'session-only')
    return no(
      'Without a keychain or a passphrase the key would be gone when Concord ends. Choose a passphrase for the vault first.',
    );
  const saved = await vault.save(ref, { user: '', secret: makeDeskSecret() }, null);
  return saved.ok ? ok(undefined) : saved;
};
