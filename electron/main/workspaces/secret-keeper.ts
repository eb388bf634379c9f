import type { Result } from '../../../shared/result.ts';
import type { Credential, CredentialRef } from '../../vault/credential-file.ts';
import type { Place } from '../vault/vault-state.ts';
import type { CredentialState } from '../vault/vault-status.ts';

/** What workspaces need of the vault. */
export type SecretKeeper = {
  /** null when there is none or it cannot be opened now. */
  readonly open: (ref: CredentialRef) => Promise<Credential | null>;
  /** Puts the next secret in the place of the current one; false when there is no next one. Fails in words. */
  readonly promote: (ref: Pick<CredentialRef, 'workspace' | 'system'>) => Promise<boolean>;
  readonly remove: (ref: CredentialRef) => boolean | Promise<boolean>;
  /** Where a credential would be kept now. */
  readonly place: () => Promise<Place>;
  readonly status: (ref: CredentialRef) => Promise<CredentialState>;
  /** Fails in words while the vault is locked, and when the keychain refuses. */
  readonly save: (ref: CredentialRef, credential: Credential, expiresAt: number | null) => Promise<Result<Place>>;
};
