import {
  boxIn,
  type CredentialRef,
  keyOf,
  recordIn,
  recordsIn,
  type SealedRecord,
} from '../../vault/credential-file.ts';
import { openRecord } from './open-record.ts';
import { isLocked, type Place, placeOf, sessionOf, type VaultState } from './vault-state.ts';

export type CredentialState = {
  readonly kept: Place | 'none' | 'locked' | 'unreadable';
  readonly expiresAt: number | null;
};

/** Where one credential is and whether it opens. */
export const statusOf = async (state: VaultState, ref: CredentialRef): Promise<CredentialState> => {
  const inMemory = sessionOf(state, ref);
  if (inMemory !== null) return { kept: 'session-only', expiresAt: inMemory.expiresAt };
  const record = recordIn(state.read(), ref);
  if (record === null) return { kept: 'none', expiresAt: null };
  const opened = await openRecord(state, ref, record);
  return { kept: opened.state === 'open' ? record.by : opened.state, expiresAt: record.expiresAt };
};

export type KeptCredential = CredentialRef & {
  readonly state: 'kept' | 'locked' | 'unreadable' | 'session-only';
  readonly sentence: string | null;
  readonly expiresAt: number | null;
};
export type VaultStatus = {
  readonly place: Place;
  readonly locked: boolean;
  readonly hasPassphrase: boolean;
  readonly keychainAvailable: boolean;
  readonly keychainName: string | null;
  readonly credentials: KeptCredential[];
};

/** The whole vault for the operator: never a credential. */
export const vaultStatusOf = async (state: VaultState): Promise<VaultStatus> => {
  const keychainAvailable = await state.sealer.isAvailable();
  const credentials: KeptCredential[] = [...state.session.values()].map(({ ref, expiresAt }) => ({
    ...ref,
    state: 'session-only',
    sentence: null,
    expiresAt,
  }));
  for (const { ref, record } of recordsIn(state.read()))
    if (!state.session.has(keyOf(ref))) credentials.push(await keptOf(state, ref, record));
  return {
    place: await placeOf(state),
    locked: isLocked(state),
    hasPassphrase: boxIn(state.read()) !== null,
    keychainAvailable,
    keychainName: keychainAvailable ? state.sealer.name() : null,
    credentials: credentials.sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1)),
  };
};

const keptOf = async (state: VaultState, ref: CredentialRef, record: SealedRecord): Promise<KeptCredential> => {
  const opened = await openRecord(state, ref, record);
  return opened.state === 'open'
    ? { ...ref, state: 'kept', sentence: null, expiresAt: record.expiresAt }
    : { ...ref, state: opened.state, sentence: opened.sentence, expiresAt: record.expiresAt };
};
