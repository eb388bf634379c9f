import type { HandedVerb } from '../../shared/domain/handover.ts';
import type { OutputOf } from '../../shared/ipc/contract.ts';
import { counted, grouped, listed, moment } from './format.ts';

type Role = OutputOf<'desk.get'>['role'];
type Verbs = OutputOf<'handover.preview'>['verbs'];

/** What was decided, as one word of a table. */
export const verbText: Readonly<Record<HandedVerb, string>> = {
  approve: 'Approved',
  ignore: 'Ignored',
  defer: 'Put off',
  reopen: 'Reopened',
  withdraw: 'Taken back',
  assign: 'Given away',
  'not-same': 'Said to be two people',
  'same-product': 'Said to be one product',
  'other-product': 'Said to be two products',
  'two-records': 'Said to be two people',
};

const otherRole: Readonly<Record<Role, string>> = { writer: 'reviewer', reviewer: 'writer' };

export const deskText = {
  title: 'This desk',
  intro: {
    writer: 'Decisions of a reviewer come in a file. It is signed by their desk and sealed for this one.',
    reviewer: 'What you decide goes to the writer in a file. It is signed by this desk and sealed for theirs.',
  },
  failed: 'The desks could not be read',
  noKey: 'This desk has no key yet, or the vault that keeps it is locked.',
  make: 'Make a key',
  making: 'Being made…',
  made: 'This desk has its key now.',
  makeAnew: 'Make a new key in its place',
  fingerprint: 'Fingerprint',
  compare: 'The other side compares it with you over the phone.',
  save: 'Save the public key…',
  saveTitle: 'Save the public key of this desk',
  saveText: 'Send this file to the other desk. Nothing in it is secret; the fingerprint tells whether it is yours.',
  saved: (path: string): string => `The public key was saved as ${path}.`,
  copy: 'Copy it',
  copied: 'The public key was copied.',
  notCopied: 'The public key could not be copied; save it as a file.',
} as const;

export const fileText = {
  folderOrFile: 'Folder or file',
  pathHint: 'Its full path',
  file: 'File',
  choose: 'Choose…',
  save: 'Save',
  saving: 'Being saved…',
} as const;

export const trustText = {
  title: 'Trusted desks',
  none: (role: Role): string => `No ${otherRole[role]} is trusted yet. Ask for the public key of their desk.`,
  add: 'Trust a desk…',
  addTitle: (role: Role): string => `Trust the desk of a ${otherRole[role]}`,
  addText: 'Open the file of its public key, or paste what stands in it. Then compare the fingerprint over the phone.',
  paste: 'Or paste the key',
  look: 'Look at it',
  looking: 'Looking…',
  compare: (name: string): string => `Call ${name} and have the fingerprint read out. Trust it only if it is the same.`,
  same: 'I compared it, and it is the same',
  name: 'What you call this desk',
  trust: 'Trust it',
  trusting: 'Being kept…',
  trusted: (name: string): string => `The desk ${name} is trusted now.`,
  already: 'This desk is trusted already; a new name takes the place of the old one.',
  since: (at: number, by: string): string => `since ${moment(at)}, by ${by}`,
  last: (number: number, at: number): string => `file ${grouped(number)} taken in ${moment(at)}`,
  remove: 'Remove…',
  removeNamed: (name: string): string => `Remove the desk ${name}`,
  removeTitle: (name: string): string => `Trust the desk ${name} no more?`,
  removeText: 'Its files are refused from now on. What was taken in from it stays.',
  removeDo: 'Trust it no more',
  removed: (name: string): string => `The desk ${name} is trusted no more.`,
} as const;

export const handText = {
  title: 'Hand over decisions',
  none: (files: number): string =>
    files === 0 ? 'There is nothing to hand over yet.' : 'Everything that you decided here has been handed over.',
  waiting: (total: number, verbs: Verbs): string =>
    `${counted(total, 'decision')} to hand over: ${listed(verbs.map(({ verb, count }) => `${grouped(count)} ${verbText[verb].toLowerCase()}`))}.`,
  more: (more: number): string => `${counted(more, 'more decision')} will go into the next file.`,
  noWriter: 'Trust the desk of the writer first: the file is sealed for it alone.',
  handOver: 'Hand over…',
  again: 'Again…',
  againNamed: (number: number): string => `Hand over file ${grouped(number)} again`,
  dialogTitle: 'Write a file of decisions',
  dialogText: (again: number | null): string =>
    again === null
      ? 'Send it to the writer as you like: only their desk can open it. What is in it then counts as handed over.'
      : 'What still stands of that file goes into a new one. Nothing is done twice at the writer.',
  to: 'For the desk',
  write: 'Write the file',
  writing: 'Being written…',
  written: (number: number, decisions: number, path: string): string =>
    `File ${grouped(number)} with ${counted(decisions, 'decision')} was written: ${path}`,
  files: 'Files written here',
  number: 'File',
  when: 'Written',
  for: 'For',
  decisions: 'Decisions',
} as const;

export const takeText = {
  title: 'Take in decisions',
  none: 'Trust the desk of a reviewer first; files of others are refused.',
  look: 'Look at it',
  looking: 'Looking…',
  from: 'From',
  desk: (operator: string, name: string): string => (operator === name ? name : `${operator}, at the desk ${name}`),
  file: 'File',
  fileOf: (number: number, at: number): string => `number ${grouped(number)}, written ${moment(at)}`,
  sums: (takes: number, total: number): string =>
    takes === total
      ? `All ${counted(total, 'decision')} can be made here.`
      : `${grouped(takes)} of ${counted(total, 'decision')} can be made here.`,
  done: (done: number): string => `${counted(done, 'decision')} of this file were made before it broke off.`,
  left: 'Left out, and why',
  shown: (shown: number, total: number): string => `The first ${grouped(shown)} of ${grouped(total)}.`,
  what: 'The decisions of this file',
  decided: (verb: string, kind: string): string => `${verb} · ${kind}`,
  asDecided: 'Nothing is sent; it is set here as it was decided.',
  nobody: 'no longer known here',
  finish: 'Close the file',
  take: (takes: number): string => `Take in ${counted(takes, 'decision')}`,
  taking: 'Being taken in…',
  notNow: 'Not now',
  taken: (taken: number, left: number): string =>
    `${counted(taken, 'decision')} taken in${left === 0 ? '' : `, ${grouped(left)} left out`}. What was approved is being sent.`,
} as const;
