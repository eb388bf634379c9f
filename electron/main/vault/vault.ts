import { z } from 'zod';
import type { FileLog } from '../log/file-log.ts';
import { openKeptFile } from '../settings/kept-file.ts';
import { createSealer, type SafeStorageLike } from './safe-storage.ts';

export type CredentialRef = { readonly workspace: string; readonly system: 'erp' | 'dotdigital' };
export type Credential = { readonly user: string; readonly secret: string };
export type Place = 'keychain' | 'session-only';

export type Vault = {
  /** Where a credential would be kept now. */
  readonly place: () => Promise<Place>;
  readonly save: (ref: CredentialRef, credential: Credential) => Promise<Place>;
  readonly status: (ref: CredentialRef) => Promise<Place | 'none' | 'unreadable'>;
  readonly remove: (ref: CredentialRef) => boolean;
  /** For the engine's start only; null when there is none or it cannot be opened. */
  readonly open: (ref: CredentialRef) => Promise<Credential | null>;
};

export type VaultOptions = {
  readonly folder: string;
  readonly safeStorage: SafeStorageLike;
  readonly platform: NodeJS.Platform;
  readonly log: Pick<FileLog, 'warn'>;
};

const credentialSchema = z.strictObject({ user: z.string(), secret: z.string() });

/**
 * Credentials, sealed by the keychain in an electron-store file; without a keychain in memory until the app ends. A
 * sealed value that cannot be opened stays where it is until it is entered again or removed.
 */
export const createVault = ({ folder, safeStorage, platform, log }: VaultOptions): Vault => {
  const sealer = createSealer(safeStorage, platform);
  const file = openKeptFile({ folder, name: 'credentials', log });
  const session = new Map<string, Credential>();
  const keyOf = ({ workspace, system }: CredentialRef): string => `${workspace}/${system}`;
  const sealed = (ref: CredentialRef): string | null => {
    const value = file.read()[keyOf(ref)];
    return typeof value === 'string' ? value : null;
  };
  const dropSealed = (ref: CredentialRef): boolean => {
    const { [keyOf(ref)]: dropped, ...rest } = file.read();
    if (dropped === undefined) return false;
    file.write(rest);
    return true;
  };
  const unseal = async (ref: CredentialRef): Promise<Credential | null> => {
    const value = sealed(ref);
    if (value === null) return null;
    try {
      return credentialSchema.parse(JSON.parse(await sealer.unseal(Buffer.from(value, 'base64'))));
    } catch {
      log.warn('a credential could not be opened', { system: ref.system });
      return null;
    }
  };
  const place = async (): Promise<Place> => ((await sealer.isAvailable()) ? 'keychain' : 'session-only');
  return {
    place,
    save: async (ref, credential) => {
      const where = await place();
      if (where === 'session-only') {
        session.set(keyOf(ref), credential);
        return where;
      }
      const value = await sealer.seal(JSON.stringify(credential));
      file.write({ ...file.read(), [keyOf(ref)]: value.toString('base64') });
      session.delete(keyOf(ref));
      return where;
    },
    status: async (ref) => {
      if (session.has(keyOf(ref))) return 'session-only';
      if (sealed(ref) === null) return 'none';
      return (await unseal(ref)) === null ? 'unreadable' : 'keychain';
    },
    remove: (ref) => {
      const wasKept = session.delete(keyOf(ref));
      return dropSealed(ref) || wasKept;
    },
    open: async (ref) => session.get(keyOf(ref)) ?? (await unseal(ref)),
  };
};
