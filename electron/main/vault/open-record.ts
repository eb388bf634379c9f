import {
  boxIn,
  type Credential,
  type CredentialRef,
  credentialOf,
  openCredential,
  type SealedRecord,
  sealCredential,
  textOf,
} from '../../vault/credential-file.ts';
import type { VaultKey } from '../../vault/passphrase-box.ts';
import type { Sealer } from './safe-storage.ts';
import type { VaultState } from './vault-state.ts';

export type Opened =
  | { readonly state: 'open'; readonly credential: Credential; readonly isStale: boolean }
  | { readonly state: 'locked' | 'unreadable'; readonly sentence: string };

const unreadable = (sentence: string): Opened => ({ state: 'unreadable', sentence });
const noKeychain = unreadable(
  'It is sealed by a keychain that is not available now. Make that keychain available, or enter it again.',
);
const otherKeychain = unreadable(
  'The keychain of this computer does not open it: the keychain was changed, or this profile came from another computer. Enter it again; nothing else is lost.',
);
const otherPassphrase = unreadable(
  'It was sealed with another passphrase, or its file was changed. Enter it again; nothing else is lost.',
);
const locked: Opened = { state: 'locked', sentence: 'It is locked. Enter the passphrase of the vault to open it.' };

/** Opens one sealed credential with what is at hand, or says why it does not open. */
export const openRecord = async (state: VaultState, ref: CredentialRef, record: SealedRecord): Promise<Opened> => {
  if (record.by === 'keychain') return openByKeychain(state.sealer, ref, record.sealed);
  const key = state.key();
  const box = boxIn(state.read());
  if (key === null) return box === null || box === 'damaged' ? otherPassphrase : locked;
  const credential = openCredential(key, ref, record.sealed);
  return credential === null ? otherPassphrase : { state: 'open', credential, isStale: false };
};

const openByKeychain = async (sealer: Sealer, ref: CredentialRef, sealed: string): Promise<Opened> => {
  if (!(await sealer.isAvailable())) return noKeychain;
  try {
    const { text, isStale } = await sealer.unseal(Buffer.from(sealed, 'base64'));
    const credential = credentialOf(ref, text);
    return credential === null ? otherKeychain : { state: 'open', credential, isStale };
  } catch {
    return otherKeychain;
  }
};

/** Seals by the keychain, and only if the keychain opens it again. Throws what the system throws. */
export const sealedByKeychain = async (
  sealer: Sealer,
  ref: CredentialRef,
  credential: Credential,
  expiresAt: number | null,
): Promise<SealedRecord> => {
  const sealed = await sealer.seal(textOf(ref, credential));
  const { text } = await sealer.unseal(sealed);
  if (text !== textOf(ref, credential)) throw new Error('the keychain does not open what it sealed');
  return { by: 'keychain', sealed: sealed.toString('base64'), expiresAt };
};

/** Seals by the key of the passphrase. */
export const sealedByKey = (
  key: VaultKey,
  ref: CredentialRef,
  credential: Credential,
  expiresAt: number | null,
): SealedRecord => ({ by: 'passphrase', sealed: sealCredential(key, ref, credential), expiresAt });
