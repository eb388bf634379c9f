import { z } from 'zod';
import { type PassphraseBox, passphraseBoxSchema, type VaultKey } from './passphrase-box.ts';
import { seal, unseal } from './seal.ts';

/**
 * What a secret is for: a system, or this machine's own desk (its private keys). `next` waits beside `current` until a
 * connection was tested with it.
 */
export type CredentialRef = {
  readonly workspace: string;
  readonly system: 'erp' | 'dotdigital' | 'desk';
  readonly slot: 'current' | 'next';
};

export const credentialSchema = z.strictObject({ user: z.string(), secret: z.string() });
export type Credential = Readonly<z.infer<typeof credentialSchema>>;

/** One sealed credential. The expiry (epoch ms, null = never) stands in clear: it is shown while the vault is locked. */
const recordSchema = z.strictObject({
  by: z.enum(['keychain', 'passphrase']),
  sealed: z.string(),
  expiresAt: z.number().int().nullable(),
});
export type SealedRecord = Readonly<z.infer<typeof recordSchema>>;

/** The whole content of credentials.json, whoever reads it. */
export type CredentialFile = Readonly<Record<string, unknown>>;

const boxKey = '$passphrase';
const chosenKey = '$sealing';
const refPattern = /^([a-z0-9-]{1,40})\/(erp|dotdigital|desk)(\/next)?$/;

/** The name of a credential in the file; the current one has the name that it always had. */
export const keyOf = ({ workspace, system, slot }: CredentialRef): string =>
  `${workspace}/${system}${slot === 'next' ? '/next' : ''}`;

/** Where a value belongs, authenticated with it. */
const placeOf = ({ workspace, system, slot }: CredentialRef): string => `${workspace}/${system}/${slot}`;

const refOf = (key: string): CredentialRef | null => {
  const [, workspace, system, next] = refPattern.exec(key) ?? [];
  if (workspace === undefined || (system !== 'erp' && system !== 'dotdigital' && system !== 'desk')) return null;
  return { workspace, system, slot: next === undefined ? 'current' : 'next' };
};

/** A plain text is what earlier versions kept: sealed by the keychain, without an expiry. What fits nothing opens never. */
const recordOf = (stored: unknown): SealedRecord => {
  if (typeof stored === 'string') return { by: 'keychain', sealed: stored, expiresAt: null };
  return recordSchema.safeParse(stored).data ?? { by: 'keychain', sealed: '', expiresAt: null };
};

/** The sealed credential of that name; null when there is none. */
export const recordIn = (file: CredentialFile, ref: CredentialRef): SealedRecord | null =>
  Object.hasOwn(file, keyOf(ref)) ? recordOf(file[keyOf(ref)]) : null;

/** Every sealed credential. */
export const recordsIn = (
  file: CredentialFile,
): readonly { readonly ref: CredentialRef; readonly record: SealedRecord }[] =>
  Object.entries(file).flatMap(([key, stored]) => {
    const ref = refOf(key);
    return ref === null ? [] : [{ ref, record: recordOf(stored) }];
  });

/** The box of the passphrase; null when none was ever chosen, 'damaged' when it can no longer be read. */
export const boxIn = (file: CredentialFile): PassphraseBox | 'damaged' | null =>
  file[boxKey] === undefined ? null : (passphraseBoxSchema.safeParse(file[boxKey]).data ?? 'damaged');

/** What the operator chose to seal with; null when nothing was chosen. */
export const chosenIn = (file: CredentialFile): 'keychain' | 'passphrase' | null => {
  const chosen = file[chosenKey];
  return chosen === 'keychain' || chosen === 'passphrase' ? chosen : null;
};

export type FileChange = {
  readonly box?: PassphraseBox | null;
  readonly chosen?: 'keychain' | 'passphrase';
  /** null drops the credential. */
  readonly records?: readonly { readonly ref: CredentialRef; readonly record: SealedRecord | null }[];
};

/** The content with a change made, to be written in one go. */
export const changedFile = (file: CredentialFile, { box, chosen, records = [] }: FileChange): CredentialFile => {
  const content: Record<string, unknown> = { ...file };
  for (const { ref, record } of records) {
    if (record === null) delete content[keyOf(ref)];
    else content[keyOf(ref)] = record;
  }
  if (chosen !== undefined) content[chosenKey] = chosen;
  if (box === null) delete content[boxKey];
  else if (box !== undefined) content[boxKey] = box;
  return content;
};

/** A credential as the text that is sealed by the keychain; it names its place, so that it cannot be moved. */
export const textOf = (ref: CredentialRef, credential: Credential): string =>
  JSON.stringify({ ...credential, place: placeOf(ref) });

/** The credential in an opened text; null when it is none, or was sealed for another place. */
export const credentialOf = (ref: CredentialRef, text: string): Credential | null => {
  try {
    const { place, ...credential } = credentialSchema.extend({ place: z.string().optional() }).parse(JSON.parse(text));
    return place === undefined || place === placeOf(ref) ? credential : null;
  } catch {
    return null;
  }
};

/** Seals a credential with the vault key, for its place only. */
export const sealCredential = (key: VaultKey, ref: CredentialRef, credential: Credential): string =>
  seal(key, Buffer.from(JSON.stringify(credential)), placeOf(ref));

/** The credential; null for another key, another place or changed bytes. */
export const openCredential = (key: VaultKey, ref: CredentialRef, sealed: string): Credential | null => {
  const clear = unseal(key, sealed, placeOf(ref));
  return clear === null ? null : credentialOf(ref, clear.toString());
};
