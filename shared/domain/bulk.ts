import type { ChangeSet } from './change.ts';

/**
 * From so many waiting plain updates on they go as one import. Below it single calls are faster: each change is verified
 * within seconds, while an import is asked after for some time and brings no more than it saves.
 */
export const leastForImport = 50;

/** The most rows of one import; the batch that the official connector sends (contract dotdigital 2.2 [C]). */
export const mostInImport = 2_000;

/** At most so many when their records are read one by one: what was read first must not be old when it is sent. */
export const mostReadSingly = 200;

/** The most contacts and customers of one page (contracts dotdigital 2.3, erp-cloud 9.3). */
export const contactsInPage = 5_000;
export const customersInPage = 1_000;

/** Above so many pages single reads are used: what was read first must not be old when it is sent. */
const mostPages = 10;

/**
 * How many records are read: whole pages where that takes far fewer calls than one for each record, else one by one.
 * `stored` is how many records the system has.
 */
export const readingOf = (
  wanted: number,
  stored: number,
  inPage: number,
): { readonly by: 'pages' | 'single'; readonly calls: number } => {
  const pages = Math.max(1, Math.ceil(stored / inPage));
  return pages <= mostPages && pages * 4 <= wanted ? { by: 'pages', calls: pages } : { by: 'single', calls: wanted };
};

/**
 * Whether a change may go in an import: it writes data fields of a contact that exists and nothing else. A change of the
 * address is an identifier's and goes singly.
 */
export const isPlainUpdate = (changeSet: ChangeSet): changeSet is Extract<ChangeSet, { operation: 'contact.patch' }> =>
  changeSet.operation === 'contact.patch' &&
  changeSet.changes.length > 0 &&
  changeSet.changes.every(({ field }) => field !== 'email');

/** Where an import stands. `lost`: it may have been handed in, and its id is not known. */
export const importStates = [
  'sending',
  'running',
  'finished',
  'refused',
  'failed',
  'not-sent',
  'lost',
  'overdue',
] as const;
export type ImportState = (typeof importStates)[number];
