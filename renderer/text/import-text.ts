import type { ImportState } from '../../shared/domain/bulk.ts';
import { type ImportFailure, type ImportRemedy, knownImportFailure } from '../../shared/domain/import-failure.ts';
import type { OutputOf } from '../../shared/ipc/contract.ts';
import type { ChangeRow } from '../../shared/ipc/operations/change.ts';
import { counted, grouped, listed } from './format.ts';

/** What each code of an import's report means, as a sentence without a full stop. */
const failureText: Readonly<Record<ImportFailure, string>> = {
  ApiSchemaViolation: 'A value does not fit its data field, or there is no such data field',
  Blocker: 'Dotdigital blocks the address, as it does those of roles such as abuse or postmaster',
  ConsentRecordsNotApplied: 'The contact was updated, but its consent record was not taken',
  Duplicate: 'The import named the contact twice',
  DuplicateIdentifier: 'Another contact has the same address or number already',
  GloballySuppressed: "The address is on Dotdigital's global suppression list",
  InvalidAddressBookIds: 'A list that was named does not exist',
  InvalidContact: 'Dotdigital does not take the contact',
  InvalidContactId: 'Dotdigital has no contact with this id any more',
  InvalidContactStatus: 'The status that was named cannot be set',
  InvalidDomain: 'The domain of the address receives no mail',
  InvalidEmail: 'The address is not one that Dotdigital takes',
  InvalidMatchIdentifier: 'Dotdigital does not know what the record was matched by',
  InvalidPhoneNumber: 'A phone number is not written with its country code',
  NoValidIdentifiers: 'The record had nothing that Dotdigital could match it by',
  SuppressedByDomain: 'The whole domain of the address is suppressed',
};

/** Why an import refused a record. An unknown code is told as Dotdigital wrote it. */
export const importFailureText = (code: string, description: string, importId: string | null): string => {
  const known = knownImportFailure(code);
  const words = description.trim() === '' ? '' : `; Dotdigital writes “${description.trim()}”`;
  const where = importId === null ? '' : `, import ${importId.slice(0, 8)}`;
  return known === null
    ? `Dotdigital refused it as ${code}${where}, a reason that Concord does not know${words}`
    : `${failureText[known]} (${known}${where})${words}`;
};

/** What helps, as a sentence without a full stop. */
export const importRemedyText: Readonly<Record<ImportRemedy, string>> = {
  'correct-value':
    'Correct the value, here in the result or in the ERP, and send it again; the same value would be refused again',
  'send-singly': 'Send it again: it goes by itself, outside an import',
  'not-mailable':
    'Nothing is mailed to this address. A single call may still update the contact: send it again, or ignore the case',
  'read-anew': 'Run Customers to read the contact anew; if it is gone, so is this case',
  'look-into': 'Send it again by itself; if it is refused once more, the integration has to be looked into',
};

const stateText: Readonly<Record<ImportState, string>> = {
  sending: 'Being handed in',
  running: 'Dotdigital works on it',
  finished: 'Finished',
  refused: 'Refused as a whole',
  failed: 'Failed',
  'not-sent': 'Not taken yet',
  lost: 'Not confirmed',
  overdue: 'Given up',
};

/** How an import stands, and how alarming that is. */
export const importStateOf = (state: ImportState): { readonly text: string; readonly tone: string } => ({
  text: stateText[state],
  tone: state === 'finished' ? 'good' : ['refused', 'failed', 'overdue', 'lost'].includes(state) ? 'warn' : 'erp',
});

/** An import that Dotdigital gave no id, or not yet. */
const namelessText = (state: ImportState): string => {
  switch (state) {
    case 'sending':
      return 'an import that is being handed in';
    case 'lost':
      return 'an import whose id was never learned';
    default:
      return 'an import that Dotdigital did not take';
  }
};

/** "In import d7de900d-… with 119 others". What the report said beside taking it follows. */
export const carriedText = ({ id, rows, codes, state }: NonNullable<ChangeRow['import']>): string => {
  const name = `In ${id === null ? namelessText(state) : `import ${id}`}`;
  const others = rows === 1 ? ', alone' : ` with ${counted(rows - 1, 'other')}`;
  const end = ['finished', 'running', 'sending'].includes(state) ? '' : `; ${stateText[state].toLowerCase()}`;
  const told = codes.length === 0 ? '' : `. The report names ${listed([...codes])}`;
  return `${name}${others}${end}${told}`;
};

type BulkImport = OutputOf<'run.imports'>['imports'][number];

/** "120 changes in one import: 118 taken, 2 refused". */
export const importLine = ({ rows, updated, refused, unnamed, state }: BulkImport): string => {
  const whole = `${counted(rows, 'change')} in one import`;
  if (state !== 'finished') return whole;
  const parts = [
    `${grouped(updated ?? 0)} taken`,
    ...(refused === null || refused === 0 ? [] : [`${grouped(refused)} refused`]),
    ...(unnamed === null || unnamed === 0 ? [] : [`${grouped(unnamed)} not in its report, read back`]),
  ];
  return `${whole}: ${parts.join(', ')}`;
};
