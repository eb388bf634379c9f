import { create } from 'zustand';
import type { Failure } from '../../../shared/errors.ts';
import type { OutputOf } from '../../../shared/ipc/contract.ts';
import type { Result } from '../../../shared/result.ts';
import { announce } from '../../actions/announce.ts';
import { invoke } from '../../ipc/client.ts';
import { queries } from '../../ipc/use-query.ts';
import { unlockText, vaultText } from '../../text/vault-text.ts';

export type Kept = OutputOf<'vault.status'>['credentials'][number];

type VaultDialogs = {
  /** The operator put off unlocking; until the next time that it is asked for. */
  readonly isPutOff: boolean;
  /** Unlocking was asked for, also where nothing waits for it. */
  readonly isAsked: boolean;
  /** What the vault has to say of the last thing it was told. */
  readonly notice: string | null;
};

/** The vault's dialogs, which lie over every screen. */
export const useVaultDialogs = create<VaultDialogs>(() => ({
  isPutOff: false,
  isAsked: false,
  notice: null,
}));

const { setState: set } = useVaultDialogs;

type RecoverySheet = {
  /** Told once, so it stays here until it was kept. */
  readonly sheet: { readonly code: string; readonly at: number } | null;
};

/** By itself, because React holds on to earlier states of what it draws: only the sheet may see the code. */
export const useRecoverySheet = create<RecoverySheet>(() => ({ sheet: null }));

export const putOff = (): void => set({ isPutOff: true, isAsked: false });
export const askUnlock = (): void => set({ isPutOff: false, isAsked: true });
export const putSheetAway = (): void => useRecoverySheet.setState({ sheet: null });
const showSheet = (code: string): void => useRecoverySheet.setState({ sheet: { code, at: Date.now() } });

const askAgain = (): void => {
  for (const name of ['vault.status', 'app.about', 'connection.list'] as const) queries.retry(name, {});
};

const done = (sentence: string): void => {
  announce(sentence);
  set({ notice: sentence });
  askAgain();
};

const tellMoved = ({ length }: { readonly length: number }): void =>
  done(length === 0 ? vaultText.moved : vaultText.notMoved(length));

/** Opens the vault for this start; answers what was refused. */
export const unlock = async (passphrase: string): Promise<Failure | null> =>
  opened(await invoke('vault.unlock', { passphrase }));

/** Opens the vault with the printed code and sets a new passphrase; answers what was refused. */
export const unlockWithRecovery = async (code: string, newPassphrase: string): Promise<Failure | null> =>
  opened(await invoke('vault.unlock-with-recovery', { code, newPassphrase }));

const opened = (result: Result<unknown>): Failure | null => {
  if (!result.ok) return result.error;
  set({ isAsked: false, isPutOff: false });
  done(unlockText.unlocked);
  return null;
};

/** Seals secrets by a passphrase from now on, and shows the recovery sheet; answers what was refused. */
export const setPassphrase = async (passphrase: string, startOver: boolean): Promise<Failure | null> => {
  const result = await invoke('vault.use-passphrase', { passphrase, startOver });
  if (!result.ok) return result.error;
  showSheet(result.value.recoveryCode);
  tellMoved(result.value.notMoved);
  return null;
};

/** Changes the passphrase, on demand with a new recovery sheet; answers what was refused. */
export const changePassphrase = async (old: string, next: string, renewRecovery: boolean): Promise<Failure | null> => {
  const result = await invoke('vault.change-passphrase', { old, new: next, renewRecovery });
  if (!result.ok) return result.error;
  const code = result.value.recoveryCode;
  if (code !== null) showSheet(code);
  done(vaultText.changed);
  return null;
};

/** Seals secrets by the keychain from now on; answers what was refused. */
export const setKeychain = async (): Promise<Failure | null> => {
  const result = await invoke('vault.use-keychain', {});
  if (!result.ok) return result.error;
  tellMoved(result.value.notMoved);
  return null;
};

/** Forgets the key of the passphrase until it is entered again. */
export const lockNow = async (): Promise<void> => {
  const result = await invoke('vault.lock', {});
  if (!result.ok) return set({ notice: result.error.sentence });
  // Who locks it does not want to be asked for the passphrase at once.
  set({ isPutOff: true });
  done(vaultText.lockedDone);
};

/** Keeps a secret anew under its name; answers what was refused. */
export const enterAgain = async (
  { workspace, system, slot }: Kept,
  entered: { readonly user: string; readonly secret: string; readonly expiresAt: number | null },
): Promise<Failure | null> => {
  const result = await invoke('credential.save', { ref: { workspace, system, slot }, ...entered });
  askAgain();
  return result.ok ? null : result.error;
};
