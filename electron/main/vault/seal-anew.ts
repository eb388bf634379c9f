import {
  type Credential,
  type CredentialRef,
  keyOf,
  recordsIn,
  type SealedRecord,
} from '../../vault/credential-file.ts';
import { openRecord } from './open-record.ts';
import type { VaultState } from './vault-state.ts';

export type SealedAnew = {
  readonly records: readonly { readonly ref: CredentialRef; readonly record: SealedRecord }[];
  /** What could not be opened; it stays sealed as it was. */
  readonly notMoved: readonly CredentialRef[];
};

type Seal = (
  ref: CredentialRef,
  credential: Credential,
  expiresAt: number | null,
) => SealedRecord | Promise<SealedRecord>;

/** Everything that can be opened, sealed another way, for one write; what is in memory only comes along. Writes nothing. */
export const sealAnew = async (state: VaultState, seal: Seal): Promise<SealedAnew> => {
  const records: { ref: CredentialRef; record: SealedRecord }[] = [];
  const notMoved: CredentialRef[] = [];
  for (const { ref, credential, expiresAt } of state.session.values())
    records.push({ ref, record: await seal(ref, credential, expiresAt) });
  for (const { ref, record } of recordsIn(state.read())) {
    if (state.session.has(keyOf(ref))) continue;
    const opened = await openRecord(state, ref, record);
    if (opened.state === 'open') records.push({ ref, record: await seal(ref, opened.credential, record.expiresAt) });
    else notMoved.push(ref);
  }
  return { records, notMoved };
};
