import {
  boxIn,
  type Credential,
  type CredentialFile,
  type CredentialRef,
  changedFile,
  chosenIn,
  type FileChange,
  keyOf,
} from '../../vault/credential-file.ts';
import type { VaultKey } from '../../vault/passphrase-box.ts';
import type { KeptFile } from '../settings/kept-file.ts';
import type { Sealer } from './safe-storage.ts';

export type Place = 'keychain' | 'passphrase' | 'session-only';
export type SessionEntry = {
  readonly ref: CredentialRef;
  readonly credential: Credential;
  readonly expiresAt: number | null;
};

/** What the vault holds while the app runs: the file, the keychain, the open key, and what is kept in memory only. */
export type VaultState = {
  readonly sealer: Sealer;
  readonly read: () => CredentialFile;
  /** One write of the whole file, which electron-store puts in place of the old one in one go. */
  readonly change: (change: FileChange) => void;
  readonly key: () => VaultKey | null;
  readonly keepKey: (key: VaultKey | null) => void;
  readonly session: Map<string, SessionEntry>;
};

/** Everything locked, nothing in memory. */
export const createVaultState = (file: KeptFile, sealer: Sealer): VaultState => {
  let key: VaultKey | null = null;
  return {
    sealer,
    read: file.read,
    change: (change) => file.write(changedFile(file.read(), change)),
    key: () => key,
    keepKey: (next) => {
      if (key !== next) key?.fill(0);
      key = next;
    },
    session: new Map(),
  };
};

/** Where a credential would be kept now. The passphrase comes first where it was chosen, else where there is no keychain. */
export const placeOf = async ({ read, sealer }: VaultState): Promise<Place> => {
  const file = read();
  const hasBox = boxIn(file) !== null;
  if (hasBox && chosenIn(file) === 'passphrase') return 'passphrase';
  if (await sealer.isAvailable()) return 'keychain';
  return hasBox ? 'passphrase' : 'session-only';
};

/** A passphrase was chosen and not entered yet. */
export const isLocked = ({ read, key }: VaultState): boolean => key() === null && boxIn(read()) !== null;

/** What is kept in memory under a name. */
export const sessionOf = ({ session }: VaultState, ref: CredentialRef): SessionEntry | null =>
  session.get(keyOf(ref)) ?? null;
