import type { Credential, CredentialRef } from '../../vault/credential-file.ts';

/** What workspaces need of the vault. */
export type SecretKeeper = {
  /** null when there is none or it cannot be opened now. */
  readonly open: (ref: CredentialRef) => Promise<Credential | null>;
  /** Puts the next secret in the place of the current one; false when there is no next one. Fails in words. */
  readonly promote: (ref: Pick<CredentialRef, 'workspace' | 'system'>) => Promise<boolean>;
  readonly remove: (ref: CredentialRef) => boolean | Promise<boolean>;
};
