import type { OutputOf } from '../../shared/ipc/contract.ts';
import { counted, grouped } from './format.ts';

type Role = OutputOf<'workspaces.list'>['workspaces'][number]['role'];

export const roleText: Readonly<Record<Role, string>> = { writer: 'Writer', reviewer: 'Reviewer' };
export const roleHint: Readonly<Record<Role, string>> = {
  writer: 'This computer reads, decides and sends.',
  reviewer: 'This computer reads and decides, and sends nothing. Choose it when another one sends already.',
};

export const workspaceText = {
  switcher: 'Workspaces',
  opened: (name: string): string => `${name} is open.`,
  newTitle: 'New workspace',
  newText: 'It gets its own ERP, its own Dotdigital account and its own data. The one that is open stays as it is.',
  name: 'Name',
  role: 'What this computer does',
  create: 'Make it',
  creating: 'Being made…',
  entry: 'Name, timers, backups, people',
  trainingStays: 'The training workspace keeps its name and always stays.',
  rename: 'Rename',
  renamed: 'The workspace was renamed.',
  remove: 'Remove…',
  removeTitle: (name: string): string => `Remove ${name} from this computer?`,
  removeText:
    'Its data, decisions, backups and secrets on this computer are deleted for good. The ERP and Dotdigital keep everything. Backups that you made in other folders stay there.',
  typeName: (name: string): string => `Type ${name} to confirm`,
  removeDo: 'Remove it',
  removed: (name: string): string => `${name} was removed from this computer.`,
  openTraining: 'Open the training workspace',
  aboutTraining:
    'A simulated ERP and a simulated Dotdigital account on this machine, in a workspace of their own. Nothing there reaches a real system.',
  aboutFlow: 'To connect your own ERP and your own Dotdigital account, make a workspace for them.',
} as const;

export const backupText = {
  title: 'Backups',
  make: 'Make a backup',
  making: 'Being made…',
  folder: 'Folder outside of Concord',
  folderHint: 'Its full path; leave it empty to keep the backup here',
  made: (name: string, bytes: number): string => `The backup ${name} was made (${size(bytes)}).`,
  none: 'There is no backup yet.',
  when: 'Made',
  why: 'Why',
  size: 'Size',
  reasons: { operator: 'on demand', 'before-migration': 'before an upgrade', 'before-restore': 'before restoring' },
  restore: 'Restore…',
  restoreFile: 'Restore from a file…',
  path: 'Full path of the backup file',
  restoreTitle: 'Put this backup in the place of the workspace?',
  restoreText:
    'What is here now is backed up first. Decisions made since then are no longer listed; what was sent stays sent in both systems. People who were forgotten stay forgotten.',
  restoreDo: 'Restore',
  restoring: 'Being restored…',
  restored: 'The backup was restored.',
  handedOut: 'What is forgotten later stays in a copy outside; Concord lists such copies then.',
  failed: 'The backups could not be read',
} as const;

export const forgetText = {
  title: 'Forget a person',
  intro:
    'For a request for erasure. Everything that Concord keeps of the person is destroyed; the ERP and Dotdigital are not touched.',
  find: 'Email, customer number or contact id',
  findDo: 'Find',
  finding: 'Looking…',
  none: 'Nothing is kept of this person here.',
  found: (count: number): string => `${counted(count, 'record')} found`,
  reason: 'Reason',
  reasonHint: 'For example the number of the request; it is kept without the person',
  type: 'Type forget to confirm',
  word: 'forget',
  cannotUndo: 'This cannot be undone, and the next sync does not bring the person back.',
  forgetDo: 'Forget for good',
  forgetting: 'Being forgotten…',
  done: ({ records, mismatches, withdrawn, backups }: OutputOf<'person.forget'>): string =>
    `Forgotten: ${counted(records, 'record')}, ${counted(mismatches, 'mismatch', 'mismatches')}; ${counted(withdrawn, 'waiting change')} withdrawn; ${counted(backups, 'backup')} rewritten.`,
  outside: 'These files were handed out and may still hold the person. Delete or replace them yourself:',
} as const;

/** "4.2 MB". */
export const size = (bytes: number): string => {
  if (bytes < 1_000) return `${bytes} B`;
  if (bytes < 1_000_000) return `${grouped(Math.round(bytes / 1_000))} kB`;
  return `${(bytes / 1_000_000).toFixed(1)} MB`;
};
