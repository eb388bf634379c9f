import type { OutputOf } from '../../shared/ipc/contract.ts';

type Status = OutputOf<'vault.status'>;
type Kept = Status['credentials'][number];

/** The shortest passphrase that the vault takes. */
export const passphraseLength = 8;

export const vaultText = {
  title: 'Where the secret is kept',
  keychain: 'System keychain',
  keychainHint: (name: string | null): string =>
    name === null ? 'There is none on this computer that Concord could use.' : `${name}, opened by your login.`,
  passphrase: 'Passphrase',
  passphraseHint: 'Asked at each start. Syncs wait for it.',
  sessionOnly: 'There is no keychain here and no passphrase: secrets are forgotten when Concord ends.',
  never: 'Never in clear on disk, in a log or on screen. You are warned 30, 14 and 3 days before one expires.',
  secret: 'Secret',
  expires: 'Expires',
  daysLeft: 'Days left',
  neverExpires: 'never',
  noSecrets: 'No secret of this workspace is kept yet.',
  trainingSecrets: 'The training systems get new secrets at each start; none is kept.',
  enterAgain: 'Enter again',
  unlock: 'Unlock',
  unlockDots: 'Unlock…',
  lockNow: 'Lock now',
  locked: 'The vault is locked.',
  lockedDone: 'The vault is locked. What runs already goes on.',
  change: 'Change passphrase…',
  toKeychainTitle: 'Keep secrets in the keychain?',
  toKeychainText: 'They are sealed anew by the keychain. The passphrase and its recovery code are no longer needed.',
  toKeychainDo: 'Use the keychain',
  moved: 'The secrets were sealed anew.',
  notMoved: (count: number): string =>
    count === 1
      ? 'One secret could not be opened and stays sealed as it was. Enter it again.'
      : `${count} secrets could not be opened and stay sealed as they were. Enter them again.`,
  failed: 'Where secrets are kept could not be read',
  setTitle: 'Set a passphrase',
  setText: 'It seals the secrets on this computer and is asked once at each start. Concord cannot tell it again.',
  newPassphrase: 'New passphrase',
  repeat: 'The same again',
  old: 'Passphrase until now',
  changeTitle: 'Change the passphrase',
  changeText: 'The printed recovery code stays good, unless you ask for a new one.',
  renew: 'Make a new recovery code; the printed one is no longer good then',
  set: 'Set it',
  changeDo: 'Change it',
  changed: 'The passphrase was changed.',
  tooShort: `At least ${passphraseLength} characters.`,
  unlike: 'The two are not the same.',
  startOver: 'Start over: what the older passphrase locks can only be entered again',
} as const;

export const unlockText = {
  title: 'Concord is locked',
  why: 'The secrets of this workspace are sealed by your passphrase. Syncs wait for it; what was read before can be looked at meanwhile.',
  passphrase: 'Passphrase',
  unlock: 'Unlock',
  unlocking: 'Unlocking…',
  notNow: 'Not now',
  useRecovery: 'Use the recovery code',
  usePassphrase: 'Use the passphrase',
  recoveryTitle: 'Open with the recovery code',
  recoveryWhy: 'It is on the sheet that you printed. Choose a new passphrase with it; the code stays good.',
  code: 'Recovery code',
  wait: (seconds: number): string => `Wait ${seconds} s`,
  unlocked: 'The vault is open. Syncs go on.',
  note: 'The vault is locked. Syncs wait.',
  noteCalm: 'The vault is locked. What runs already goes on.',
} as const;

export const recoveryText = {
  title: 'Recovery sheet of Concord',
  intro: 'This code is shown once. Print it or write it down, and keep it where you keep contracts.',
  code: 'Recovery code',
  workspaces: 'Workspaces',
  none: 'none yet',
  made: 'Made on',
  purpose:
    'It opens the vault of Concord on this computer when the passphrase is forgotten, and lets you choose a new one. Whoever has this sheet and this computer can open the vault.',
  how: 'To use it: start Concord, choose “Use the recovery code”, and type it with or without the dashes. It holds no letter I, L, O or U.',
  print: 'Print',
  kept: 'I have kept it',
  close: 'Close',
} as const;

const slotText = { current: 'in use', next: 'new' } as const;

/** "Key, in use", "Dotdigital password, new". */
export const secretName = ({ system, slot }: Pick<Kept, 'system' | 'slot'>): string =>
  `${system === 'erp' ? 'ERP key' : 'Dotdigital password'}, ${slotText[slot]}`;

export const enterAgainText = {
  title: 'Enter the secret again',
  why: 'The kept one cannot be opened. Nothing else is lost.',
  save: 'Keep it',
} as const;
