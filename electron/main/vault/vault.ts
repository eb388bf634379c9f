import type { Failure } from '../../../shared/errors.ts';
import { failure } from '../../../shared/errors.ts';
import { err, ok, type Result } from '../../../shared/result.ts';
import { type Credential, type CredentialRef, keyOf, recordIn } from '../../vault/credential-file.ts';
import { type Cost, standardCost } from '../../vault/stretch.ts';
import type { FileLog } from '../log/file-log.ts';
import { openKeptFile } from '../settings/kept-file.ts';
import { openRecord, sealedByKey, sealedByKeychain } from './open-record.ts';
import { createPassphraseWays, type PassphraseWays } from './passphrase-ways.ts';
import { createSealer, type SafeStorageLike } from './safe-storage.ts';
import { createTryLimit } from './try-limit.ts';
import { createVaultState, isLocked, type Place, placeOf, sessionOf, type VaultState } from './vault-state.ts';
import { type CredentialState, statusOf, type VaultStatus, vaultStatusOf } from './vault-status.ts';

export type Vault = PassphraseWays & {
  /** Where a credential would be kept now. */
  readonly place: () => Promise<Place>;
  readonly overview: () => Promise<VaultStatus>;
  /** Fails in words while the vault is locked, and when the keychain refuses. */
  readonly save: (ref: CredentialRef, credential: Credential, expiresAt: number | null) => Promise<Result<Place>>;
  readonly status: (ref: CredentialRef) => Promise<CredentialState>;
  readonly remove: (ref: CredentialRef) => Promise<boolean>;
  /** For the engine only; null when there is none or it cannot be opened now. */
  readonly open: (ref: CredentialRef) => Promise<Credential | null>;
  /**
   * Copies the next credential with its expiry to the place of the current one; false when there is no next one. Throws
   * when it cannot be opened or sealed: the current one stays as it was then.
   */
  readonly promote: (ref: Pick<CredentialRef, 'workspace' | 'system'>) => Promise<boolean>;
  readonly dropNext: (ref: Pick<CredentialRef, 'workspace' | 'system'>) => Promise<boolean>;
};

export type VaultOptions = {
  readonly folder: string;
  readonly safeStorage: SafeStorageLike;
  readonly platform: NodeJS.Platform;
  readonly log: Pick<FileLog, 'warn'>;
  /** Called after the vault was opened with its passphrase or recovery code: the engine can have its secrets now. */
  readonly onUnlocked?: () => void;
  /** A clock that never goes back (ms). */
  readonly now?: () => number;
  readonly cost?: Cost;
};

/**
 * Credentials, sealed by the keychain or a passphrase in an electron-store file; without both in memory until the app
 * ends. A sealed value that cannot be opened stays where it is until it is entered again or removed.
 */
export const createVault = (options: VaultOptions): Vault => {
  const { folder, safeStorage, platform, log } = options;
  const file = openKeptFile({ folder, name: 'credentials', log });
  const state = createVaultState(file, createSealer(safeStorage, platform));
  const inTurn = createTurns();
  const ways = createPassphraseWays({
    state,
    limit: createTryLimit(options.now ?? (() => performance.now())),
    cost: options.cost ?? standardCost,
    onUnlocked: options.onUnlocked ?? (() => undefined),
    inTurn,
  });
  const next = (ref: Pick<CredentialRef, 'workspace' | 'system'>): CredentialRef => ({ ...ref, slot: 'next' });
  return {
    ...ways,
    place: () => placeOf(state),
    overview: () => inTurn(() => vaultStatusOf(state)),
    save: (ref, credential, expiresAt) => inTurn(() => save(state, ref, credential, expiresAt)),
    status: (ref) => inTurn(() => statusOf(state, ref)),
    remove: (ref) => inTurn(async () => remove(state, ref)),
    open: (ref) => inTurn(() => open(state, ref, log)),
    promote: (ref) => inTurn(() => promote(state, next(ref), log)),
    dropNext: (ref) => inTurn(async () => remove(state, next(ref))),
  };
};

/** One after the other: no two read and write the file, or try a passphrase, at the same time. */
const createTurns = () => {
  let last: Promise<unknown> = Promise.resolve();
  return <T>(work: () => Promise<T>): Promise<T> => {
    const mine = last.then(work);
    last = mine.catch(() => undefined);
    return mine;
  };
};

const lockedFailure = failure('secret.unavailable', 'The vault is locked. Enter its passphrase first.');
const refusedByKeychain = failure(
  'secret.unavailable',
  'The keychain did not take the credential. Look whether it is locked, or choose a passphrase in its place.',
);

const save = async (
  state: VaultState,
  ref: CredentialRef,
  credential: Credential,
  expiresAt: number | null,
): Promise<Result<Place, Failure>> => {
  const place = await placeOf(state);
  if (place === 'session-only') {
    state.session.set(keyOf(ref), { ref, credential, expiresAt });
    return ok(place);
  }
  if (place === 'passphrase') {
    const key = state.key();
    if (key === null) return err(lockedFailure);
    state.change({ records: [{ ref, record: sealedByKey(key, ref, credential, expiresAt) }] });
  } else {
    try {
      const record = await sealedByKeychain(state.sealer, ref, credential, expiresAt);
      state.change({ records: [{ ref, record }] });
    } catch {
      return err(refusedByKeychain);
    }
  }
  state.session.delete(keyOf(ref));
  return ok(place);
};

const remove = (state: VaultState, ref: CredentialRef): boolean => {
  const wasInMemory = state.session.delete(keyOf(ref));
  if (recordIn(state.read(), ref) === null) return wasInMemory;
  state.change({ records: [{ ref, record: null }] });
  return true;
};

const open = async (state: VaultState, ref: CredentialRef, log: Pick<FileLog, 'warn'>): Promise<Credential | null> => {
  const inMemory = sessionOf(state, ref);
  if (inMemory !== null) return inMemory.credential;
  const record = recordIn(state.read(), ref);
  if (record === null) return null;
  const opened = await openRecord(state, ref, record);
  if (opened.state !== 'open') {
    log.warn('a credential could not be opened', { system: ref.system, state: opened.state });
    return null;
  }
  if (opened.isStale) {
    // A newer key of the keychain; should sealing fail, the older sealing is still there and still opens.
    const sealed = await save(state, ref, opened.credential, record.expiresAt);
    if (!sealed.ok) log.warn('a credential could not be sealed with the new key', { system: ref.system });
  }
  return opened.credential;
};

const promote = async (state: VaultState, next: CredentialRef, log: Pick<FileLog, 'warn'>): Promise<boolean> => {
  const expiresAt = sessionOf(state, next)?.expiresAt ?? recordIn(state.read(), next)?.expiresAt ?? null;
  if (sessionOf(state, next) === null && recordIn(state.read(), next) === null) return false;
  const credential = await open(state, next, log);
  if (credential === null)
    throw new Error(isLocked(state) ? lockedFailure.sentence : 'The next credential cannot be opened.');
  const saved = await save(state, { ...next, slot: 'current' }, credential, expiresAt);
  if (!saved.ok) throw new Error(saved.error.sentence);
  return true;
};
