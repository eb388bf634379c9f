import { z } from 'zod';
import {
  boxIn,
  type Credential,
  type CredentialFile,
  type CredentialRef,
  credentialSchema,
  openCredential,
  recordIn,
} from './credential-file.ts';
import { openBox, type VaultKey } from './passphrase-box.ts';

export type Secrets = {
  readonly erp: Credential | null;
  readonly dotdigital: Credential | null;
  /** The private keys of this machine's desk, where it has any. */
  readonly desk?: Credential;
};

/** Secrets, or a sentence why there are none. */
export type Given = { readonly secrets: Secrets } | { readonly sentence: string };

const no = (sentence: string): Given => ({ sentence });

const givenSchema = z.strictObject({
  erp: credentialSchema.nullable().default(null),
  dotdigital: credentialSchema.nullable().default(null),
});

/** The secrets in one line of JSON; what the line says is never repeated. */
export const secretsOfLine = (line: string): Given => {
  const example = '{"erp":{"user":"…","secret":"…"},"dotdigital":{"user":"…","secret":"…"}}';
  try {
    const given = givenSchema.safeParse(JSON.parse(line));
    if (given.success) return { secrets: given.data };
  } catch {
    // Told below: the message of the parser would repeat a piece of the line.
  }
  return no(`Standard input does not hold the secrets as one line of JSON like ${example}.`);
};

/** The current credentials of a workspace, opened by the passphrase. What is not kept is null; what does not open is told. */
export const secretsByPassphrase = async (
  file: CredentialFile,
  workspace: string,
  passphrase: string,
): Promise<Given> => {
  const box = boxIn(file);
  if (box === null)
    return no('No passphrase was chosen for these credentials: choose one in the window, or use --secrets-from-stdin.');
  if (box === 'damaged') return no('What was stored for the passphrase is damaged: choose a new one in the window.');
  const key = await openBox(box, passphrase);
  if (key === 'wrong') return no('This is not the passphrase of the vault.');
  const [erp, dotdigital] = [opened(file, workspace, 'erp', key), opened(file, workspace, 'dotdigital', key)];
  const desk = opened(file, workspace, 'desk', key);
  key.fill(0);
  if (erp !== null && 'sentence' in erp) return erp;
  if (dotdigital !== null && 'sentence' in dotdigital) return dotdigital;
  if (erp === null && dotdigital === null) return no(`No credentials are kept for the workspace ${workspace}.`);
  // A desk that cannot be opened hinders no sync; what needs it says so itself.
  return { secrets: { erp, dotdigital, ...(desk === null || 'sentence' in desk ? {} : { desk }) } };
};

const opened = (
  file: CredentialFile,
  workspace: string,
  system: CredentialRef['system'],
  key: VaultKey,
): Credential | { readonly sentence: string } | null => {
  const ref = { workspace, system, slot: 'current' } as const;
  const record = recordIn(file, ref);
  if (record === null) return null;
  const name = system === 'erp' ? 'the ERP' : 'Dotdigital';
  if (record.by === 'keychain')
    return {
      sentence: `The credential for ${name} is sealed by the keychain, which only the window can open: choose the passphrase there, or use --secrets-from-stdin.`,
    };
  return (
    openCredential(key, ref, record.sealed) ?? {
      sentence: `The credential for ${name} cannot be opened: it was sealed with another passphrase, or its file was changed. Enter it again in the window.`,
    }
  );
};
